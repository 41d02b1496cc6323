package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.content.ContentId;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T20: a discussion opens and closes for learners; staff prepares and sums up. */
class DatesTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static int schools;

    private Course course;

    @BeforeEach
    void aCourse() {
        course = Course.in(WEFT, "Dates " + ++schools);
    }

    @Test
    void beforeItOpens_learnersSeeNothing_andStaffPrepares() {
        dates(quoted(in(1)), "null");
        var thread = course.ask(course.carla, "What do you expect?");
        var post = course.view(course.carla, thread).at("/thread/firstPost/id").asText();
        var feed = Course.ok(WEFT.put(course.ana, "/api/feed", "")).get("address");

        assertThat(course.get(course.ana, "/api/threads").get("threads")).isEmpty();
        Course.refused(WEFT.get(course.ana, "/api/threads/" + thread), 404, "thread-not-found");
        Course.refused(WEFT.get(course.ana, "/api/posts/" + post), 404, "post-not-found");
        Course.refused(ask(), 409, "forum-not-open");
        assertThat(course.get(course.ana, "/api/changes?after=1-0").get("events"))
                .isEmpty();
        var address = HttpRequest.newBuilder(
                        WEFT.uri(java.net.URI.create(feed.asText()).getPath()))
                .GET();
        assertThat(WEFT.send(address).body()).doesNotContain("What do you expect?");

        WEFT.clock.advance(Duration.ofMinutes(20));

        assertThat(course.get(course.ana, "/api/threads").get("threads")).hasSize(1);
        assertThat(WEFT.send(address).body()).contains("What do you expect?");
        assertThat(ask().statusCode()).isEqualTo(201);
    }

    @Test
    void afterItCloses_learnersReadOnly() {
        var thread = course.ask(course.ana, "Why?");
        var answer = course.reply(course.ben, thread, "So").get("id").asText();
        dates("null", quoted(in(1)));
        assertThat(ask().statusCode()).isEqualTo(201);

        WEFT.clock.advance(Duration.ofMinutes(20));

        assertThat(course.view(course.ana, thread).at("/page/posts")).hasSize(1);
        Course.refused(ask(), 409, "forum-closed");
        Course.refused(
                WEFT.post(course.ana, "/api/threads/" + thread + "/posts", "{\"text\":\"a\"}"), 409, "forum-closed");
        Course.refused(WEFT.put(course.ana, "/api/posts/" + answer + "/vote", ""), 409, "forum-closed");
        Course.refused(WEFT.put(course.ana, "/api/posts/" + answer + "/reactions/thanks", ""), 409, "forum-closed");
        Course.refused(
                WEFT.put(course.ben, "/api/posts/" + answer, "{\"text\":\"b\",\"version\":1}"), 409, "forum-closed");
        Course.refused(
                WEFT.put(course.ana, "/api/threads/" + thread + "/acceptance", "{\"post\":\"" + answer + "\"}"),
                409,
                "forum-closed");
        var draft = WEFT.put(course.ana, "/api/drafts/new", "{\"text\":\"later\",\"savedAt\":1}");
        assertThat(draft.statusCode()).isEqualTo(204);
        course.reply(course.carla, thread, "To sum it up");
    }

    @Test
    void thePageSaysWhen_alsoToWhoFollowsALink() {
        var thread = course.ask(course.carla, "Soon");
        var post = course.view(course.carla, thread).at("/thread/firstPost/id").asText();
        dates(quoted(in(1)), quoted(in(5)));

        var ana = WEFT.arrive(course.school, "Ana", Role.LEARNER, course.key, ContentId.valueOf(post));

        assertThat(ana.state().at("/dates/opensAt").asText()).isEqualTo(in(1).toString());
        assertThat(ana.state().at("/notFound").asText()).isEqualTo(post);
    }

    @Test
    void datesThatMakeNoSense_areRefused_andLearnersSetNone() {
        Course.refused(
                WEFT.put(
                        course.carla,
                        "/api/settings/dates",
                        "{\"opensAt\":%s,\"closesAt\":%s}".formatted(quoted(in(5)), quoted(in(1)))),
                400,
                "dates-invalid");
        Course.refused(WEFT.put(course.ana, "/api/settings/dates", "{}"), 403, "not-allowed");
        Course.refused(WEFT.put(course.carla, "/api/settings/dates", "{\"opensAt\":\"tomorrow\"}"), 400, "wrong-type");
    }

    private void dates(String opens, String closes) {
        course.put(course.carla, "/api/settings/dates", "{\"opensAt\":%s,\"closesAt\":%s}".formatted(opens, closes));
    }

    private java.net.http.HttpResponse<String> ask() {
        return WEFT.post(course.ana, "/api/threads", "{\"title\":\"Mine\",\"text\":\"Mine\"}");
    }

    private static Instant in(int tens) {
        return WEFT.clock.instant().plus(Duration.ofMinutes(10L * tens));
    }

    private static String quoted(Instant at) {
        return "\"" + at + "\"";
    }
}
