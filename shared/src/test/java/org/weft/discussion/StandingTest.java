package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** Threads that are pinned to the top, and threads that are closed. */
class StandingTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final TestProduct.School SCHOOL = WEFT.school("Standing");
    private static int courses;

    private Course course;
    private String old;
    private String newer;

    @BeforeEach
    void openACourse() {
        course = new Course(WEFT, SCHOOL, "standing-" + courses++);
        old = course.ask(course.ana, "Old");
        WEFT.clock.advance(Duration.ofSeconds(1));
        newer = course.ask(course.ben, "Newer");
    }

    @Test
    void aPinnedThreadStandsFirst_untilItIsTakenDown() {
        assertThat(list("")).containsExactly(newer, old);

        var pinned = course.put(course.carla, "/api/threads/" + old + "/pin", "{}");

        assertThat(pinned.at("/pin/until").isNull()).isTrue();
        assertThat(list("")).containsExactly(old, newer);
        assertThat(list("?sort=newest")).containsExactly(old, newer);
        course.delete(course.carla, "/api/threads/" + old + "/pin");
        assertThat(list("")).containsExactly(newer, old);
    }

    @Test
    void aPinEndsByItself() {
        var until = WEFT.clock.instant().plusSeconds(60);
        var pinned = course.put(course.carla, "/api/threads/" + old + "/pin", "{\"until\":\"" + until + "\"}");
        assertThat(pinned.at("/pin/until").asText()).startsWith(until.toString().substring(0, 19));
        assertThat(list("")).containsExactly(old, newer);

        WEFT.clock.advance(Duration.ofSeconds(61));

        assertThat(list("")).containsExactly(newer, old);
        assertThat(course.view(course.ana, old).at("/thread/pin").isNull()).isTrue();
    }

    @Test
    void whatSomebodyLooksForIsInItsOwnOrder_andNothingIsThereTwice() {
        course.put(course.carla, "/api/threads/" + old + "/pin", "{}");

        assertThat(list("?filter=unanswered")).containsExactly(newer, old);
        assertThat(list("?sort=waiting")).containsExactly(old, newer);
    }

    @Test
    void whatNeedsStaffWaitsLongestFirst_answeredByClassmatesOrNot() {
        course.reply(course.ben, old, "An answer");

        assertThat(list("?filter=needs-staff&sort=waiting")).containsExactly(old, newer);
        assertThat(list("?sort=waiting")).containsExactly(newer);
    }

    @Test
    void pinnedThreadsAreOnTheFirstPageOnly() {
        course.put(course.carla, "/api/threads/" + old + "/pin", "{}");
        IntStream.range(0, 30).forEach(each -> {
            WEFT.clock.advance(Duration.ofMillis(10));
            course.ask(course.ben, "Thread " + each);
        });

        var first = course.get(course.ben, "/api/threads");
        var second = course.get(
                course.ben, "/api/threads?cursor=" + first.get("next").asText());

        var all = new java.util.ArrayList<>(ids(first));
        all.addAll(ids(second));
        assertThat(all).hasSize(32).doesNotHaveDuplicates().startsWith(old).endsWith(newer);
    }

    @Test
    void aDateThatIsOver_andAnEleventhPin_areRefused() {
        var over = WEFT.put(course.carla, "/api/threads/" + old + "/pin", "{\"until\":\"2020-01-01T00:00:00Z\"}");
        Course.refused(over, 400, "until-invalid");
        for (int each = 0; each < 10; each++) {
            var thread = course.ask(course.ana, "Pin " + each);
            course.put(course.carla, "/api/threads/" + thread + "/pin", "{}");
            course.put(course.carla, "/api/threads/" + thread + "/pin", "{}"); // Pinning twice is pinning once.
        }

        var eleventh = WEFT.put(course.carla, "/api/threads/" + old + "/pin", "{}");

        assertThat(Course.refused(eleventh, 409, "too-many-pins").get("limit").asInt())
                .isEqualTo(10);
    }

    @Test
    void aClosedThreadTakesNoPosts_butStaffs() {
        var locked = course.put(course.carla, "/api/threads/" + old + "/lock", "{\"reason\":\" Solved in class \"}");
        assertThat(locked.at("/lock/reason").asText()).isEqualTo("Solved in class");

        var refused = WEFT.post(course.ana, "/api/threads/" + old + "/posts", "{\"text\":\"But\"}");

        Course.refused(refused, 409, "thread-locked");
        assertThat(course.view(course.ben, old).at("/thread/people").asInt()).isEqualTo(1);
        assertThat(course.reply(course.carla, old, "See you there")
                        .get("number")
                        .asInt())
                .isEqualTo(2);
        course.delete(course.carla, "/api/threads/" + old + "/lock");
        assertThat(course.reply(course.ana, old, "Thanks").get("number").asInt())
                .isEqualTo(3);
    }

    @Test
    void whatWasSentBeforeItWasClosedIsThere_howeverOftenItIsSent() {
        var body = "{\"text\":\"In time\",\"clientKey\":\"" + UUID.randomUUID() + "\"}";
        var sent = WEFT.post(course.ana, "/api/threads/" + old + "/posts", body);
        course.put(course.carla, "/api/threads/" + old + "/lock", "{\"reason\":\"Over\"}");

        var again = WEFT.post(course.ana, "/api/threads/" + old + "/posts", body);

        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(TestProduct.json(again.body()).get("id"))
                .isEqualTo(TestProduct.json(sent.body()).get("id"));
    }

    @Test
    void closingNeedsAReason() {
        for (var reason : List.of("null", "\" \"")) {
            var answer = WEFT.put(course.carla, "/api/threads/" + old + "/lock", "{\"reason\":" + reason + "}");
            Course.refused(answer, 400, "reason-missing");
        }
        var tooLong =
                WEFT.put(course.carla, "/api/threads/" + old + "/lock", "{\"reason\":\"" + "x".repeat(201) + "\"}");
        Course.refused(tooLong, 400, "reason-too-long");
    }

    @Test
    void onlyStaffDoesThis() {
        for (var act : List.of("pin", "lock")) {
            var path = "/api/threads/" + old + "/" + act;
            Course.refused(
                    WEFT.put(course.ana, path, "{}".replace("}", act.equals("lock") ? "\"reason\":\"x\"}" : "}")),
                    403,
                    "not-allowed");
            Course.refused(WEFT.delete(course.ana, path), 403, "not-allowed");
        }
    }

    private List<String> list(String query) {
        return ids(course.get(course.ben, "/api/threads" + query));
    }

    private static List<String> ids(JsonNode page) {
        return page.get("threads").findParents("excerpt").stream()
                .map(row -> row.get("id").asText())
                .toList();
    }
}
