package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.practice.GradingTool.ANA;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the grade services refuse, each with a reason. */
class GradesRefusedTest {
    private static final String ALL = "/grades/quantum-computing/lineitems";
    private static final String GIVEN = ",\"scoreGiven\":5,\"scoreMaximum\":10";

    @TempDir
    static Path folder;

    static GradingTool tool;
    static String column;

    @BeforeAll
    static void start() throws IOException {
        tool = new GradingTool(folder);
        column = tool.column("");
    }

    @AfterAll
    static void stop() {
        tool.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ravi", "tomasz", "noor", "mara", "layla"})
    void whoDoesNotLearnInTheCourse_getsNoGrade(String key) {
        var person = People.find(key).orElseThrow().subject();

        assertRefused(tool.score(column, person, GIVEN), 400, "User could not be found");
        assertRefused(tool.score(column, "nobody", GIVEN), 400, "User could not be found");
    }

    @Test
    void aScoreOfTheSameTimeOrEarlier_isRefused() {
        assertThat(tool.score(column, ANA, GIVEN).statusCode()).isEqualTo(204);

        assertRefused(score(tool.clock.instant().toString(), ""), 409, "same time or later");
        assertRefused(score(tool.clock.instant().minusMillis(1).toString(), ""), 409, "same time or later");
        assertThat(score(tool.clock.instant().plusMillis(1).toString(), "").statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ",\"scoreGiven\":-1,\"scoreMaximum\":10; scoreGiven must not be below 0",
                ",\"scoreGiven\":1; scoreMaximum must come with scoreGiven",
                ",\"scoreGiven\":1,\"scoreMaximum\":0; scoreMaximum must be above 0",
                ",\"scoreGiven\":\"1\",\"scoreMaximum\":10; scoreGiven must be a number",
                ",\"activityProgress\":\"Lazy\"; activityProgress must be one of",
                ",\"gradingProgress\":\"Lazy\"; gradingProgress must be one of",
                ",\"timestamp\":\"2026-11-28\"; timestamp must be a date",
                ",\"timestamp\":\"2026-11-28T10:00:00\"; timestamp must be a date"
            })
    void aScoreThatIsNone_isRefusedWithAReason(String fields, String reason) {
        assertRefused(tool.score(column, ANA, fields), 400, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; label is missing",
                "{\"label\":\" \",\"scoreMaximum\":1}; label is missing",
                "{\"label\":\"A\"}; scoreMaximum must be a number above 0",
                "{\"label\":\"A\",\"scoreMaximum\":0}; scoreMaximum must be a number above 0",
                "{\"label\":\"A\",\"scoreMaximum\":1e999}; scoreMaximum must be a number above 0",
                "{\"label\":\"A\",\"scoreMaximum\":1,\"endDateTime\":\"tomorrow\"}; endDateTime must be a date",
                "{\"label\":\"A\",\"scoreMaximum\":1,\"resourceLinkId\":\"x\"}; resourceLinkId is no resource link",
                "{\"label\":\"A\",\"scoreMaximum\":1,\"resourceLinkId\":\"warehouse-first-week.near-miss\"}; is no resource link",
                "{\"label\":\"A\",\"scoreMaximum\":1,\"submissionReview\":{\"url\":\"https://evil.example\"}}; no address of the tool",
                "{; not JSON"
            })
    void aColumnThatIsNone_isRefusedWithAReason(String body, String reason) {
        assertRefused(tool.send("POST", ALL, GradesServlet.ITEM, body, Grants.ITEMS), 400, reason);
    }

    @Test
    void otherMediaTypes_areRefused() {
        assertRefused(tool.send("POST", ALL, "application/json", "{}", Grants.ITEMS), 415, GradesServlet.ITEM);
        assertRefused(tool.send("PUT", column, "application/json", "{}", Grants.ITEMS), 415, GradesServlet.ITEM);
        assertRefused(
                tool.send("POST", column + "/scores", GradesServlet.ITEM, "{}", Grants.SCORES),
                415,
                GradesServlet.SCORE);
        assertRefused(tool.get(ALL, "application/json", Grants.ITEMS), 406, GradesServlet.ITEMS);
        assertRefused(tool.get(column, GradesServlet.ITEMS, Grants.ITEMS), 406, GradesServlet.ITEM);
        assertRefused(tool.get(column + "/results", "text/html", Grants.RESULTS), 406, GradesServlet.RESULTS);
    }

    @Test
    void withoutTheScopeThereIsNothing() {
        var body = "{\"label\":\"A\",\"scoreMaximum\":1}";

        assertRefused(tool.get(ALL, GradesServlet.ITEMS, Grants.SCORES), 403, Grants.ITEMS);
        assertRefused(tool.send("POST", ALL, GradesServlet.ITEM, body, Grants.ITEMS_READ), 403, Grants.ITEMS);
        assertRefused(tool.send("PUT", column, GradesServlet.ITEM, body, Grants.ITEMS_READ), 403, Grants.ITEMS);
        assertRefused(tool.send("DELETE", column, "x/y", "", Grants.ITEMS_READ), 403, Grants.ITEMS);
        assertRefused(
                tool.send("POST", column + "/scores", GradesServlet.SCORE, "{}", Grants.RESULTS), 403, Grants.SCORES);
        assertRefused(tool.get(column + "/results", GradesServlet.RESULTS, Grants.SCORES), 403, Grants.RESULTS);
    }

    @Test
    void withoutATokenNothingIsSaid() {
        var answer = tool.get(ALL, GradesServlet.ITEMS);

        assertRefused(answer, 401, "access token");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @CsvSource({
        "/grades/cooking/lineitems, 404",
        "/grades/quantum-computing, 404",
        "/grades/quantum-computing/lineitems/none, 404",
        "/grades/warehouse-first-week/lineitems/of-another-course, 404",
        "/grades/quantum-computing/lineitems?limit=0, 400",
        "/grades/quantum-computing/lineitems?limit=all, 400",
        "/grades/quantum-computing/lineitems/x/scores, 405"
    })
    void whatIsNotThere_isNotFound(String address, int status) {
        assertThat(tool.get(address, "*/*", Grants.ITEMS).statusCode()).isEqualTo(status);
    }

    @Test
    void aColumnOfAnotherCourse_isNotFoundInThisOne() {
        var elsewhere = column.replace("quantum-computing", "warehouse-first-week");

        assertThat(tool.get(elsewhere, GradesServlet.ITEM, Grants.ITEMS).statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> score(String timestamp, String fields) {
        var body = """
                {"userId":"%s","timestamp":"%s","activityProgress":"Completed","gradingProgress":"FullyGraded"%s}""".formatted(ANA, timestamp, fields);
        return tool.send("POST", column + "/scores", GradesServlet.SCORE, body, Grants.SCORES);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String reason) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(reason, "\"status\":" + status);
    }
}
