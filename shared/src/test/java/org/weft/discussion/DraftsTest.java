package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** What was typed and not sent is there again on another device, for its author alone. */
class DraftsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final TestProduct.School SCHOOL = WEFT.school("Drafts");
    private static int courses;

    private Course course;

    @BeforeEach
    void openACourse() {
        course = new Course(WEFT, SCHOOL, "drafts-" + courses++);
    }

    @Test
    void aDraftIsThereOnAnotherDevice() {
        save(course.ana, "new", "Half a thought", 10);
        save(course.ana, "17:4", "An answer", 11);

        var elsewhere = WEFT.arrive(SCHOOL, "Ana", Role.LEARNER, course.key);

        var drafts = elsewhere.state().get("drafts");
        assertThat(drafts.findValuesAsText("key")).containsExactlyInAnyOrder("new", "17:4");
        assertThat(drafts.findValuesAsText("text")).containsExactlyInAnyOrder("Half a thought", "An answer");
        assertThat(list(elsewhere)).containsExactlyInAnyOrder("Half a thought", "An answer");
    }

    @Test
    void nobodyElseSeesIt_norAnotherCourse() {
        save(course.ana, "new", "Mine", 10);
        var next = new Course(WEFT, SCHOOL, "drafts-next");

        assertThat(list(course.ben)).isEmpty();
        assertThat(list(course.carla)).isEmpty();
        assertThat(list(next.ana)).isEmpty();
        Course.ok(WEFT.get(course.ben, "/api/drafts"));
        course.weft.delete(course.ben, "/api/drafts/new");
        assertThat(list(course.ana)).containsExactly("Mine");
    }

    @Test
    void theNewerOfTwoDevicesCounts_howeverLateTheOtherComes() {
        save(course.ana, "new", "Newer", 20);
        save(course.ana, "new", "Older, from the train", 10);
        assertThat(list(course.ana)).containsExactly("Newer");

        save(course.ana, "new", "Newest", 30);
        assertThat(list(course.ana)).containsExactly("Newest");
    }

    @Test
    void removingItTwiceIsRemovingItOnce() {
        save(course.ana, "edit:5", "Gone soon", 10);

        for (int times = 0; times < 2; times++) {
            assertThat(WEFT.delete(course.ana, "/api/drafts/edit:5").statusCode())
                    .isEqualTo(204);
        }
        assertThat(list(course.ana)).isEmpty();
    }

    @Test
    void theOldestGivesWayToTheHundredAndFirst() {
        for (int thread = 1; thread <= 101; thread++) {
            WEFT.clock.advance(Duration.ofMillis(5));
            save(course.ana, thread + ":", "Draft " + thread, thread);
        }

        assertThat(list(course.ana))
                .hasSize(100)
                .contains("Draft 101", "Draft 2")
                .doesNotContain("Draft 1");
    }

    @Test
    void whatNobodyCameBackToIsPurged() {
        save(course.ben, "new", "Forgotten", 10);
        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.execute("update draft set saved_at = saved_at - interval '181 days'"));
        save(course.ana, "new", "Fresh", 10);

        WEFT.product.discussion().drafts().purge();

        assertThat(list(course.ben)).isEmpty();
        assertThat(list(course.ana)).containsExactly("Fresh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "1", "a:b", "edit:", "new%20", "1:2:3", "12345678901234567890:"})
    void whatIsNoPlaceForADraft_isNotFound(String key) {
        Course.refused(WEFT.put(course.ana, "/api/drafts/" + key, "{\"savedAt\":1}"), 404, "not-found");
        Course.refused(WEFT.delete(course.ana, "/api/drafts/" + key), 404, "not-found");
    }

    @Test
    void aDraftHasItsLimits_andIsOfWritersOnly() {
        var tooLong =
                WEFT.put(course.ana, "/api/drafts/new", "{\"savedAt\":1,\"text\":\"" + "x".repeat(30_001) + "\"}");
        assertThat(Course.refused(tooLong, 400, "draft-too-long").get("limit").asInt())
                .isEqualTo(30_000);
        Course.refused(WEFT.put(course.ana, "/api/drafts/new", "{\"text\":\"x\"}"), 400, "wrong-type");
        Course.refused(WEFT.put(course.olga, "/api/drafts/new", "{\"savedAt\":1}"), 403, "not-allowed");
    }

    private static void save(TestProduct.Someone who, String key, String text, long savedAt) {
        var body = "{\"text\":\"%s\",\"savedAt\":%d}".formatted(text, savedAt);
        var answer = WEFT.put(who, "/api/drafts/" + key, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static List<String> list(TestProduct.Someone who) {
        return Course.ok(WEFT.get(who, "/api/drafts")).findValuesAsText("text");
    }
}
