package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Activities that a tool sends together with their columns: all are taken, or none. */
class GradedSelectionTest {
    private static final Map<String, Object> COLUMN = Map.of("scoreMaximum", 10);

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
    void moreColumnsThanThereIsRoomFor_leaveNothingBehind_andFewerMayFollow() {
        var most =
                IntStream.range(0, 199).mapToObj(number -> item("Full", COLUMN)).toList();
        assertTaken(tool.choose(tool.selection(), most), 199);
        var selection = tool.selection();

        var refused = tool.choose(selection, List.of(item("First", COLUMN), item("Second", COLUMN)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("at most 200 columns in its gradebook; this one has room for 1.");
        assertThat(course()).doesNotContain("First", "Second");
        assertTaken(tool.choose(selection, List.of(item("First", COLUMN))), 1);
        assertThat(course()).contains("First").doesNotContain("Second");
        assertThat(tool.choose(selection, List.of(item("Third", Map.of()))).body())
                .contains("Nobody waits for it any more");
    }

    @ParameterizedTest
    @CsvSource({
        "0, '', scoreMaximum must be a number above 0",
        "1, https://evil.example, submissionReview.url is no address of the tool"
    })
    void aColumnThatIsNone_refusesTheWholeAnswer(int maximum, String review, String reason) {
        Map<String, Object> lineItem = Map.of("scoreMaximum", maximum, "submissionReview", Map.of("url", review));

        var answer = tool.choose(tool.selection(), List.of(item("First", COLUMN), item("Second", lineItem)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
        assertThat(course()).doesNotContain("First", "Second");
    }

    @Test
    void whatLeadsElsewhere_isLeftOut_whateverItsColumn() {
        var elsewhere = Map.of(
                "type", "ltiResourceLink",
                "title", "Elsewhere",
                "url", "https://evil.example",
                "lineItem", Map.of("scoreMaximum", 0));

        assertTaken(tool.choose(tool.selection(), List.of(elsewhere, item("First", COLUMN))), 1);

        assertThat(course()).contains("First").doesNotContain("Elsewhere");
    }

    private Map<String, Object> item(String title, Map<String, Object> lineItem) {
        var url = tool.uri() + "/lti/launch?placement=7";
        return Map.of("type", "ltiResourceLink", "title", title, "url", url, "lineItem", lineItem);
    }

    private static void assertTaken(HttpResponse<String> answer, int items) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("data-added=\"" + items + "\"");
    }

    private String course() {
        return PracticeClient.as("ravi", tool.lms)
                .get("/courses/quantum-computing/gates")
                .body();
    }
}
