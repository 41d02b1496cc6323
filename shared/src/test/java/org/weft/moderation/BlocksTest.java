package org.weft.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T12: staff blocks a person, also one whose name it doesn't know. */
class BlocksTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());
    private final String thread = course.ask(course.carla, "How?");
    private final String first =
            course.view(course.carla, thread).at("/thread/firstPost/id").asText();
    private final String post =
            course.reply(course.ana, thread, "Buy watches").get("id").asText();

    private HttpResponse<String> block(String post, String body) {
        return WEFT.put(course.carla, "/api/posts/" + post + "/block", body);
    }

    private HttpResponse<String> write(TestProduct.Someone who) {
        return WEFT.post(who, "/api/threads/" + thread + "/posts", "{\"text\":\"Hello\"}");
    }

    private JsonNode list() {
        return course.get(course.carla, "/api/blocks").get("blocks");
    }

    private String nameless(TestProduct.Someone who) {
        var body = Map.of("title", "Without", "text", "Without", "anonymous", (Object) true);
        return course.open(who, body).at("/thread/firstPost/id").asText();
    }

    @Test
    void whoIsBlockedReadsOnly() {
        assertThat(block(post, "{\"reason\":\"Advertises\"}").statusCode()).isEqualTo(204);

        var problem = Course.refused(write(course.ana), 403, "blocked");
        assertThat(problem.has("until")).isFalse();
        Course.refused(WEFT.post(course.ana, "/api/threads", "{\"title\":\"How?\",\"text\":\"So\"}"), 403, "blocked");
        Course.refused(WEFT.put(course.ana, "/api/posts/" + first + "/vote", ""), 403, "blocked");
        Course.refused(WEFT.put(course.ana, "/api/posts/" + first + "/reactions/thanks", ""), 403, "blocked");
        Course.refused(WEFT.put(course.ana, "/api/posts/" + first + "/flag", "{\"reason\":\"rude\"}"), 403, "blocked");
        Course.refused(WEFT.put(course.ana, "/api/posts/" + post, "{\"text\":\"Now\",\"version\":1}"), 403, "blocked");
        assertThat(course.view(course.ana, thread).at("/thread/posts").asInt()).isEqualTo(2);
        assertThat(write(course.ben).statusCode()).isEqualTo(201);
        var entry = course.get(course.carla, "/api/audit").at("/entries/0");
        assertThat(entry.get("act").asText()).isEqualTo("person-blocked");
        assertThat(entry.get("reason").asText()).isEqualTo("Advertises");
    }

    @Test
    void untilADate_orUntilStaffLiftsIt() {
        var until = WEFT.clock.instant().plus(Duration.ofDays(1));
        block(post, "{\"reason\":\"Advertises\",\"until\":\"%s\"}".formatted(until));
        assertThat(Course.refused(write(course.ana), 403, "blocked")
                        .get("until")
                        .asText())
                .isEqualTo(until.toString());

        WEFT.clock.advance(Duration.ofDays(1));
        var ana = WEFT.arrive(course.school, "Ana", Role.LEARNER, course.key);
        assertThat(write(ana).statusCode()).isEqualTo(201);
    }

    @Test
    void staffLiftsIt() {
        block(post, "{\"reason\":\"Advertises\"}");
        assertThat(list().at("/0/name").asText()).isEqualTo("Ana");
        assertThat(list().at("/0/by").asText()).isEqualTo("Carla");
        Course.refused(
                WEFT.delete(course.ben, "/api/blocks/" + list().at("/0/id").asText()), 403, "not-allowed");
        var nextDoor = new Course(WEFT, course.school, "next door");
        nextDoor.delete(nextDoor.carla, "/api/blocks/" + list().at("/0/id").asText());
        assertThat(list()).hasSize(1);

        course.delete(course.carla, "/api/blocks/" + list().at("/0/id").asText());

        assertThat(list()).isEmpty();
        assertThat(write(course.ana).statusCode()).isEqualTo(201);
        assertThat(course.get(course.carla, "/api/audit").at("/entries/0/act").asText())
                .isEqualTo("block-lifted");
    }

    @Test
    void whoIsBlockedIsToldBeforeTheyType() {
        assertThat(course.get(course.ana, "/api/turn").get("blocked").isNull()).isTrue();
        block(post, "{\"reason\":\"Advertises\",\"until\":\"2030-01-01T00:00:00Z\"}");

        var blocked = course.get(course.ana, "/api/turn").get("blocked");
        assertThat(blocked.get("until").asText()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(blocked.get("reason").asText()).isEqualTo("Advertises");
        assertThat(WEFT.arrive(course.school, "Ana", Role.LEARNER, course.key)
                        .state()
                        .get("blocked"))
                .isEqualTo(blocked);
        assertThat(course.get(course.ben, "/api/turn").get("blocked").isNull()).isTrue();
        assertThat(course.ben.state().get("blocked").isNull()).isTrue();
    }

    @Test
    void aReasonThatWasForTheLogAlone_staysThere() {
        block(post, "{\"reason\":\"Advertises\"}");
        WEFT.database.jdbi().useHandle(handle -> handle.execute("update block set told = false"));
        var opened = WEFT.arrive(course.school, "Dora", Role.LEARNER, course.key);
        block(course.reply(opened, thread, "So").get("id").asText(), "{\"reason\":\"Rude\"}");

        assertThat(course.get(course.ana, "/api/turn").at("/blocked/reason").isNull())
                .isTrue();
        assertThat(course.get(opened, "/api/turn").at("/blocked/reason").asText())
                .isEqualTo("Rude");
    }

    @Test
    void whyItIsLiftedStandsInTheLog() {
        var secret = nameless(course.ben);
        block(post, "{\"reason\":\"Advertises\"}");
        block(secret, "{\"reason\":\"Rude\"}");
        var path = "/api/blocks/";
        Course.refused(
                WEFT.delete(course.carla, path + list().at("/0/id").asText() + "?reason=" + "x".repeat(201)),
                400,
                "reason-too-long");

        course.delete(course.carla, path + list().at("/0/id").asText() + "?reason=Said+sorry");
        course.delete(course.carla, path + list().at("/0/id").asText() + "?reason=Said+sorry");

        var entries = course.get(course.carla, "/api/audit").get("entries");
        assertThat(entries.findValuesAsText("reason")).startsWith("Ana: Said sorry", "Said sorry");
    }

    @Test
    void theAuthorOfAPostWithoutANameStaysThat() {
        var secret = nameless(course.ana);
        var another = nameless(course.ana);
        block(secret, "{\"reason\":\"Rude\"}");
        block(another, "{\"reason\":\"Rude\"}");
        block(post, "{\"reason\":\"Advertises\"}");

        assertThat(list()).hasSize(3);
        assertThat(list().findValuesAsText("name")).containsExactlyInAnyOrder("Ana", "null", "null");
        assertThat(list().findValuesAsText("post")).containsExactlyInAnyOrder("null", secret, another);
        Course.refused(write(course.ana), 403, "blocked");
        // Each is lifted by itself: that they are one person's shows nowhere.
        var byName = list().at("/0/name").asText().equals("Ana")
                ? 0
                : list().at("/1/post").isNull() ? 1 : 2;
        course.delete(
                course.carla, "/api/blocks/" + list().get(byName).get("id").asText());
        assertThat(list()).hasSize(2);
        Course.refused(write(course.ana), 403, "blocked");
    }

    @Test
    void blockingAgainChangesIt() {
        block(post, "{\"reason\":\"Advertises\"}");
        block(post, "{\"reason\":\"Advertises again\"}");

        assertThat(list()).hasSize(1);
        assertThat(list().at("/0/reason").asText()).isEqualTo("Advertises again");
    }

    @Test
    void anotherPlaceDoesntKnow() {
        block(post, "{\"reason\":\"Advertises\"}");
        var nextDoor = new Course(WEFT, course.school, "next door");

        nextDoor.ask(nextDoor.ana, "May I?");
        assertThat(nextDoor.get(nextDoor.carla, "/api/blocks").get("blocks")).isEmpty();
        Course.refused(
                WEFT.put(nextDoor.carla, "/api/posts/" + post + "/block", "{\"reason\":\"Here too\"}"),
                404,
                "post-not-found");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var hank = WEFT.arrive(course.school, "Hank", Role.HELPER, course.key);
        var helping = course.reply(hank, thread, "Like this").get("id").asText();

        Course.refused(block(helping, "{\"reason\":\"Rude\"}"), 409, "not-blockable");
        Course.refused(block(post, "{}"), 400, "reason-missing");
        Course.refused(block(post, "{\"reason\":\"Rude\",\"until\":\"2020-01-01T00:00:00Z\"}"), 400, "until-invalid");
        Course.refused(
                WEFT.put(course.ben, "/api/posts/" + post + "/block", "{\"reason\":\"Rude\"}"), 403, "not-allowed");
        Course.refused(WEFT.get(course.ben, "/api/blocks"), 403, "not-allowed");
        assertThat(list()).isEmpty();
    }
}
