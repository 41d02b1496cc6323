package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.RosterLms.list;
import static org.weft.lti.RosterLms.member;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.lti.FakeServices.Reply;

/** Names and Roles 2.0 over HTTP: who the people on the list are here. */
class RosterPeopleTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final RosterLms lms = new RosterLms(TOOL);
    private final FakeServices services = lms.services;

    @AfterEach
    void close() {
        lms.close();
    }

    @Test
    void f9_whoIsInactiveOrDeletedOrAbsent_hasLeft() {
        var second = new ArrayList<>(List.of(
                member("ana", "status", "Inactive"),
                member("ben", "status", "Deleted"),
                member("carla"),
                member("eve")));
        lms.answer(asked -> Reply.json(
                services.asked.size() == 1
                        ? list(member("ana"), member("ben"), member("carla"), member("dana"), member("eve"))
                        : list(second.get(0), second.get(1), second.get(2), second.get(3))));
        lms.openAndRead();

        lms.readAgain();

        assertThat(lms.members())
                .contains(
                        "The ana learner left",
                        "The ben learner left",
                        "The dana learner left",
                        "The eve learner listed");
    }

    @Test
    void f11_everybodyIsAskedFor_andToldApartHere() {
        lms.answerList(
                member("ana"),
                member(
                        "tom",
                        "roles",
                        List.of(
                                "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant",
                                "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor")),
                member("noor", "roles", List.of("urn:lti:role:ims/lis/Mentor")),
                member("xi", "roles", List.of()));

        lms.openAndRead();

        assertThat(lms.members())
                .contains("The tom instructor listed", "The noor observer listed", "The xi learner listed");
        assertThat(services.asked.get(0).pathAndQuery()).doesNotContain("role=");
    }

    @Test
    void f12_whoHasNoName_getsAPseudonym() {
        lms.answerList(
                member("ana", "name", "", "given_name", "Ana", "family_name", "Souza"),
                member("ben", "name", "ben@school.example", "email", "ben@school.example"),
                member("chi", "name", ""));

        lms.openAndRead();

        assertThat(lms.members()).contains("Ana Souza learner listed");
        assertThat(lms.members())
                .filteredOn(each -> each.matches("Learner [0-9A-F]{4} learner listed"))
                .hasSize(2);
    }

    @Test
    void f20_testUsersAreNobody() {
        lms.answerList(
                member("ana"),
                member("ben"),
                member(
                        "test",
                        "roles",
                        List.of(
                                Learner.MEMBERSHIP + "Learner",
                                "http://purl.imsglobal.org/vocab/lti/system/person#TestUser")));

        lms.openAndRead();

        assertThat(lms.members()).hasSize(3).noneMatch(each -> each.contains("test"));
    }

    @Test
    void whatAMoodleAnswers_isUnderstood() throws IOException {
        var moodle = sample("/samples/moodle/41-nrps.json");
        lms.answer(asked -> {
            var wanted = asked.pathAndQuery().contains("from=2") ? "limit=2 from=2" : "limit=2 (see Link header)";
            var response = Objects.requireNonNull(moodle.get(wanted));
            var reply = Reply.json(response.get("body").toString());
            for (var header : response.get("headers")) {
                if (header.asText().startsWith("Link: ")) {
                    var link = header.asText()
                            .substring("Link: ".length())
                            .replaceAll(
                                    "http://127.0.0.1:8900[^?]*",
                                    lms.platform.url("/members").toString());
                    reply = reply.with("Link", link);
                }
            }
            return reply;
        });

        lms.openAndRead();

        assertThat(lms.members())
                .contains(
                        "Li 王 learner listed",
                        "Sam Student learner listed",
                        "Tina Teacher instructor listed",
                        "Zoë Müller-Ångström learner listed");
    }

    private static Map<String, JsonNode> sample(String name) throws IOException {
        try (var in = RosterPeopleTest.class.getResourceAsStream(name)) {
            var all = new ArrayList<JsonNode>();
            JSON.readTree(in).forEach(all::add);
            return all.stream()
                    .collect(Collectors.toMap(each -> each.get("label").asText(), each -> each.get("response")));
        }
    }
}
