package org.weft.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T12: nobody is told of what somebody wrote whom they muted. */
class MutedNewsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());
    private final News news = new News(course);
    private final TestProduct.Someone mia = WEFT.arrive(course.school, "Mia", Role.LEARNER, course.key);
    private final String thread = course.ask(course.ana, "Why?");

    private String mute(TestProduct.Someone who, JsonNode post) {
        var path = "/api/posts/" + post.get("id").asText() + "/mute";
        assertThat(WEFT.put(who, path, "").statusCode()).isEqualTo(204);
        return path;
    }

    @Test
    void whoIsMutedIsNotHeard_alsoOfWhatWasToldBefore() {
        var first = course.reply(mia, thread, "Because");
        assertThat(news.of(course.ana, 1)).containsExactly("answer: Why?");

        var path = mute(course.ana, first);
        assertThat(news.now(course.ana)).isEmpty();
        course.reply(mia, thread, "Because of it", null);
        news.settle();
        assertThat(news.now(course.ana)).isEmpty();
        assertThat(news.entries(course.ana)).isEmpty();

        WEFT.delete(course.ana, path);
        assertThat(news.entries(course.ana).at("/0/count").asInt()).isEqualTo(1);
        course.reply(mia, thread, "Once more");
        news.settle();
        assertThat(news.entries(course.ana).at("/0/count").asInt()).isEqualTo(2);
    }

    @Test
    void aNumberIsNotHeard_whoIsBehindItIsByName() {
        var body = "{\"text\":\"It is me\",\"anonymous\":true}";
        var post = Course.ok(WEFT.post(mia, "/api/threads/" + thread + "/posts", body));
        mute(course.ana, post);
        WEFT.post(mia, "/api/threads/" + thread + "/posts", body);
        news.settle();
        assertThat(news.now(course.ana)).isEmpty();

        course.reply(mia, thread, "It is Mia");
        assertThat(news.of(course.ana, 1)).containsExactly("answer: Why?");
    }

    @Test
    void whoCallsForStaffIsHeard() {
        mute(course.carla, course.reply(mia, thread, "Because"));
        course.open(mia, Map.of("title", "May I have more time?", "text", "So", "audience", "staff"));
        course.open(mia, Map.of("title", "Just so", "text", "So"));
        news.settle();

        assertThat(news.now(course.carla)).containsExactly("private: May I have more time?");
    }
}
