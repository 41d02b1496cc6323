package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.practice.GradingTool.ANA;
import static org.weft.practice.GradingTool.BEN;
import static org.weft.practice.GradingTool.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tools read and write of gradebooks. */
class GradesTest {
    private static final String ALL = "/grades/quantum-computing/lineitems";
    private static final String GATES = "quantum-computing.gates";

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
    void aLaunchNamesTheColumns_andTheLinksOwnWhileItIsTheOnlyOne() {
        assertThat(endpoint()).containsEntry("lineitems", tool.lms.uri() + ALL).doesNotContainKey("lineitem");
        assertThat(endpoint().get("scope"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(4);

        var column = tool.column(",\"resourceLinkId\":\"" + GATES + "\"");
        assertThat(endpoint()).containsEntry("lineitem", column);

        tool.column(",\"resourceLinkId\":\"" + GATES + "\",\"tag\":\"late\"");
        assertThat(endpoint()).doesNotContainKey("lineitem");
    }

    @Test
    void aColumnIsMade_read_changedAndRemoved() {
        var column = tool.column("""
                ,"resourceId":"r","tag":"t","endDateTime":"2026-12-24T18:00:00Z","gradesReleased":false,
                "submissionReview":{"reviewableStatus":["Completed"],"label":"Look","custom":{"a":"b"}}""");

        var read = json(tool.get(column, GradesServlet.ITEM, Grants.ITEMS_READ));
        assertThat(read.path("endDateTime").asText()).isEqualTo("2026-12-24T18:00Z");
        assertThat(read.path("gradesReleased").asBoolean()).isFalse();
        assertThat(read.path("submissionReview").path("custom").path("a").asText())
                .isEqualTo("b");

        var body = "{\"label\":\"Other\",\"scoreMaximum\":5}";
        var changed = json(tool.send("PUT", column, GradesServlet.ITEM + "; charset=utf-8", body, Grants.ITEMS));
        assertThat(changed.path("label").asText()).isEqualTo("Other");
        assertThat(changed.path("tag").asText()).isEmpty();

        assertThat(tool.send("DELETE", column, "x/y", "", Grants.ITEMS).statusCode())
                .isEqualTo(204);
        assertThat(tool.send("DELETE", column, "x/y", "", Grants.ITEMS).statusCode())
                .isEqualTo(404);
        assertThat(list("")).isEmpty();
    }

    @Test
    void columnsAreFiltered() {
        var linked = tool.column(",\"resourceLinkId\":\"" + GATES + "\",\"resourceId\":\"r1\"");
        var tagged = tool.column(",\"tag\":\"t\",\"resourceId\":\"r1\"");

        assertThat(list("?resource_link_id=" + GATES)).containsExactly(linked);
        assertThat(list("?tag=t")).containsExactly(tagged);
        assertThat(list("?resource_id=r1")).containsExactly(linked, tagged);
        assertThat(list("?resource_id=r1&tag=other")).isEmpty();
    }

    @Test
    void pagesFollowEachOtherUntilTheEnd_withTheSameFilter() {
        var made = new ArrayList<String>();
        for (int each = 0; each < 7; each++) {
            made.add(tool.column(",\"tag\":\"" + (each == 0 ? "other" : "week one") + "\""));
        }

        var seen = new ArrayList<String>();
        var next = ALL + "?limit=2&tag=week+one";
        while (!next.isEmpty()) {
            var page = tool.get(next, GradesServlet.ITEMS, Grants.ITEMS_READ);
            json(page).forEach(item -> seen.add(item.path("id").asText()));
            next = page.headers().firstValue("Link").orElse("").replaceFirst("<(.*)>; rel=\"next\"", "$1");
        }

        assertThat(seen).isEqualTo(made.subList(1, 7));
    }

    @Test
    void aScoreIsAResult_whichTheNextOneReplaces() {
        var column = tool.column("");

        assertThat(tool.score(column, ANA, ",\"scoreGiven\":3,\"scoreMaximum\":4,\"comment\":\"Good\"")
                        .statusCode())
                .isEqualTo(204);
        var first = tool.results(column).path(0);
        tool.score(column, ANA, ",\"scoreGiven\":12,\"scoreMaximum\":10");
        var second = tool.results(column);

        assertThat(first.path("resultScore").asDouble()).isEqualTo(7.5);
        assertThat(first.path("resultMaximum").asDouble()).isEqualTo(10);
        assertThat(first.path("scoreOf").asText()).isEqualTo(column);
        assertThat(first.path("userId").asText()).isEqualTo(ANA);
        assertThat(first.path("comment").asText()).isEqualTo("Good");
        assertThat(first.has("scoringUserId")).isFalse();
        assertThat(second).hasSize(1);
        assertThat(second.path(0).path("resultScore").asDouble()).isEqualTo(12);
    }

    @Test
    void zeroIsAScore_andNoScoreIsNone() {
        var column = tool.column("");

        tool.score(column, ANA, ",\"scoreGiven\":0,\"scoreMaximum\":10");
        tool.score(column, BEN, ",\"scoreGiven\":5,\"scoreMaximum\":10");
        tool.score(column, BEN, "");

        var results = tool.results(column);
        assertThat(results).hasSize(1);
        assertThat(results.path(0).path("resultScore").asDouble(7)).isZero();
        assertThat(results.path(0).path("userId").asText()).isEqualTo(ANA);
    }

    @Test
    void progressAlone_leavesTheGradeAsItIs() {
        var column = tool.column("");
        tool.score(column, ANA, ",\"scoreGiven\":5,\"scoreMaximum\":10");
        tool.clock.advance(Duration.ofSeconds(1));

        var body = """
                {"userId":"%s","timestamp":"%s","activityProgress":"InProgress","gradingProgress":"NotReady"}""".formatted(ANA, tool.clock.instant());
        tool.send("POST", column + "/scores", GradesServlet.SCORE, body, Grants.SCORES);

        assertThat(tool.results(column).path(0).path("resultScore").asDouble()).isEqualTo(5);
        assertThat(gradebook()).contains("InProgress, NotReady");
    }

    @Test
    void resultsOfOnePersonOrAllArePaged() {
        var column = tool.column("");
        for (var person : People.ALL.stream()
                .filter(each -> each.role() == CourseRole.LEARNER && each.isIn(Courses.ALL.get(0)))
                .toList()) {
            tool.score(column, person.subject(), ",\"scoreGiven\":5,\"scoreMaximum\":10");
        }

        var one = json(tool.get(column + "/results?user_id=" + BEN, GradesServlet.RESULTS, Grants.RESULTS));
        var first = tool.get(column + "/results?limit=2", GradesServlet.RESULTS, Grants.RESULTS);
        var next = first.headers().firstValue("Link").orElse("").replaceFirst("<(.*)>; rel=\"next\"", "$1");
        var last = tool.get(next, GradesServlet.RESULTS, Grants.RESULTS);

        assertThat(one).hasSize(1);
        assertThat(json(first)).hasSize(2);
        assertThat(json(last)).hasSize(1);
        assertThat(last.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void gradesAreStillThereAfterARestart() {
        var column = tool.column(",\"resourceLinkId\":\"" + GATES + "\"");
        tool.score(column, ANA, ",\"scoreGiven\":7,\"scoreMaximum\":10,\"comment\":\"Thorough\"");

        tool.restartLms();

        var path = URI.create(column).getPath();
        assertThat(tool.results(path).path(0).path("resultScore").asDouble()).isEqualTo(7);
        assertThat(gradebook()).contains("<strong>7</strong> / 10", "<bdi>Weft</bdi>", "Thorough");
    }

    private String gradebook() {
        return PracticeClient.as("ravi", tool.lms)
                .get("/gradebook/quantum-computing")
                .body();
    }

    private List<String> list(String query) {
        var answer = tool.get(ALL + query, GradesServlet.ITEMS, Grants.ITEMS);
        assertThat(answer.headers().firstValue("Content-Type")).contains(GradesServlet.ITEMS);
        var ids = new ArrayList<String>();
        for (JsonNode item : json(answer)) {
            ids.add(item.path("id").asText());
        }
        return ids;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> endpoint() {
        return (Map<String, Object>)
                tool.lms.claims(tool.lms.launch("ana", GATES, "n")).getOrDefault(LaunchClaims.GRADES, Map.of());
    }
}
