package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.RosterLms.list;
import static org.weft.lti.RosterLms.member;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.lti.FakeServices.Reply;
import org.weft.lti.health.Check;
import org.weft.lti.registrations.Registration;

/** Lists of members that can't be read, over HTTP: nobody is marked as gone by that. */
class RosterRefusedTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final RosterLms lms = new RosterLms(TOOL);
    private final FakeServices services = lms.services;

    @AfterEach
    void close() {
        lms.close();
    }

    @Test
    void f17_anLmsThatShowsNobodyOrOneAlone_hidesTheOthers() {
        var members = new ArrayList<>(List.of(member("ana"), member("ben"), member("carla")));
        lms.answer(asked -> Reply.json(FakePlatform.json(Map.of("members", members))));
        lms.openAndRead();
        members.remove(0);
        members.remove(0);

        lms.readAgain();
        assertThat(lms.problem()).isEqualTo("empty");

        members.clear();
        lms.readAgain();

        assertThat(lms.problem()).isEqualTo("empty");
        assertThat(lms.members()).contains("The ana learner listed", "The ben learner listed");
    }

    @ParameterizedTest
    @CsvSource({"403, not-allowed", "404, gone", "400, refused", "302, refused", "500, unavailable", "429, unavailable"
    })
    void f18_eachRefusalHasItsWord_andMarksNobody(int status, String word) {
        var statuses = new ArrayList<>(List.of(200));
        lms.answer(asked -> statuses.get(0) == 200
                ? Reply.json(list(member("ana"), member("carla")))
                : Reply.of(statuses.get(0)).with("Location", "http://127.0.0.1:1/"));
        lms.openAndRead();
        statuses.set(0, status);

        lms.readAgain();

        assertThat(lms.problem()).isEqualTo(word);
        assertThat(lms.members()).contains("The ana learner listed");
    }

    @Test
    void f18_whatMayPassIsTriedAgainWhenTheLmsSays() {
        lms.answer(asked -> services.asked.size() == 1
                ? new Reply(429, Map.of("Retry-After", "600"), "")
                : Reply.json(list(member("ana"), member("ben"))));
        lms.openAndRead();

        TOOL.clock.advance(Duration.ofSeconds(590));
        lms.read();
        assertThat(services.asked).hasSize(1);
        TOOL.clock.advance(Duration.ofSeconds(11));
        lms.read();

        assertThat(lms.problem()).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "{\"members\":[{\"user_id\":\"ana\"", "{\"members\":{}}", ""})
    void f18_whatIsNoList_marksNobody(String body) {
        lms.answer(asked -> services.asked.size() == 1
                ? Reply.json(list(member("ana"), member("carla"), member("dana")))
                : Reply.json(body));
        lms.openAndRead();

        lms.readAgain();

        assertThat(lms.problem()).isIn("unavailable", "empty");
        assertThat(lms.members()).contains("The ana learner listed", "The dana learner listed");
    }

    @Test
    void f18_aListThatBreaksOffInTheMiddle_marksNobody() {
        lms.answer(asked -> {
            if (services.asked.size() == 1) {
                return Reply.json(list(member("ana"), member("ben"), member("carla")));
            }
            return asked.pathAndQuery().contains("page=2")
                    ? Reply.of(500)
                    : lms.linking(list(member("ana"), member("eve")), "next", "/members?page=2");
        });
        lms.openAndRead();

        lms.readAgain();

        assertThat(lms.problem()).isEqualTo("unavailable");
        assertThat(lms.members()).contains("The ben learner listed");
    }

    @Test
    void aCrashInTheMiddle_isReadAgain_andDoublesNobody() {
        lms.answer(asked -> {
            if (services.asked.size() == 2) {
                throw new IllegalStateException("the node dies here");
            }
            return asked.pathAndQuery().contains("page=2")
                    ? Reply.json(list(member("ben")))
                    : lms.linking(list(member("ana")), "next", "/members?page=2");
        });
        lms.openAndRead();

        TOOL.clock.advance(Duration.ofMinutes(2));
        lms.read();

        assertThat(lms.members())
                .containsExactly("Carla Couto instructor", "The ana learner listed", "The ben learner listed");
    }

    @ParameterizedTest
    @CsvSource({"200, GOOD", "403, DOUBTFUL"})
    void theHealthPageSaysWhetherListsAreRead(int status, Check.Result result) {
        lms.answer(asked -> status == 200 ? Reply.json(list(member("ana"), member("ben"))) : Reply.of(status));
        var registration =
                TOOL.host.registrations().ofIssuer(lms.platform.issuer).get(0);
        assertThat(health(registration)).isEqualTo(Check.Result.UNKNOWN);

        lms.openAndRead();

        assertThat(health(registration)).isEqualTo(result);
    }

    private static Check.Result health(Registration registration) {
        return TOOL.host.health().report(registration).checks().stream()
                .filter(check -> check.name().equals("Lists of members"))
                .map(Check::result)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRemovedInstallationIsReadNoMore() {
        lms.answerList(member("ana"), member("ben"));
        lms.open();
        var registrations = TOOL.host.registrations();
        registrations.remove(registrations.ofIssuer(lms.platform.issuer).get(0));

        lms.read();

        assertThat(services.asked).isEmpty();
    }
}
