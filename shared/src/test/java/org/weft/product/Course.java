package org.weft.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.places.Role;

/** One course with its cast, and short ways to say what they do. What should work and doesn't, fails. */
public final class Course {
    public final TestProduct weft;
    public final TestProduct.School school;
    public final String key;

    /** Teaches. */
    public final TestProduct.Someone carla;
    /** Learns. */
    public final TestProduct.Someone ana;
    /** Learns as well. */
    public final TestProduct.Someone ben;
    /** Only looks on. */
    public final TestProduct.Someone olga;

    public Course(TestProduct weft, TestProduct.School school, String key) {
        this.weft = weft;
        this.school = school;
        this.key = key;
        carla = weft.arrive(school, "Carla", Role.INSTRUCTOR, key);
        ana = weft.arrive(school, "Ana", Role.LEARNER, key);
        ben = weft.arrive(school, "Ben", Role.LEARNER, key);
        olga = weft.arrive(school, "Olga", Role.OBSERVER, key);
        liftLimits();
    }

    /** The clock stands still, so that the minute in which somebody wrote twenty posts would never end. */
    private void liftLimits() {
        weft.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into place_rule (organization_id, place_id, posts_per_minute, posts_per_day)
                        values (:organization, :place, null, null)
                        on conflict do nothing
                        """)
                        .bind("organization", school.organization())
                        .bind("place", carla.state().at("/place/id").asLong())
                        .execute());
    }

    /** A course of its own in a school of its own. */
    public static Course in(TestProduct weft, String name) {
        return new Course(weft, weft.school(name), "course");
    }

    /** Opens a question and returns its thread's id. */
    public String ask(TestProduct.Someone who, String title) {
        return open(who, Map.of("title", title, "text", title)).at("/thread/id").asText();
    }

    /** Opens a question that only staff and the asker see. */
    public String askStaff(TestProduct.Someone who, String title) {
        return open(who, Map.of("title", title, "text", title, "audience", "staff"))
                .at("/thread/id")
                .asText();
    }

    public JsonNode open(TestProduct.Someone who, Map<String, Object> thread) {
        return ok(weft.post(who, "/api/threads", Json.write(thread)));
    }

    /** Replies and returns the post. */
    public JsonNode reply(TestProduct.Someone who, String thread, String text) {
        return reply(who, thread, text, null);
    }

    public JsonNode reply(TestProduct.Someone who, String thread, String text, @Nullable String parent) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("text", text);
        body.put("parent", parent);
        return ok(weft.post(who, "/api/threads/" + thread + "/posts", Json.write(body)));
    }

    /** The thread as it is with its first page. */
    public JsonNode view(TestProduct.Someone who, String thread) {
        return ok(weft.get(who, "/api/threads/" + thread));
    }

    public JsonNode get(TestProduct.Someone who, String path) {
        return ok(weft.get(who, path));
    }

    public JsonNode put(TestProduct.Someone who, String path, String json) {
        return ok(weft.put(who, path, json));
    }

    public JsonNode delete(TestProduct.Someone who, String path) {
        return ok(weft.delete(who, path));
    }

    /** What a call that worked answered. */
    public static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return TestProduct.json(answer.body());
    }

    /** Checks a refusal: its status, its code, its media type and that it says no more than it should. */
    public static JsonNode refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        var problem = TestProduct.json(answer.body());
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("org.weft", "Exception", "SQL", "select ");
        return problem;
    }
}
