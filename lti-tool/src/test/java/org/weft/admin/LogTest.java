package org.weft.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T12: who runs the server reads what staff did in all places of an organization. */
class LogTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    @BeforeAll
    static void migrate() {
        WEFT.database.database().migrate("lti");
    }

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());

    private List<Log.Line> lines(Instant since) {
        var lines = new ArrayList<Log.Line>();
        new Log(WEFT.database.jdbi()).each(course.school.organization(), Log.Asked.since(since), lines::add);
        return lines;
    }

    private String nameless() {
        return course.open(course.ana, Map.of("title", "Without", "text", "Without", "anonymous", true))
                .at("/thread/firstPost/id")
                .asText();
    }

    @Test
    void actsOfAllPlacesAreThere_theOldestFirst_withoutTheNamesBehindNumbers() {
        var post = nameless();
        var nextDoor = new Course(WEFT, course.school, "next door");
        var elsewhere = Course.in(WEFT, "Another school " + System.nanoTime());
        course.put(course.carla, "/api/settings", "{\"editMinutes\":5,\"anonymity\":true,\"flagsToHide\":3}");
        Course.ok(WEFT.post(course.carla, "/api/posts/" + post + "/author", "{\"reason\":\"Danger\"}"));
        WEFT.put(course.carla, "/api/posts/" + post + "/block", "{\"reason\":\"Rude\"}");
        nextDoor.put(nextDoor.carla, "/api/words/loan", "{}");
        elsewhere.put(elsewhere.carla, "/api/words/loan", "{}");

        var lines = lines(Instant.EPOCH);

        assertThat(lines)
                .extracting(Log.Line::act)
                .containsExactly("edit-window-changed", "author-revealed", "person-blocked", "word-added");
        assertThat(lines)
                .extracting(Log.Line::place)
                .containsExactly("Course course", "Course course", "Course course", "Course next door");
        assertThat(lines).extracting(Log.Line::by).containsOnly("Carla");
        assertThat(lines.get(1).reason()).isEqualTo("Danger");
        assertThat(String.valueOf(lines.get(1).content())).contains(post);
        assertThat(lines.get(1).placement())
                .isEqualTo(course.carla.state().at("/placement/key").asText());
        assertThat(lines.toString()).doesNotContain("Ana");
    }

    @Test
    void theyBeginWithATime() {
        course.put(course.carla, "/api/words/loan", "{}");
        WEFT.clock.advance(Duration.ofMinutes(1));
        course.put(course.carla, "/api/words/essay", "{}");

        assertThat(lines(WEFT.clock.instant())).extracting(Log.Line::reason).containsExactly("essay");
    }
}
