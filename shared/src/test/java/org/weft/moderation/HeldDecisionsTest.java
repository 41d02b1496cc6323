package org.weft.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T12: who decides what becomes of a post that waits, and what becomes of it. */
class HeldDecisionsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Holding holding = new Holding(WEFT);
    private final Course course = holding.course;
    private final String thread = holding.thread;

    @Test
    void twoWhoDecideAtOnceWriteItOnce() {
        holding.holdFirst(1);
        var held = holding.send(course.ana, "Once").get("id").asText();

        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> WEFT.put(course.carla, "/api/review/held/" + held + "/approval", "")
                                .statusCode()))
                .limit(4)
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnlyOnce(200)
                .contains(404);
        assertThat(course.view(course.ben, thread).at("/thread/posts").asInt()).isEqualTo(2);
    }

    @Test
    void whatStaffRefuses_itsAuthorIsToldWhy() {
        holding.holdFirst(1);
        var held = holding.send(course.ana, "Rude").get("id").asText();
        var path = "/api/review/held/" + held + "/refusal";
        Course.refused(WEFT.put(course.carla, path, "{}"), 400, "reason-missing");

        course.put(course.carla, path, "{\"reason\":\"Not kind\"}");

        var told = course.get(course.ana, "/api/held").at("/held/0");
        assertThat(told.get("state").asText()).isEqualTo("refused");
        assertThat(told.get("reason").asText()).isEqualTo("Not kind");
        assertThat(told.get("text").asText()).isEqualTo("Rude");
        assertThat(holding.queue()).isEmpty();
        assertThat(holding.acts().get(0)).isEqualTo("post-refused");
        assertThat(course.delete(course.ana, "/api/held/" + held).get("held")).isEmpty();
    }

    @Test
    void itsAuthorTakesItBack_andNobodyElse() {
        holding.holdFirst(1);
        var held = holding.send(course.ana, "Never mind").get("id").asText();

        course.delete(course.ben, "/api/held/" + held);
        assertThat(holding.queue()).hasSize(1);
        course.delete(course.ana, "/api/held/" + held);

        assertThat(holding.queue()).isEmpty();
        Course.refused(WEFT.put(course.carla, "/api/review/held/" + held + "/approval", ""), 404, "held-not-found");
    }

    @Test
    void onlyStaffOfThePlaceDecides() {
        holding.holdFirst(1);
        var path =
                "/api/review/held/" + holding.send(course.ana, "Mine").get("id").asText();
        var nextDoor = new Course(WEFT, course.school, "next door");
        var elsewhere = Course.in(WEFT, "Elsewhere " + System.nanoTime());

        Course.refused(WEFT.put(course.ben, path + "/approval", ""), 403, "not-allowed");
        Course.refused(WEFT.put(elsewhere.carla, path + "/refusal", "{\"reason\":\"No\"}"), 404, "held-not-found");
        var hank = WEFT.arrive(course.school, "Hank", Role.INSTRUCTOR, "next door");
        Course.refused(WEFT.put(hank, path + "/approval", ""), 404, "held-not-found");
        assertThat(nextDoor.get(nextDoor.carla, "/api/review").get("items")).isEmpty();
        assertThat(holding.queue()).hasSize(1);
    }

    @Test
    void staffOfSeveralPlacesLooksAtAll_andDecidesFromWhereTheyAre() {
        holding.holdFirst(1);
        var held = holding.send(course.ana, "Mine").get("id").asText();
        var nextDoor = new Course(WEFT, course.school, "next door");
        var there = nextDoor.ask(nextDoor.ana, "There");
        var post = nextDoor.reply(nextDoor.ben, there, "Spam").get("id").asText();
        WEFT.clock.advance(Duration.ofMinutes(1));
        WEFT.put(nextDoor.ana, "/api/posts/" + post + "/flag", "{\"reason\":\"spam\"}");

        var all = course.get(course.carla, "/api/review?everywhere=true");
        assertThat(all.get("places").asInt()).isEqualTo(2);
        assertThat(all.at("/items/0/held/id").asText()).isEqualTo(held);
        assertThat(all.at("/items/1/post/id").asText()).isEqualTo(post);
        assertThat(all.at("/items/1/here").asBoolean()).isFalse();
        assertThat(all.at("/items/1/placeTitle").asText()).isEqualTo("Course next door");
        var place = all.at("/items/1/place").asText();
        var left = course.put(
                course.carla,
                "/api/review/" + post + "/hiding?everywhere=true&place=" + place,
                "{\"reason\":\"Advertisement\"}");

        assertThat(left.get("items")).hasSize(1);
        assertThat(nextDoor.get(nextDoor.carla, "/api/audit")
                        .at("/entries/0/reason")
                        .asText())
                .isEqualTo("Advertisement");
        assertThat(nextDoor.put(nextDoor.carla, "/api/review/held/" + held + "/approval?everywhere=true", "")
                        .get("items"))
                .isEmpty();
        assertThat(holding.acts().get(0)).isEqualTo("post-approved");
    }

    @Test
    void theQueueGoesOnWhereItEnded() {
        holding.holdFirst(100);
        for (int n = 0; n < 40; n++) {
            if (n == 20) {
                assertThat(WEFT.post(course.ana, "/api/threads/" + thread + "/posts", "{\"text\":\"More\"}")
                                .body())
                        .contains("too-many-waiting");
            }
            holding.send(n < 20 ? course.ana : course.ben, "Number " + n);
        }

        var first = course.get(course.carla, "/api/review");
        var second = course.get(
                course.carla, "/api/review?cursor=" + first.get("next").asText());

        assertThat(first.get("items")).hasSize(30);
        assertThat(second.get("items")).hasSize(10);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.findValuesAsText("html").stream())
                        .distinct())
                .hasSize(40);
        Course.refused(WEFT.get(course.carla, "/api/review?cursor=eA"), 400, "cursor-invalid");
    }

    @Test
    void whereItsThreadWentMeanwhile_itFollows() {
        holding.holdFirst(1);
        var held = holding.send(course.ana, "Late").get("id").asText();
        var other = course.view(course.carla, course.ask(course.carla, "Again?"))
                .at("/thread/firstPost/id")
                .asText();
        var now = course.put(
                        course.carla,
                        "/api/threads/" + thread + "/merger",
                        "{\"post\":\"%s\",\"reason\":\"The same\"}".formatted(other))
                .get("thread")
                .asText();
        assertThat(course.get(course.ana, "/api/held").at("/held/0/thread").asText())
                .isEqualTo(now);

        holding.approve(held);

        assertThat(course.get(course.ben, "/api/threads/" + now + "/posts").toString())
                .contains("Late");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Course.refused(WEFT.put(course.carla, "/api/rules", "{\"holdFirst\":101}"), 400, "hold-first-invalid");
        Course.refused(WEFT.put(course.ana, "/api/rules", "{\"holdFirst\":1}"), 403, "not-allowed");
        Course.refused(WEFT.get(course.ana, "/api/rules"), 403, "not-allowed");
    }
}
