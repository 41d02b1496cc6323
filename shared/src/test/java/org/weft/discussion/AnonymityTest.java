package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T11: learners who hide their names from classmates. That nothing else tells who they are is LeakScanTest's. */
class AnonymityTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final String REASON = "{\"reason\":\"Somebody may be in danger\"}";

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());

    private String askHidden(TestProduct.Someone who) {
        return course.open(who, Map.of("title", "Is it only me?", "text", "I am lost", "anonymous", true))
                .at("/thread/id")
                .asText();
    }

    private com.fasterxml.jackson.databind.JsonNode replyHidden(TestProduct.Someone who, String thread) {
        var body = "{\"text\":\"Me too\",\"anonymous\":true}";
        return Course.ok(WEFT.post(who, "/api/threads/" + thread + "/posts", body));
    }

    @Test
    void anAuthorIsKnownByTheSameNumberInAThread_andEachByAnother() {
        var thread = askHidden(course.ana);
        assertThat(replyHidden(course.ben, thread).at("/author/alias").asInt()).isEqualTo(2);
        assertThat(replyHidden(course.ana, thread).at("/author/alias").asInt()).isEqualTo(1);
        assertThat(replyHidden(course.ben, thread).at("/author/alias").asInt()).isEqualTo(2);

        for (var who : List.of(course.ana, course.ben, course.carla)) {
            var view = course.view(who, thread);
            assertThat(view.at("/thread/author").toString()).isEqualTo("""
                    {"id":null,"name":null,"role":null,"alias":1}""");
            assertThat(view.at("/thread/firstPost/author/alias").asInt()).isEqualTo(1);
        }
    }

    @Test
    void numbersSayNothingAcrossThreads() {
        var first = course.ask(course.carla, "One");
        replyHidden(course.ana, first);
        replyHidden(course.ben, first);
        var second = course.ask(course.carla, "Two");

        assertThat(replyHidden(course.ben, second).at("/author/alias").asInt()).isEqualTo(1);
    }

    @Test
    void manyAtOnceGetOneNumberEach() {
        var thread = course.ask(course.carla, "All at once");
        var learners = java.util.stream.IntStream.range(0, 6)
                .mapToObj(n -> WEFT.arrive(course.school, "Learner " + n, Role.LEARNER, course.key))
                .toList();

        var aliases = java.util.stream.Stream.concat(learners.stream(), learners.stream())
                .map(who -> CompletableFuture.supplyAsync(
                        () -> replyHidden(who, thread).at("/author/alias").asInt()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        for (int n = 0; n < 6; n++) {
            assertThat(aliases.get(n)).isEqualTo(aliases.get(n + 6));
        }
        assertThat(aliases).containsOnly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void whoWritesWithAndWithoutANameCountsAsTwo() {
        var thread = askHidden(course.ana);
        assertThat(course.view(course.ben, thread).at("/thread/people").asInt()).isEqualTo(1);

        var named = course.reply(course.ana, thread, "By name");

        assertThat(course.view(course.ben, thread).at("/thread/people").asInt()).isEqualTo(2);
        assertThat(course.view(course.ben, thread).at("/thread/state").asText()).isEqualTo("answered");
        course.delete(course.ana, "/api/posts/" + named.get("id").asText());
        assertThat(course.view(course.ben, thread).at("/thread/people").asInt()).isEqualTo(1);
    }

    @Test
    void anAskerWhoAcceptsStaysHidden_staffIsNamed() {
        var thread = askHidden(course.ana);
        var answer = course.reply(course.ben, thread, "Try this").get("id").asText();
        var accept = "{\"post\":\"" + answer + "\"}";

        course.put(course.ana, "/api/threads/" + thread + "/acceptance", accept);
        assertThat(course.view(course.ben, thread).at("/thread/acceptedBy").isNull())
                .isTrue();
        course.put(course.carla, "/api/threads/" + thread + "/acceptance", accept);
        assertThat(course.view(course.ben, thread).at("/thread/acceptedBy").asText())
                .isEqualTo("Carla");
    }

    @Test
    void anAuthorStillOwnsWhatTheyWrote() {
        var thread = askHidden(course.ana);
        var post = replyHidden(course.ana, thread).get("id").asText();

        var mine = course.get(course.ana, "/api/threads/" + thread + "/posts").at("/mine/posts");
        assertThat(mine.toString()).contains(post);
        course.put(course.ana, "/api/posts/" + post, "{\"text\":\"Better\",\"version\":1}");
        assertThat(course.get(course.ben, "/api/threads/" + thread + "/posts")
                        .at("/posts/0/author/alias")
                        .asInt())
                .isEqualTo(1);
        assertThat(course.get(course.ana, "/api/threads?filter=mine").at("/threads"))
                .hasSize(1);
        Course.refused(WEFT.put(course.ana, "/api/posts/" + post + "/vote", ""), 403, "not-allowed");
    }

    @Test
    void switchingItOffHidesStillWhatWasHidden_andRefusesMore() {
        var thread = askHidden(course.ana);
        course.put(course.carla, "/api/settings", "{\"editMinutes\":30,\"anonymity\":false,\"flagsToHide\":3}");

        assertThat(course.view(course.ben, thread).at("/thread/author/alias").asInt())
                .isEqualTo(1);
        Course.refused(
                WEFT.post(course.ben, "/api/threads", "{\"title\":\"Me?\",\"text\":\"Too?\",\"anonymous\":true}"),
                403,
                "anonymity-off");
        Course.refused(
                WEFT.post(course.ben, "/api/threads/" + thread + "/posts", "{\"text\":\"Hi\",\"anonymous\":true}"),
                403,
                "anonymity-off");
        course.put(course.carla, "/api/settings", "{\"editMinutes\":30,\"anonymity\":true,\"flagsToHide\":3}");
        assertThat(course.get(course.carla, "/api/audit").at("/entries").findValuesAsText("act"))
                .containsExactly("anonymity-on", "anonymity-off");
    }

    @Test
    void staffWritesByName() {
        var thread = course.ask(course.ana, "Who?");

        Course.refused(
                WEFT.post(course.carla, "/api/threads/" + thread + "/posts", "{\"text\":\"I\",\"anonymous\":true}"),
                403,
                "anonymity-not-for-staff");
    }

    @Test
    void staffLooksANameUpWithAReason_andAllStaffCanReadThat() {
        var thread = askHidden(course.ana);
        var post = course.view(course.carla, thread).at("/thread/firstPost/id").asText();

        assertThat(Course.ok(WEFT.post(course.carla, "/api/posts/" + post + "/author", REASON))
                        .get("name")
                        .asText())
                .isEqualTo("Ana");
        var helper = WEFT.arrive(course.school, "Hedda", Role.HELPER, course.key);
        var entry = course.get(helper, "/api/audit").at("/entries/0");
        assertThat(entry.get("act").asText()).isEqualTo("author-revealed");
        assertThat(entry.get("by").asText()).isEqualTo("Carla");
        assertThat(entry.get("content").asText()).isEqualTo(post);
        assertThat(entry.get("reason").asText()).isEqualTo("Somebody may be in danger");
        assertThat(entry.toString()).doesNotContain("Ana");
    }

    @Test
    void aNameIsNotLookedUpByLearners_norWithoutAReason() {
        var thread = askHidden(course.ana);
        var post = course.view(course.carla, thread).at("/thread/firstPost/id").asText();
        var named = course.reply(course.ben, thread, "I am Ben").get("id").asText();

        Course.refused(WEFT.post(course.ben, "/api/posts/" + post + "/author", REASON), 403, "not-allowed");
        Course.refused(WEFT.post(course.carla, "/api/posts/" + post + "/author", "{}"), 400, "reason-missing");
        Course.refused(WEFT.post(course.carla, "/api/posts/" + named + "/author", REASON), 409, "not-anonymous");
        Course.refused(WEFT.get(course.ana, "/api/audit"), 403, "not-allowed");
        assertThat(course.get(course.carla, "/api/audit").at("/entries")).isEmpty();
    }

    @Test
    void whoReactedToAnAnonymousPostIsNotTold() {
        var thread = askHidden(course.ana);
        var post = course.view(course.carla, thread).at("/thread/firstPost/id").asText();
        course.put(course.ana, "/api/posts/" + post + "/reactions/thanks", "");
        course.put(course.ben, "/api/posts/" + post + "/vote", "");

        for (var who : List.of(course.ben, course.carla)) {
            assertThat(course.get(who, "/api/posts/" + post + "/reactions").get("people"))
                    .isEmpty();
            assertThat(course.get(who, "/api/posts/" + post + "/votes").get("people"))
                    .isEmpty();
        }
    }

    @Test
    void sendingTwiceIsSendingOnce() {
        var thread = askHidden(course.ana);
        var body = "{\"text\":\"Once\",\"anonymous\":true,\"clientKey\":\"key-12345678\"}";

        var first = Course.ok(WEFT.post(course.ana, "/api/threads/" + thread + "/posts", body));
        var second = Course.ok(WEFT.post(course.ana, "/api/threads/" + thread + "/posts", body));

        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.at("/author/alias").asInt()).isEqualTo(1);
    }
}
