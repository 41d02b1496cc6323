package org.weft.discussion;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** Two pages of a course, and short ways in which staff moves, merges and splits threads. */
final class TwoPages {
    final Course course;
    final TestProduct.Someone carlaThere;
    final TestProduct.Someone anaThere;
    final String there;
    final String here;
    private final TestProduct weft;

    TwoPages(TestProduct weft) {
        this.weft = weft;
        course = Course.in(weft, "School " + System.nanoTime());
        carlaThere = weft.arriveAt(course.school, "Carla", Role.INSTRUCTOR, course.key, "another page");
        anaThere = weft.arriveAt(course.school, "Ana", Role.LEARNER, course.key, "another page");
        there = carlaThere.state().at("/placement/key").asText();
        here = course.carla.state().at("/placement/key").asText();
    }

    String first(TestProduct.Someone who, String thread) {
        return course.view(who, thread).at("/thread/firstPost/id").asText();
    }

    String id(JsonNode post) {
        return post.get("id").asText();
    }

    HttpResponse<String> move(TestProduct.Someone who, String thread, String placement) {
        return weft.put(who, "/api/threads/" + thread + "/forum", json("placement", placement));
    }

    HttpResponse<String> merge(TestProduct.Someone who, String thread, String post) {
        return weft.put(who, "/api/threads/" + thread + "/merger", json("post", post));
    }

    HttpResponse<String> split(TestProduct.Someone who, String post, String title) {
        return weft.post(who, "/api/posts/" + post + "/thread", json("title", title));
    }

    static String json(String name, String value) {
        return Json.write(Map.of(name, value, "reason", "It belongs there"));
    }

    String anonymous(TestProduct.Someone who, String thread) {
        return id(Course.ok(
                weft.post(who, "/api/threads/" + thread + "/posts", "{\"text\":\"It is me\",\"anonymous\":true}")));
    }

    @Nullable
    Integer alias(String post) {
        var at = course.get(course.carla, "/api/posts/" + post);
        for (var each : at.at("/page/posts")) {
            if (id(each).equals(post)) {
                return each.at("/author/alias").isNull()
                        ? null
                        : each.at("/author/alias").asInt();
            }
        }
        return at.at("/thread/firstPost/author/alias").asInt();
    }

    List<String> acts() {
        return course.get(course.carla, "/api/audit").at("/entries").findValuesAsText("act");
    }

    static List<Integer> numbers(JsonNode opened) {
        var numbers = new ArrayList<Integer>();
        opened.at("/page/posts").forEach(post -> numbers.add(post.get("number").asInt()));
        return numbers;
    }
}
