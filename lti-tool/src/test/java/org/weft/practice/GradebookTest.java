package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.practice.GradingTool.ANA;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradebook that people see. */
class GradebookTest {
    private static final String LTI = LaunchClaims.LTI;
    private static final String DL = SelectionClaims.DEEP_LINKING;
    private static final String PATH = "/gradebook/quantum-computing";

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
    void aTeachersOwnGradeStandsUntilTheToolSendsAnother_andBothAreRemembered() {
        var column = tool.column("");
        tool.score(column, ANA, ",\"scoreGiven\":4,\"scoreMaximum\":10");

        assertThat(type("ravi", column, "ana", "8,5", "Well argued").statusCode())
                .isEqualTo(303);
        var own = tool.results(column).path(0);
        tool.score(column, ANA, ",\"scoreGiven\":6,\"scoreMaximum\":10");

        assertThat(own.path("resultScore").asDouble()).isEqualTo(8.5);
        assertThat(own.path("scoringUserId").asText())
                .isEqualTo(People.find("ravi").orElseThrow().subject());
        assertThat(seen("ravi").replaceAll("<time[^>]*>[^<]*</time>", "T"))
                .contains("<strong>6</strong> / 10 <span class=\"of\">by <bdi>Weft</bdi>, T")
                .contains("<strong>8.5</strong> / 10 <span class=\"of\">by <bdi>Ravi Sato</bdi>, T")
                .contains("<strong>4</strong> / 10", "Well argued");
    }

