package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.base.Json;
import org.weft.lti.FakeServices.Asked;
import org.weft.lti.FakeServices.Reply;

/** Grades, with the answers that a real Moodle has given. Its learners are called 4, 5 and 6. */
class MoodleGradesTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private static final String HOST = "http://127.0.0.1:8900";
    private static final String ITEMS = "/mod/lti/services.php/2/lineitems";
    private static final String COLUMN = ITEMS + "/2/lineitem";

    private final GradeLms lms = new GradeLms(TOOL);

    @AfterEach
    void close() {
        lms.close();
    }

    /** An exchange with Moodle as it was recorded. */
    private static JsonNode recorded(String file, String label) {
        try (var in = MoodleGradesTest.class.getResourceAsStream("/samples/moodle/" + file + ".json")) {
            return StreamSupport.stream(Json.MAPPER.readTree(in).spliterator(), false)
                    .filter(each -> each.path("label").asText().equals(label))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply answer(String file, String label) {
        var response = recorded(file, label).path("response");
        var body = response.path("body");
        var text = body.isTextual() ? body.asText() : Json.write(body);
        return new Reply(
                response.path("status").asInt(),
                Map.of("Content-Type", "text/html; charset=utf-8"),
                text.replace(HOST, lms.platform.url("").toString()));
    }

    private void answering(String path, Function<Asked, Reply> answer) {
        lms.services.answerAt(lms.platform, path, answer);
    }

    private String url(String path) {
        return lms.platform.url(path + "?type_id=1").toString();
    }

    private void openGraded(String... learners) {
        lms.open(url(COLUMN), learners);
    }

    @Test
    void whatMoodleHasFromSomebodyElse_isNotOverwritten() {
        answering(COLUMN, asked -> answer("44-ags-results", "user_id=4"));
        openGraded("4");
        lms.give("4", 5);

        lms.send();

        assertThat(lms.services.asked).extracting(Asked::method).containsExactly("GET");
        var asked = recorded("44-ags-results", "user_id=4").path("request");
        assertThat(lms.services.asked.get(0).pathAndQuery())
                .isEqualTo(asked.path("url").asText().substring(HOST.length()));
        assertThat(lms.services.asked.get(0).headers().get("Accept"))
                .isEqualTo(asked.path("headers").path("Accept").asText());
        assertThat(lms.state("4")).startsWith("differs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "score for student1, FullyGraded|delivered",
                "score above maximum|delivered",
                "same timestamp again|waiting newer",
                "older timestamp|waiting newer",
                "teacher (not gradable)|refused rejected",
                "unknown user|refused rejected"
            })
    void aScoreIsSentAsMoodleTookIt_andItsAnswerUnderstood(String label, String state) {
        answering(COLUMN, asked -> asked.method().equals("GET") ? Reply.json("[]") : answer("43-ags-scores", label));
        openGraded("4");
        lms.give("4", 5);

        lms.send();

        assertThat(lms.state("4")).isEqualTo(state);
        var sent = lms.services.asked.get(1);
        var asked = recorded("43-ags-scores", label).path("request");
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.pathAndQuery()).isEqualTo(asked.path("url").asText().substring(HOST.length()));
        assertThat(sent.headers().get("Content-type"))
                .isEqualTo(asked.path("headers").path("Content-Type").asText());
    }

    @Test
    void aTokenThatMoodleForgot_isReplaced() {
        answering(COLUMN, asked -> Reply.json("[]"));
        openGraded("4");
        lms.give("4", 5);
        lms.send();
        int tokens = lms.services.tokenRequests.size();

        lms.services.revoke();
        lms.give("4", 1);
        lms.later(Duration.ofMinutes(1));

        assertThat(lms.state("4")).isEqualTo("delivered");
        assertThat(lms.services.tokenRequests).hasSizeGreaterThan(tokens);
    }

    @Test
    void aColumnIsLookedForAndMade_asMoodleTookIt() {
        answering(
                ITEMS,
                asked ->
                        answer("42-ags-lineitems", asked.method().equals("POST") ? "create line item" : "list, after"));
        answering(ITEMS + "/3/lineitem", asked -> Reply.json("[]"));
        lms.open(
                claims -> claims.put(
                        FakeGradebook.GRADES,
                        Map.of(
                                "scope",
                                List.of(
                                        FakeGradebook.SCOPES + "lineitem",
                                        FakeGradebook.SCOPES + "result.readonly",
                                        FakeGradebook.SCOPES + "score"),
                                "lineitems",
                                url(ITEMS))),
                "4");
        lms.give("4", 5);

        lms.send();

        assertThat(lms.state("4")).isEqualTo("delivered");
        var made = lms.services.asked.get(1);
        var recorded = recorded("42-ags-lineitems", "create line item").path("request");
        assertThat(made.pathAndQuery()).isEqualTo(recorded.path("url").asText().substring(HOST.length()));
        assertThat(made.headers().get("Content-type"))
                .isEqualTo(recorded.path("headers").path("Content-Type").asText());
        assertThat(made.headers().get("Accept"))
                .isEqualTo(recorded.path("headers").path("Accept").asText());
        assertThat(lms.asked("POST", "/scores")).containsExactly(ITEMS + "/3/lineitem/scores?type_id=1");
    }

    @Test
    void aColumnForALinkThatMoodleForbids_isMadeWithoutIt() {
        answering(
                ITEMS,
                asked -> answer(
                        "42-ags-lineitems",
                        asked.method().equals("GET")
                                ? "list, after"
                                : asked.body().contains("resourceLinkId")
                                        ? "create for a foreign resource link"
                                        : "create line item"));
        answering(ITEMS + "/3/lineitem", asked -> Reply.json("[]"));
        lms.open(
                claims -> {
                    var claim = lms.claim(null);
                    claim.put("lineitems", url(ITEMS));
                    claims.put(FakeGradebook.GRADES, claim);
                },
                "4");
        lms.give("4", 5);

        lms.send();

        assertThat(lms.state("4")).isEqualTo("delivered");
    }

    @Test
    void aColumnThatATeacherDeleted_isMissedAsMoodleSaysIt() {
        answering(COLUMN, asked -> answer("44-ags-results", "results of missing item"));
        answering(
                ITEMS,
                asked -> asked.method().equals("GET")
                        ? answer("42-ags-lineitems", "list, after")
                        : answer("42-ags-lineitems", "create line item"));
        answering(ITEMS + "/3/lineitem", asked -> Reply.json("[]"));
        lms.open(
                claims -> {
                    var claim = lms.claim(url(COLUMN));
                    claim.put("lineitems", url(ITEMS));
                    claims.put(FakeGradebook.GRADES, claim);
                },
                "4");
        lms.give("4", 5);

        lms.send();

        assertThat(lms.state("4")).isEqualTo("delivered");
        assertThat(lms.asked("POST", "/scores")).containsExactly(ITEMS + "/3/lineitem/scores?type_id=1");
    }

    /** What took a grade away again when it was recorded (47, 48): all but a score that is fully graded. */
    @Test
    void nothingIsSentThatTakesAGradeAway() {
        answering(COLUMN, asked -> Reply.json("[]"));
        openGraded("4", "5");
        lms.give("4", 5);
        lms.give("5", 3);
        lms.send();
        lms.give("5", -3);
        lms.later(Duration.ofMinutes(1));

        var sent = lms.services.asked.stream()
                .filter(each -> each.method().equals("POST"))
                .map(Asked::body)
                .toList();
        assertThat(sent)
                .hasSize(3)
                .allMatch(body ->
                        body.contains("\"gradingProgress\":\"FullyGraded\"") && body.contains("\"scoreGiven\":"));
    }
}
