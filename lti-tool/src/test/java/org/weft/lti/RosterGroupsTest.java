package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.RosterLms.list;
import static org.weft.lti.RosterLms.member;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.lti.FakeServices.Asked;
import org.weft.lti.FakeServices.Reply;

/** Names and Roles 2.0 and the groups service over HTTP: the sections and groups that an LMS tells. */
class RosterGroupsTest {
    private static final String GROUPS = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";

    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final RosterLms lms = new RosterLms(TOOL);
    private final FakeServices services = lms.services;
    private final FakePlatform platform = lms.platform;

    @AfterEach
    void close() {
        lms.close();
    }

    @Test
    void f10_theListIsReadOnceMoreForALinkThatTellsGroups_andItsErrorsDontMatter() {
        lms.answer(asked -> asked.pathAndQuery().contains("rlid=")
                ? new Reply(400, Map.of(), "{\"errors\":{\"type\":\"Requested ResourceLink was not found\"}}")
                : Reply.json(list(member("ana"), member("ben"))));

        lms.open(RosterGroupsTest::inMonday);
        lms.read();

        assertThat(services.asked).extracting(Asked::pathAndQuery).containsExactly("/members", "/members?rlid=link-1");
        assertThat(lms.problem()).isEqualTo("none");
    }

    @Test
    void f14_customParametersTellTheSectionsOfWhoHasNotCome() {
        lms.answer(asked -> asked.pathAndQuery().contains("rlid=")
                ? Reply.json(list(
                        member("ana", "message", message("Monday, Evening")),
                        member("ben", "message", message("$com.instructure.User.sectionNames")),
                        member("carla", "message", List.of())))
                : Reply.json(list(member("ana"), member("ben"), member("carla"))));

        lms.open(RosterGroupsTest::inMonday);
        lms.read();

        assertThat(lms.groups()).contains("Sections/Evening: The ana", "Sections/Monday: The ana, The carla");
    }

    private static void inMonday(Map<String, Object> claims) {
        claims.put(Claims.LTI + "custom", Map.of("sections", "Monday", "weft_placement", Learner.CHOSEN));
    }

    private static List<Object> message(String sections) {
        return List.of(Map.of(Claims.LTI + "custom", Map.of("sections", sections)));
    }

    @Test
    void f15_theAddressKeepsItsOwnQuery() {
        lms.answer(asked -> Reply.json(list(member("ana"), member("ben"))));

        lms.open("/members?type_id=1&rlid=7", RosterGroupsTest::inMonday);
        lms.read();

        assertThat(services.asked).extracting(Asked::pathAndQuery).containsOnly("/members?type_id=1&rlid=7");
    }

    @Test
    void h7_groupsOfTheServiceAreTakenOver_withTheirSets() {
        lms.answerList(
                member("ana", "group_enrollments", List.of(Map.of("group_id", "1"), Map.of("group_id", "3"))),
                member("ben", "group_enrollments", List.of(Map.of("group_id", 2))));
        answerGroups();

        lms.open(this::tellGroups);
        lms.read();

        assertThat(lms.groups()).contains("Groups/Loose: The ana", "Labs/Lab 1: The ana", "Labs/Lab 2: The ben");
        assertThat(services.asked)
                .extracting(Asked::pathAndQuery)
                .containsExactly("/sets", "/groups", "/groups?page=2", "/members?groups=true");
        assertThat(services.asked.get(1).headers())
                .containsEntry("Accept", "application/vnd.ims.lti-gs.v1.contextgroupcontainer+json");
        assertThat(services.tokenRequests)
                .extracting(form -> form.getOrDefault("scope", ""))
                .contains("https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly");
    }

    @Test
    void h7_withoutTheGroupsTheListIsReadAllTheSame() {
        lms.answerList(member("ana"), member("ben"));
        services.answerAt(platform, "/groups", asked -> Reply.of(500));
        services.answerAt(platform, "/sets", asked -> Reply.json("{\"sets\":[]}"));

        lms.open(this::tellGroups);
        lms.read();

        assertThat(lms.problem()).isEqualTo("none");
        assertThat(lms.members()).contains("The ana learner listed");
    }

    private void answerGroups() {
        services.answerAt(platform, "/sets", asked -> Reply.json("{\"sets\":[{\"id\":9,\"name\":\"Labs\"}]}"));
        services.answerAt(
                platform,
                "/groups",
                asked -> asked.pathAndQuery().contains("page=2")
                        ? Reply.json("{\"groups\":[{\"id\":\"3\",\"name\":\"Loose\"},{\"id\":\"4\",\"name\":\"\"}]}")
                        : Reply.json("{\"groups\":[{\"id\":1,\"name\":\"Lab 1\",\"set_id\":9},"
                                        + "{\"id\":2,\"name\":\"Lab 2\",\"set_id\":\"9\"}]}")
                                .with("Link", "<" + platform.url("/groups?page=2") + ">; rel=next"));
    }

    private void tellGroups(Map<String, Object> claims) {
        claims.put(
                GROUPS,
                Map.of(
                        "context_groups_url", platform.url("/groups").toString(),
                        "context_group_sets_url", platform.url("/sets").toString()));
    }
}
