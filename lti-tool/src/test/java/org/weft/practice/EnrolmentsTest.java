package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.practice.GradingTool.ANA;
import static org.weft.practice.GradingTool.BEN;
import static org.weft.practice.GradingTool.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Teachers change who is in a course and its groups; tools read it. */
class EnrolmentsTest {
    private static final String MEMBERS = "/members/quantum-computing";
    private static final String PEOPLE = "/people/quantum-computing";

    @TempDir
    Path folder;

    private GradingTool tool;

    @BeforeEach
    void start() throws IOException {
        tool = new GradingTool(folder);
    }

    @AfterEach
    void stop() {
        tool.close();
    }

    @Test
    void aLaunchSaysWhereTheGroupsAre() {
        var claims = tool.lms.claims(tool.lms.launch("ana", "quantum-computing.gates", "n"));

        assertThat(String.valueOf(claims.get(LaunchClaims.GROUPS)))
                .contains(
                        "context_groups_url=" + tool.lms.uri() + "/groups/quantum-computing",
                        "context_group_sets_url=" + tool.lms.uri() + "/group-sets/quantum-computing");
    }

    @Test
    void groupsAndTheirSetsAreRead_pageByPage() {
        var first = tool.get("/groups/quantum-computing", GroupsServlet.GROUPS_TYPE, Grants.GROUPS);
        var last = tool.get(next(first), GroupsServlet.GROUPS_TYPE, Grants.GROUPS);
        var sets = json(tool.get("/group-sets/quantum-computing", GroupsServlet.SETS_TYPE, Grants.GROUPS));

        assertThat(json(first).path("groups").findValuesAsText("name"))
                .containsExactly("Team Hadamard", "Team Pauli", "Team Toffoli");
        assertThat(json(last).path("groups").findValuesAsText("name")).containsExactly("Team Fredkin");
        assertThat(next(last)).isEmpty();
        assertThat(sets.path("sets").findValuesAsText("id")).containsExactly("projects");
        assertThat(json(first).path("groups").findValuesAsText("set_id")).containsOnly("projects");
    }

    @Test
    void whoIsInAGroup_isToldByTheMembers_andAskedByPerson() {
        change("ravi", "ana", "in", "pauli");
        change("ravi", "ben", "in", "");

        assertThat(member(ANA, "?groups=true").path("group_enrollments").findValuesAsText("group_id"))
                .containsExactly("pauli");
        assertThat(member(BEN, "?groups=true").path("group_enrollments")).isEmpty();
        assertThat(member(ANA, "").has("group_enrollments")).isFalse();
        var hers = tool.get("/groups/quantum-computing?user_id=" + ANA, GroupsServlet.GROUPS_TYPE, Grants.GROUPS);
        assertThat(json(hers).path("groups").findValuesAsText("id")).containsExactly("pauli");
    }

    @Test
    void differencesSayWhatHasChangedSince_andNothingElse() {
        var since = differences(MEMBERS + "?groups=true");
        assertThat(all(since)).isEmpty();

        change("ravi", "ana", "out", "");
        change("ravi", "layla", "in", "toffoli");

        var changed = all(since);
        assertThat(changed).hasSize(2);
        assertThat(changed.get(0).path("user_id").asText()).isEqualTo(ANA);
        assertThat(changed.get(0).path("status").asText()).isEqualTo("Deleted");
        assertThat(changed.get(0).has("name")).isFalse();
        assertThat(changed.get(1).path("status").asText()).isEqualTo("Active");
        assertThat(changed.get(1).path("group_enrollments").findValuesAsText("group_id"))
                .containsExactly("toffoli");
        assertThat(all(differences(since))).isEmpty();
    }

    @Test
    void whoIsRemoved_isGoneFromListCourseAndGradebook_untilAddedAgain() {
        var column = tool.column("");
        change("ravi", "ana", "out", "");

        assertThat(all(MEMBERS))
                .noneMatch(member -> member.path("user_id").asText().equals(ANA));
        assertThat(course("ana")).isEqualTo(403);
        assertThat(tool.score(column, ANA, "").body()).contains("User could not be found");
        assertThat(tool.authorize(
                        "ana",
                        MessageHint.launch("quantum-computing.gates", tool.uri() + "/lti/launch", false)
                                .json()))
                .containsEntry("error", "access_denied");

        change("ravi", "ana", "in", "");
        assertThat(course("ana")).isEqualTo(200);
    }