    @Test
    void anEmptyGradeTakesItAway() {
        var column = tool.column("");
        type("ravi", column, "ana", "0", "");
        assertThat(tool.results(column)).hasSize(1);

        type("ravi", column, "ana", "", "");

        assertThat(tool.results(column)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "ten", "1e9", "12345678", "1.23456"})
    void whatIsNoGrade_isRefused(String score) {
        var column = tool.column("");

        var answer = type("ravi", column, "ana", score, "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("“" + score + "” is no grade. Type a number such as 7");
        assertThat(tool.results(column)).isEmpty();
    }

    @Test
    void aCommentThatIsTooLong_orAColumnThatIsGone_isRefused() {
        var column = tool.column("");

        assertThat(type("ravi", column, "ana", "1", "x".repeat(2001)).body()).contains("Shorten it");
        assertThat(type("ravi", "/none", "ana", "1", "").body()).contains("Nothing was changed");
        assertThat(type("ravi", column, "layla", "1", "").body()).contains("Nothing was changed");
        assertThat(tool.results(column)).isEmpty();
    }

    @Test
    void learnersSeeTheirOwnGradesAlone_andOnlyReleasedOnes() {
        var column = tool.column("");
        var kept = tool.column(",\"gradesReleased\":false");
        tool.score(column, ANA, ",\"scoreGiven\":4.25,\"scoreMaximum\":10,\"comment\":\"For Ana\"");
        tool.score(kept, ANA, ",\"scoreGiven\":9.75,\"scoreMaximum\":10");

        assertThat(seen("ana"))
                .contains("<strong>4.25</strong>", "For Ana", "Not released yet")
                .doesNotContain("Ben", "9.75", "<form");
        assertThat(seen("ben")).contains("No grade").doesNotContain("4.25", "For Ana");
    }

    @Test
    void whoDoesNotTeach_givesNoGrades() {
        var column = tool.column("");

        assertThat(type("ana", column, "ana", "10", "").statusCode()).isEqualTo(403);
        assertThat(type("layla", column, "ana", "10", "").statusCode()).isEqualTo(403);
        assertThat(PracticeClient.as("noor", tool.lms).get(PATH).statusCode()).isEqualTo(403);
        assertThat(PracticeClient.as("layla", tool.lms).get(PATH).statusCode()).isEqualTo(403);
        assertThat(PracticeClient.stranger(tool.lms).get(PATH).statusCode()).isEqualTo(303);
        assertThat(PracticeClient.as("ravi", tool.lms).get("/gradebook/cooking").statusCode())
                .isEqualTo(404);
        assertThat(tool.results(column)).isEmpty();
    }

    @Test
    void aColumnComesWithTheActivityThatAsksForIt_andItsWorkIsShown() {
        var answer = choose(Map.of(
                "scoreMaximum",
                20,
                "submissionReview",
                Map.of("reviewableStatus", List.of("Completed"), "label", "Posts", "custom", Map.of("show", "posts"))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var column = GradingTool.json(
                        tool.get("/grades/quantum-computing/lineitems", GradesServlet.ITEMS, Grants.ITEMS))
                .path(0);
        assertThat(column.path("label").asText()).isEqualTo("Week 1");
        assertThat(seen("ravi")).contains("out of 20").doesNotContain("/work?");

        tool.score(column.path("id").asText(), ANA, ",\"scoreGiven\":1,\"scoreMaximum\":1");
        var cell = seen("ravi");
        var href = PracticeClient.plain(cell.replaceFirst("(?s).*<a href=\"([^\"]*/work[^\"]*)\">Posts<.*", "$1"));
        var page = PracticeClient.as("ravi", tool.lms).get(href).body();
        var launch = PracticeClient.plain(page.replaceFirst("(?s).*<iframe[^>]* src=\"([^\"]+)\".*", "$1"));
        var form = PracticeClient.fields(PracticeClient.as("ravi", tool.lms).get(launch));
        var hint = form.getOrDefault("lti_message_hint", "");
        var claims = tool.claims("ravi", hint);

        assertThat(page).contains("<h1 dir=\"auto\">Ana Souza: Week 1</h1>");
        assertThat(form).containsEntry("target_link_uri", tool.uri() + "/lti/launch?placement=7");
        assertThat(claims).containsEntry(LTI + "message_type", "LtiSubmissionReviewRequest");
        assertThat(String.valueOf(claims.get(LTI + "for_user"))).contains("user_id=" + ANA, "Ana Souza");
        assertThat(String.valueOf(claims.get(LTI + "custom"))).contains("show=posts");
        assertThat(String.valueOf(claims.get(LTI + "resource_link")))
                .contains(column.path("resourceLinkId").asText());
        assertThat(String.valueOf(claims.get(LaunchClaims.GRADES)))
                .contains("lineitem=" + column.path("id").asText());
        assertThat(tool.authorize("ana", hint)).containsEntry("error", "access_denied");
    }

    @ParameterizedTest
    @CsvSource({"practice, parent, '', 150", "moodle, none, '', 150", "canvas, forwarding, post_message_forwarding, 450"
    })
    void theWorkStandsOnAPageLikeThatOfTheCourse(String family, String storage, String beside, int height) {
        choose(Map.of("scoreMaximum", 20, "submissionReview", Map.of("label", "Posts")));
        PracticeClient.as("mara", tool.lms).post("/tools", Map.of("client", "weft-client", "family", family));
        var ravi = PracticeClient.as("ravi", tool.lms);
        var work =
                PracticeClient.plain(seen("ravi").replaceFirst("(?s).*<a href=\"([^\"]*/work[^\"]*)\">Posts<.*", "$1"));

        var page = ravi.get(work).body();
        var course = ravi.get("/courses/quantum-computing/gates").body();

        assertThat(page).contains("data-storage=\"" + storage + "\"", "data-min-height=\"" + height + "\"");
        assertThat(named(page)).isEqualTo(beside).isEqualTo(named(course));
    }

    private static String named(String page) {
        return page.contains("<iframe name=") ? page.replaceFirst("(?s).*<iframe name=\"([^\"]+)\".*", "$1") : "";
    }

    private HttpResponse<String> choose(Map<String, Object> lineItem) {
        var request = tool.selection();
        var asked = (Map<?, ?>) request.getOrDefault(DL + "deep_linking_settings", Map.of());
        assertThat(asked.get("accept_lineitem")).isEqualTo(true);
        assertThat(String.valueOf(request.get(LaunchClaims.GRADES)))
                .contains("lineitems=")
                .doesNotContain("lineitem=");
        var item = Map.of(
                "type",
                "ltiResourceLink",
                "title",
                "Week 1",
                "url",
                tool.uri() + "/lti/launch?placement=7",
                "lineItem",
                lineItem);
        return tool.choose(request, List.of(item));
    }

    private String seen(String person) {
        return PracticeClient.as(person, tool.lms).get(PATH).body();
    }

    private HttpResponse<String> type(String teacher, String column, String about, String score, String comment) {
        var id = column.replaceFirst(".*/", "");
        return PracticeClient.as(teacher, tool.lms)
                .post(PATH, Map.of("column", id, "about", about, "score", score, "comment", comment));
    }
}
