package org.weft.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T16: earlier threads like the one that is being written, and counting when one of them answers it. */
class SimilarTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static int schools;

    private Course course;

    @BeforeEach
    void aCourse() {
        course = Course.in(WEFT, "Similar " + ++schools);
    }

    private static List<String> like(TestProduct.Someone who, String title) {
        WEFT.product.search().catchUp();
        var path = "/api/similar?title=" + URLEncoder.encode(title, StandardCharsets.UTF_8);
        var threads = Course.ok(WEFT.get(who, path)).get("threads");
        return StreamSupport.stream(threads.spliterator(), false)
                .map(thread -> Searching.text(thread.get("title")))
                .toList();
    }

    private String first(String thread) {
        return course.view(course.carla, thread).at("/thread/firstPost/id").asText();
    }

    private JsonNode count() {
        return course.get(course.carla, "/api/deflections");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How do I install the simulator",
                "installing simulators on the lab machines",
                "Simulatr installation",
                "simulator python version"
            })
    void earlierThreadsAreFound(String title) {
        course.open(
                course.ana,
                Map.of("title", "Which simulator should I install?", "text", "It wants another version of Python"));
        course.ask(course.ana, "What is a phase?");

        assertThat(like(course.ben, title)).containsExactly("Which simulator should I install?");
    }

    @Test
    void theMostSimilarComesFirst_andThereAreFiveAtMost() {
        for (int i = 0; i < 7; i++) {
            course.ask(course.ana, "Phase question " + i);
        }
        course.ask(course.ana, "Global phase of a qubit");

        assertThat(like(course.ben, "the global phase of one qubit")).hasSize(1);
        assertThat(like(course.ben, "global phase")).hasSize(5).startsWith("Global phase of a qubit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "the of and", "???", "'); drop table post; --", "/f1", "a' | 'b", "\u0000"})
    void whatTellsNothing_findsNothing(String title) {
        course.ask(course.ana, "What is a phase?");

        assertThat(like(course.ben, title)).isEmpty();
    }

    @Test
    void nobodyFindsWhatTheyCouldNotRead() {
        course.askStaff(course.ana, "Private extension deadline");
        var hidden = course.ask(course.ana, "Hidden extension deadline");
        course.put(course.carla, "/api/posts/" + first(hidden) + "/hiding", "{\"reason\":\"Rude\"}");
        var nextDoor = new Course(WEFT, course.school, "next door");
        nextDoor.ask(nextDoor.ana, "Other extension deadline");

        assertThat(like(course.ben, "extension deadline")).isEmpty();
        assertThat(like(course.carla, "extension deadline")).containsExactly("Private extension deadline");
    }

    @Test
    void whatIsAnsweredByAnEarlierThread_isCountedOnceForEach_andCanBeTakenBack() {
        var post = first(course.ask(course.ana, "What is a phase?"));
        var path = "/api/posts/" + post + "/deflection";

        for (int i = 0; i < 2; i++) {
            assertThat(WEFT.put(course.ben, path, "").statusCode()).isEqualTo(204);
        }
        WEFT.put(course.ana, path, "");
        assertThat(count().get("total").asInt()).isEqualTo(2);
        assertThat(count().get("recent").asInt()).isEqualTo(2);

        assertThat(WEFT.delete(course.ben, path).statusCode()).isEqualTo(204);
        assertThat(count().get("total").asInt()).isEqualTo(1);
    }

    @Test
    void onlyWritersAreCounted_andOnlyStaffSeesIt() {
        var post = first(course.ask(course.ana, "What is a phase?"));

        Course.refused(WEFT.put(course.olga, "/api/posts/" + post + "/deflection", ""), 403, "not-allowed");
        Course.refused(WEFT.get(course.ben, "/api/deflections"), 403, "not-allowed");
    }
}
