package org.weft.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Json;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T12: first posts wait for staff, and until then only their author and staff can tell. */
class HeldTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());
    private final String thread = course.ask(course.carla, "How?");

    private void holdFirst(int posts) {
        course.put(
                course.carla,
                "/api/rules",
                "{\"holdFirst\":%d,\"postsPerMinute\":100,\"postsPerDay\":200}".formatted(posts));
    }

    private JsonNode send(TestProduct.Someone who, String text, boolean anonymous, String key) {
        var body = Json.write(Map.of("text", text, "anonymous", anonymous, "clientKey", key));
        var answer = WEFT.post(who, "/api/threads/" + thread + "/posts", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return TestProduct.json(answer.body()).get("held");
    }

    private JsonNode send(TestProduct.Someone who, String text) {
        return send(who, text, false, "key-" + System.nanoTime());
    }

    private JsonNode queue() {
        return course.get(course.carla, "/api/review").get("items");
    }

    private void approve(String held) {
        course.put(course.carla, "/api/review/held/" + held + "/approval?reason=Fine", "");
    }

    private List<String> acts() {
        return course.get(course.carla, "/api/audit").at("/entries").findValuesAsText("act");
    }

    @Test
    void theFirstPostWaits_andTheNextDoesnt() {
        holdFirst(1);

        var held = send(course.ana, "My **first**");
        assertThat(held.get("state").asText()).isEqualTo("waiting");
        assertThat(held.get("thread").asText()).isEqualTo(thread);
        var item = queue().get(0);
        assertThat(item.at("/held/html").asText()).contains("<strong>first</strong>");
        assertThat(item.at("/held/cause").asText()).isEqualTo("first");
        assertThat(item.at("/held/author/name").asText()).isEqualTo("Ana");
        assertThat(item.get("title").asText()).isEqualTo("How?");
        assertThat(item.get("here").asBoolean()).isTrue();
        approve(held.get("id").asText());

        assertThat(queue()).isEmpty();
        assertThat(course.get(course.ana, "/api/held").get("held")).isEmpty();
        var post = course.get(course.ben, "/api/threads/" + thread + "/posts").at("/posts/0");
        assertThat(post.at("/author/name").asText()).isEqualTo("Ana");
        assertThat(post.get("html").asText()).contains("<strong>first</strong>");
        assertThat(acts()).startsWith("post-approved", "pace-changed", "hold-first-changed");
        assertThat(course.get(course.carla, "/api/audit")
                        .at("/entries/0/reason")
                        .asText())
                .isEqualTo("Fine");
        assertThat(course.reply(course.ana, thread, "My second").get("number").asInt())
                .isEqualTo(3);
    }

    @Test
    void nobodyElseCanTell() {
        holdFirst(1);
        var before = everythingOf(course.ben);

        send(course.ana, "Secretly");
        WEFT.post(course.ana, "/api/threads", "{\"title\":\"Secretly\",\"text\":\"Secretly\"}");

        assertThat(everythingOf(course.ben)).isEqualTo(before).doesNotContain("Secretly");
        assertThat(course.get(course.ben, "/api/held").get("held")).isEmpty();
        assertThat(course.get(course.ana, "/api/held").get("held")).hasSize(2);
        assertThat(queue()).hasSize(2);
        Course.refused(WEFT.get(course.ana, "/api/review"), 403, "not-allowed");
    }

    private String everythingOf(TestProduct.Someone who) {
        return Stream.of(
                        "/api/threads",
                        "/api/threads?filter=unanswered",
                        "/api/threads/" + thread,
                        "/api/threads/" + thread + "/export?format=json",
                        "/api/changes?after=1-0")
                .map(path -> WEFT.get(who, path).body().replaceAll("\\d+-\\d+", ""))
                .reduce("", String::concat);
    }

    @Test
    void aThreadKeepsWhatItsWriterChose() {
        holdFirst(1);
        var sent = WEFT.post(
                course.ana,
                "/api/threads",
                "{\"kind\":\"discussion\",\"title\":\"Mine\",\"text\":\"Text\",\"tags\":[\"gates\"],\"audience\":\"staff\","
                        + "\"anonymous\":true}");
        course.put(course.carla, "/api/settings", "{\"editMinutes\":30,\"anonymity\":false,\"flagsToHide\":3}");
        assertThat(queue().at("/0/held/author").isNull()).isTrue();

        approve(TestProduct.json(sent.body()).at("/held/id").asText());

        var row = course.get(course.carla, "/api/threads?sort=newest").at("/threads/0");
        assertThat(row.get("title").asText()).isEqualTo("Mine");
        assertThat(row.get("kind").asText()).isEqualTo("discussion");
        assertThat(row.get("audience").asText()).isEqualTo("staff");
        assertThat(row.at("/author/alias").asInt()).isEqualTo(1);
        assertThat(row.at("/tags/0").asText()).isEqualTo("gates");
        assertThat(course.get(course.ben, "/api/threads").toString()).doesNotContain("Mine");
    }

    @Test
    void withoutANameEveryPostWaits_soThatNoneTellsOfAnother() {
        holdFirst(1);
        approve(send(course.ana, "By name").get("id").asText());
        approve(send(course.ana, "Without", true, "key-first-1").get("id").asText());

        assertThat(send(course.ana, "Without again", true, "key-second-2")
                        .get("state")
                        .asText())
                .isEqualTo("waiting");
        // A post without a name doesn't count as the first.
        approve(send(course.ben, "Without", true, "key-third-3").get("id").asText());
        assertThat(send(course.ben, "By name").get("state").asText()).isEqualTo("waiting");
    }

    @Test
    void sendingTwiceIsSendingOnce_alsoAcrossTheDecision() {
        holdFirst(3);
        var first = send(course.ana, "Once", false, "same-key-1");
        assertThat(send(course.ana, "Once", false, "same-key-1")).isEqualTo(first);
        assertThat(queue()).hasSize(1);
        approve(first.get("id").asText());

        var again = WEFT.post(
                course.ana, "/api/threads/" + thread + "/posts", "{\"text\":\"Once\",\"clientKey\":\"same-key-1\"}");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(course.view(course.ben, thread).at("/thread/posts").asInt()).isEqualTo(2);
    }

    @Test
    void twoWhoDecideAtOnceWriteItOnce() {
        holdFirst(1);
        var held = send(course.ana, "Once").get("id").asText();

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
        holdFirst(1);
        var held = send(course.ana, "Rude").get("id").asText();
        var path = "/api/review/held/" + held + "/refusal";
        Course.refused(WEFT.put(course.carla, path, "{}"), 400, "reason-missing");

        course.put(course.carla, path, "{\"reason\":\"Not kind\"}");

        var told = course.get(course.ana, "/api/held").at("/held/0");
        assertThat(told.get("state").asText()).isEqualTo("refused");
        assertThat(told.get("reason").asText()).isEqualTo("Not kind");
        assertThat(told.get("text").asText()).isEqualTo("Rude");
        assertThat(queue()).isEmpty();
        assertThat(acts().get(0)).isEqualTo("post-refused");
        assertThat(course.delete(course.ana, "/api/held/" + held).get("held")).isEmpty();
    }

    @Test
    void itsAuthorTakesItBack_andNobodyElse() {
        holdFirst(1);
        var held = send(course.ana, "Never mind").get("id").asText();

        course.delete(course.ben, "/api/held/" + held);
        assertThat(queue()).hasSize(1);
        course.delete(course.ana, "/api/held/" + held);

        assertThat(queue()).isEmpty();
        Course.refused(WEFT.put(course.carla, "/api/review/held/" + held + "/approval", ""), 404, "held-not-found");
    }

    @Test
    void onlyStaffOfThePlaceDecides() {
        holdFirst(1);
        var path = "/api/review/held/" + send(course.ana, "Mine").get("id").asText();
        var nextDoor = new Course(WEFT, course.school, "next door");
        var elsewhere = Course.in(WEFT, "Elsewhere " + System.nanoTime());

        Course.refused(WEFT.put(course.ben, path + "/approval", ""), 403, "not-allowed");
        Course.refused(WEFT.put(elsewhere.carla, path + "/refusal", "{\"reason\":\"No\"}"), 404, "held-not-found");
        var hank = WEFT.arrive(course.school, "Hank", Role.INSTRUCTOR, "next door");
        Course.refused(WEFT.put(hank, path + "/approval", ""), 404, "held-not-found");
        assertThat(nextDoor.get(nextDoor.carla, "/api/review").get("items")).isEmpty();
        assertThat(queue()).hasSize(1);
    }

    @Test
    void staffOfSeveralPlacesLooksAtAll_andDecidesFromWhereTheyAre() {
        holdFirst(1);
        var held = send(course.ana, "Mine").get("id").asText();
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
        assertThat(acts().get(0)).isEqualTo("post-approved");
    }

    @Test
    void theQueueGoesOnWhereItEnded() {
        holdFirst(100);
        for (int n = 0; n < 40; n++) {
            if (n == 20) {
                assertThat(WEFT.post(course.ana, "/api/threads/" + thread + "/posts", "{\"text\":\"More\"}")
                                .body())
                        .contains("too-many-waiting");
            }
            send(n < 20 ? course.ana : course.ben, "Number " + n);
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
        holdFirst(1);
        var held = send(course.ana, "Late").get("id").asText();
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

        approve(held);

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
