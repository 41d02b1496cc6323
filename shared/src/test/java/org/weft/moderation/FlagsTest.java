package org.weft.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T12: flags, the threshold, and the queue of the staff. */
class FlagsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final String SETTINGS = "{\"editMinutes\":30,\"anonymity\":true,\"flagsToHide\":%s}";

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());
    private final String thread = course.ask(course.ana, "How?");
    private final String post =
            course.reply(course.ben, thread, "Buy watches").get("id").asText();

    private int flag(TestProduct.Someone who, String reason) {
        return WEFT.put(who, "/api/posts/" + post + "/flag", "{\"reason\":\"" + reason + "\",\"note\":\"See\"}")
                .statusCode();
    }

    private JsonNode queue() {
        return course.get(course.carla, "/api/review").get("items");
    }

    private String state(TestProduct.Someone who) {
        return course.get(who, "/api/threads/" + thread + "/posts")
                .at("/posts/0/state")
                .asText();
    }

    private List<TestProduct.Someone> learners(int count) {
        var learners = new ArrayList<TestProduct.Someone>();
        for (int n = 0; n < count; n++) {
            learners.add(WEFT.arrive(course.school, "Learner " + n, Role.LEARNER, course.key));
        }
        return learners;
    }

    @Test
    void staffSeesWhatWasFlaggedAndWhy_butNotByWhom() {
        assertThat(flag(course.ana, "spam")).isEqualTo(204);
        assertThat(flag(course.ana, "rude")).isEqualTo(204);

        var item = queue().get(0);
        assertThat(queue()).hasSize(1);
        assertThat(item.at("/post/id").asText()).isEqualTo(post);
        assertThat(item.at("/post/html").asText()).contains("Buy watches");
        assertThat(item.get("title").asText()).isEqualTo("How?");
        assertThat(item.get("here").asBoolean()).isTrue();
        assertThat(item.at("/flags")).hasSize(1);
        assertThat(item.at("/flags/0/reason").asText()).isEqualTo("spam");
        assertThat(item.at("/flags/0/note").asText()).isEqualTo("See");
        assertThat(item.at("/flags").toString()).doesNotContain("Ana");
    }

    @Test
    void threePeopleHideAPost_untilStaffHasLooked() {
        var learners = learners(3);
        flag(learners.get(0), "spam");
        flag(learners.get(1), "spam");
        flag(learners.get(1), "rude");
        assertThat(state(course.ana)).isEqualTo("visible");
        flag(learners.get(2), "off-topic");

        assertThat(state(course.ana)).isEqualTo("hidden");
        assertThat(course.view(course.ana, thread).at("/thread/posts").asInt()).isEqualTo(1);
        assertThat(queue().at("/0/flags")).hasSize(3);
        assertThat(course.get(course.carla, "/api/audit").at("/entries")).isEmpty();
        assertThat(course.delete(course.carla, "/api/review/" + post).get("items"))
                .isEmpty();
        assertThat(state(course.ana)).isEqualTo("visible");
        assertThat(course.get(course.carla, "/api/audit").at("/entries").findValuesAsText("act"))
                .containsExactly("flags-dismissed");
    }

    @Test
    void manyAtOnceHideItOnce() {
        var flags = learners(6).stream()
                .map(who -> CompletableFuture.supplyAsync(() -> flag(who, "spam")))
                .toList();

        // Who comes when it is hidden already finds nothing to flag.
        assertThat(flags.stream().map(CompletableFuture::join))
                .containsAnyOf(204)
                .isSubsetOf(204, 404);
        assertThat(state(course.ana)).isEqualTo("hidden");
        assertThat(course.view(course.ana, thread).at("/thread/posts").asInt()).isEqualTo(1);
        assertThat(course.view(course.ana, thread).at("/thread/people").asInt()).isEqualTo(1);
    }

    @Test
    void staffHidesItForGood_andTheQueueIsEmpty() {
        learners(3).forEach(who -> flag(who, "spam"));

        course.put(course.carla, "/api/posts/" + post + "/hiding", "{\"reason\":\"An advertisement\"}");

        assertThat(queue()).isEmpty();
        var hidden = course.get(course.ana, "/api/threads/" + thread + "/posts").at("/posts/0");
        assertThat(hidden.get("stateReason").asText()).isEqualTo("An advertisement");
        assertThat(course.view(course.ana, thread).at("/thread/posts").asInt()).isEqualTo(1);
        course.put(course.carla, "/api/posts/" + post + "/restoration", "");
        assertThat(course.view(course.ana, thread).at("/thread/posts").asInt()).isEqualTo(2);
    }

    @Test
    void theForumSetsHowManyHide_orNone() {
        course.put(course.carla, "/api/settings", SETTINGS.formatted("1"));
        flag(course.ana, "rude");
        assertThat(state(course.ana)).isEqualTo("hidden");
        course.delete(course.carla, "/api/review/" + post + "?reason=Meant+kindly");
        assertThat(course.get(course.carla, "/api/audit")
                        .at("/entries/0/reason")
                        .asText())
                .isEqualTo("Meant kindly");
        course.put(course.carla, "/api/settings", SETTINGS.formatted("null"));
        learners(5).forEach(who -> flag(who, "spam"));

        assertThat(state(course.ana)).isEqualTo("visible");
        for (var wrong : List.of("0", "101")) {
            Course.refused(
                    WEFT.put(course.carla, "/api/settings", SETTINGS.formatted(wrong)), 400, "flags-to-hide-invalid");
        }
    }

    @Test
    void whatStaffDismissedCountsNoMore() {
        var learners = learners(4);
        flag(learners.get(0), "spam");
        flag(learners.get(1), "spam");
        course.delete(course.carla, "/api/review/" + post);

        flag(learners.get(2), "spam");
        flag(learners.get(0), "spam");

        assertThat(state(course.ana)).isEqualTo("visible");
        assertThat(queue().at("/0/flags")).hasSize(1);
    }

    @Test
    void oneQueueForAllPagesOfThePlace_andNoOther() {
        flag(course.ana, "spam");
        var nextPage = WEFT.arriveAt(course.school, "Carla", Role.INSTRUCTOR, course.key, "second page");
        var elsewhere = new Course(WEFT, course.school, "another course");

        var item = course.get(nextPage, "/api/review").at("/items/0");
        assertThat(item.at("/post/id").asText()).isEqualTo(post);
        assertThat(item.get("here").asBoolean()).isFalse();
        assertThat(item.get("placement").asText())
                .isEqualTo(course.carla.state().at("/placement/key").asText());
        assertThat(elsewhere.get(elsewhere.carla, "/api/review").get("items")).isEmpty();
        Course.refused(WEFT.delete(elsewhere.carla, "/api/review/" + post), 404, "post-not-found");
        course.put(nextPage, "/api/posts/" + post + "/hiding", "{\"reason\":\"An advertisement\"}");
        assertThat(state(course.ana)).isEqualTo("hidden");
    }

    @Test
    void inASharedForumTheStaffThereIsAskedAsWell() {
        var guest = new Course(WEFT, course.school, "guest");
        var hank = WEFT.arrive(course.school, "Hank", Role.INSTRUCTOR, "guest");
        var key = course.carla.state().at("/placement/key").asText();
        guest.put(guest.carla, "/api/sharing", "{\"placement\":\"%s\"}".formatted(key));
        var pia = WEFT.arrive(course.school, "Pia", Role.LEARNER, course.key);
        var shared = course.open(pia, Map.of("title", "Shared", "text", "Buy", "reach", 2));
        var opener = shared.at("/thread/firstPost/id").asText();
        WEFT.put(guest.ben, "/api/posts/" + opener + "/flag", "{\"reason\":\"spam\"}");

        assertThat(queue().at("/0/post/id").asText()).isEqualTo(opener);
        var asked = guest.get(hank, "/api/review").at("/items/0");
        assertThat(asked.at("/post/id").asText()).isEqualTo(opener);
        assertThat(asked.at("/post/author/name").isNull()).isTrue();
        assertThat(asked.get("here").asBoolean()).isTrue();
        guest.put(hank, "/api/review/" + opener + "/hiding", "{\"reason\":\"An advertisement\"}");

        assertThat(queue()).isEmpty();
        assertThat(guest.get(hank, "/api/audit").at("/entries/0/reason").asText())
                .isEqualTo("An advertisement");
    }

    @Test
    void aFlagCanBeTakenBack() {
        flag(course.ana, "spam");
        assertThat(WEFT.delete(course.ana, "/api/posts/" + post + "/flag").statusCode())
                .isEqualTo(204);

        assertThat(queue()).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var path = "/api/posts/" + post + "/flag";

        Course.refused(WEFT.put(course.ana, path, "{\"reason\":\"ugly\"}"), 400, "flag-reason-invalid");
        Course.refused(WEFT.put(course.ana, path, "{}"), 400, "flag-reason-invalid");
        Course.refused(
                WEFT.put(course.ana, path, "{\"reason\":\"rude\",\"note\":\"%s\"}".formatted("x".repeat(501))),
                400,
                "reason-too-long");
        Course.refused(WEFT.put(course.olga, path, "{\"reason\":\"rude\"}"), 403, "not-allowed");
        Course.refused(WEFT.get(course.ana, "/api/review"), 403, "not-allowed");
        Course.refused(WEFT.delete(course.ana, "/api/review/" + post), 403, "not-allowed");
        assertThat(queue()).isEmpty();
    }
}
