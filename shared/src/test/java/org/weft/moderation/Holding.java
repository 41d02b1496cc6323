package org.weft.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.weft.base.Json;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** A course with a thread, in which first posts wait. */
final class Holding {
    final Course course;
    final String thread;
    private final TestProduct weft;

    Holding(TestProduct weft) {
        this.weft = weft;
        course = Course.in(weft, "School " + System.nanoTime());
        thread = course.ask(course.carla, "How?");
    }

    void holdFirst(int posts) {
        course.put(
                course.carla,
                "/api/rules",
                "{\"holdFirst\":%d,\"postsPerMinute\":100,\"postsPerDay\":200}".formatted(posts));
    }

    JsonNode send(TestProduct.Someone who, String text, boolean anonymous, String key) {
        var body = Json.write(Map.of("text", text, "anonymous", anonymous, "clientKey", key));
        var answer = weft.post(who, "/api/threads/" + thread + "/posts", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return TestProduct.json(answer.body()).get("held");
    }

    JsonNode send(TestProduct.Someone who, String text) {
        return send(who, text, false, "key-" + System.nanoTime());
    }

    JsonNode queue() {
        return course.get(course.carla, "/api/review").get("items");
    }

    void approve(String held) {
        course.put(course.carla, "/api/review/held/" + held + "/approval?reason=Fine", "");
    }

    List<String> acts() {
        return course.get(course.carla, "/api/audit").at("/entries").findValuesAsText("act");
    }
}
