package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T12: staff says what was asked before. */
class DuplicateTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());
    private final String first = course.ask(course.ana, "How do doors close?");
    private final String again = course.ask(course.ben, "Why do doors close?");

    private String post(String thread) {
        return course.view(course.carla, thread).at("/thread/firstPost/id").asText();
    }

    private HttpResponse<String> mark(TestProduct.Someone who, String thread, String post) {
        return WEFT.put(who, "/api/threads/" + thread + "/duplicate", "{\"post\":\"" + post + "\"}");
    }

    private JsonNode origin(String thread) {
        return course.view(course.ben, thread).at("/thread/duplicateOf");
    }

    @Test
    void itLeadsToTheEarlierOne_andWaitsNoMore() {
        var reply = course.reply(course.carla, first, "With springs").get("id").asText();

        assertThat(Course.ok(mark(course.carla, again, reply))
                        .get("duplicateOf")
                        .asText())
                .isEqualTo(first);

        assertThat(origin(again).asText()).isEqualTo(first);
        for (var filter : new String[] {"unanswered", "needs-staff"}) {
            assertThat(course.get(course.carla, "/api/threads?filter=" + filter).get("threads"))
                    .isEmpty();
        }
        course.delete(course.carla, "/api/threads/" + again + "/duplicate");
        assertThat(origin(again).isNull()).isTrue();
        assertThat(course.get(course.carla, "/api/audit").at("/entries").findValuesAsText("act"))
                .containsExactly("duplicate-unmarked", "duplicate-marked");
    }

    @Test
    void thereAreNoChainsAndNoCircles() {
        var third = course.ask(course.ana, "Do doors close?");
        Course.ok(mark(course.carla, third, post(again)));
        Course.ok(mark(course.carla, again, post(first)));
        assertThat(origin(third).asText()).isEqualTo(first);

        Course.refused(mark(course.carla, first, post(third)), 409, "duplicate-of-itself");
        Course.refused(mark(course.carla, first, post(first)), 409, "duplicate-of-itself");
        var fourth = course.ask(course.ana, "Doors?");
        Course.ok(mark(course.carla, fourth, post(third)));
        assertThat(origin(fourth).asText()).isEqualTo(first);
    }

    @Test
    void nobodyIsSentToWhatTheyMayNotSee() {
        var secret = course.askStaff(course.ana, "My door");
        var mine = course.askStaff(course.ana, "My door again");

        Course.refused(mark(course.carla, again, post(secret)), 409, "duplicate-private");
        Course.ok(mark(course.carla, mine, post(secret)));
        Course.ok(mark(course.carla, secret, post(first)));
        assertThat(course.view(course.ana, mine).at("/thread/duplicateOf").asText())
                .isEqualTo(first);
    }

    @Test
    void itIsForStaff_andNeedsAPost() {
        Course.refused(mark(course.ana, again, post(first)), 403, "not-allowed");
        Course.refused(mark(course.carla, again, "999999"), 404, "post-not-found");
        Course.refused(WEFT.put(course.carla, "/api/threads/" + again + "/duplicate", "{}"), 400, "field-missing");
        Course.refused(WEFT.delete(course.ana, "/api/threads/" + again + "/duplicate"), 403, "not-allowed");
    }
}