    @Test
    void changesAreStillThereAfterARestart() {
        change("ravi", "layla", "in", "pauli");
        change("ravi", "ben", "out", "");

        tool.restartLms();

        assertThat(course("layla")).isEqualTo(200);
        assertThat(course("ben")).isEqualTo(403);
        var page = PracticeClient.as("ravi", tool.lms).get(PEOPLE).body();
        assertThat(page.replaceFirst("(?s).*<li id=\"layla\">", "").replaceFirst("(?s)</li>.*", ""))
                .contains("value=\"pauli\" checked", "Remove from the course");
        assertThat(PracticeClient.stranger(tool.lms).get("/").body())
                .contains("learner, QC101 and WH-START")
                .contains("<span>learner, </span>");
    }

    @Test
    void theListIsFilteredByRole() {
        assertThat(all(MEMBERS + "?role=Mentor")).hasSize(1);
        assertThat(all(MEMBERS + "?role=http%3A%2F%2Fpurl.imsglobal.org%2Fvocab%2Flis%2Fv2%2Fmembership%23Learner"))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        MEMBERS + "?since=x, since must be a number",
        MEMBERS + "?since=7, since is of another list",
        MEMBERS + "?from=-1, from must be a number"
    })
    void aListThatCanNotBe_isRefused(String address, String reason) {
        var answer = tool.get(address, MembersServlet.TYPE, Grants.MEMBERS);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
    }

    @Test
    void withoutScopeTypeOrCourseThereIsNothing() {
        var groups = "/groups/quantum-computing";

        assertThat(tool.get(groups, GroupsServlet.GROUPS_TYPE).statusCode()).isEqualTo(401);
        assertThat(tool.get(groups, GroupsServlet.GROUPS_TYPE, Grants.MEMBERS).statusCode())
                .isEqualTo(403);
        assertThat(tool.get(groups, GroupsServlet.SETS_TYPE, Grants.GROUPS).statusCode())
                .isEqualTo(406);
        assertThat(tool.get("/groups/cooking", GroupsServlet.GROUPS_TYPE, Grants.GROUPS)
                        .statusCode())
                .isEqualTo(404);
        assertThat(tool.get(MEMBERS, MembersServlet.TYPE, Grants.GROUPS).statusCode())
                .isEqualTo(403);
        assertThat(tool.get(MEMBERS, "application/json", Grants.MEMBERS).statusCode())
                .isEqualTo(406);
        assertThat(tool.get("/members/cooking", MembersServlet.TYPE, Grants.MEMBERS)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyTeachersChangeTheirCourse_andNeverRemoveThemselves() {
        assertThat(change("ana", "ben", "out", "").statusCode()).isEqualTo(403);
        assertThat(PracticeClient.as("ana", tool.lms).get(PEOPLE).statusCode()).isEqualTo(403);
        assertThat(PracticeClient.stranger(tool.lms).get(PEOPLE).statusCode()).isEqualTo(303);
        assertThat(PracticeClient.as("ravi", tool.lms).get("/people/cooking").statusCode())
                .isEqualTo(404);

        var himself = change("ravi", "ravi", "out", "");
        assertThat(himself.statusCode()).isEqualTo(400);
        assertThat(himself.body()).contains("You can&#39;t remove yourself. Another teacher of the course can.");
        assertThat(change("ravi", "nobody", "in", "").body()).contains("Nothing was changed");
        assertThat(change("ravi", "ana", "up", "").body()).contains("Nothing was changed");
        assertThat(course("ben")).isEqualTo(200);
    }

    private HttpResponse<String> change(String teacher, String person, String act, String group) {
        var fields = new HashMap<>(Map.of("person", person, "act", act));
        if (!group.isEmpty()) {
            fields.put("group", group);
        }
        return PracticeClient.as(teacher, tool.lms).post(PEOPLE, fields);
    }

    private int course(String person) {
        return PracticeClient.as(person, tool.lms)
                .get("/courses/quantum-computing/gates")
                .statusCode();
    }

    private JsonNode member(String subject, String query) {
        return all(MEMBERS + query).stream()
                .filter(each -> each.path("user_id").asText().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> all(String address) {
        var members = new ArrayList<JsonNode>();
        for (var next = address; !next.isEmpty(); ) {
            var page = tool.get(next, MembersServlet.TYPE, Grants.MEMBERS);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            json(page).path("members").forEach(members::add);
            next = next(page);
        }
        return members;
    }

    private String differences(String address) {
        for (var next = address; ; ) {
            var page = tool.get(next, MembersServlet.TYPE, Grants.MEMBERS);
            next = next(page);
            if (next.isEmpty()) {
                return link(page, "differences");
            }
        }
    }

    private static String next(HttpResponse<String> page) {
        return link(page, "next");
    }

    private static String link(HttpResponse<String> page, String relation) {
        var header = page.headers().firstValue("Link").orElse("");
        return header.endsWith("rel=\"" + relation + "\"") ? header.replaceFirst("<(.*)>.*", "$1") : "";
    }
}
