package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Json;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T12: whom a person doesn't want to read, without learning who hides behind a number. */
class MutesTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());
    private final String thread = course.ask(course.carla, "How?");

    private static String id(JsonNode post) {
        return post.get("id").asText();
    }

    private String anonymous(TestProduct.Someone who, String thread) {
        return id(Course.ok(
                WEFT.post(who, "/api/threads/" + thread + "/posts", "{\"text\":\"It is me\",\"anonymous\":true}")));
    }

    private void mute(TestProduct.Someone who, String post) {
        assertThat(WEFT.put(who, "/api/posts/" + post + "/mute", "").statusCode())
                .isEqualTo(204);
    }

    private List<String> muted(TestProduct.Someone who, String thread) {
        return Json.MAPPER.convertValue(
                course.view(who, thread).at("/page/mine/muted"),
                Json.MAPPER.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    private JsonNode list(TestProduct.Someone who) {
        return course.get(who, "/api/mutes").get("mutes");
    }

    private String split(String post) {
        var body = "{\"title\":\"Apart\",\"reason\":\"Else\"}";
        return Course.ok(WEFT.post(course.carla, "/api/posts/" + post + "/thread", body))
                .get("thread")
                .asText();
    }

    private void merge(String from, String into) {
        var post = course.view(course.carla, into).at("/thread/firstPost/id").asText();
        course.put(
                course.carla,
                "/api/threads/" + from + "/merger",
                "{\"post\":\"%s\",\"reason\":\"Same\"}".formatted(post));
    }

    @Test
    void whoIsMutedByNameIsSoInAllCourses_forOnePersonAlone() {
        var post = id(course.reply(course.ben, thread, "So"));
        mute(course.ana, post);
        mute(course.ana, post);
        var later = id(course.reply(course.ben, thread, "And so"));
        var nextDoor = new Course(WEFT, course.school, "next door");
        var there = nextDoor.ask(nextDoor.ben, "There?");

        assertThat(muted(course.ana, thread)).containsExactly(post, later);
        assertThat(course.view(course.ana, thread).at("/page/posts/0/html").asText())
                .contains("So");
        assertThat(nextDoor.view(nextDoor.ana, there).at("/thread/muted").asBoolean())
                .isTrue();
        assertThat(muted(course.ben, thread)).isEmpty();
        assertThat(muted(course.carla, thread)).isEmpty();
        assertThat(list(course.ana)).hasSize(1);
        assertThat(list(course.ana).at("/0/name").asText()).isEqualTo("Ben");
        assertThat(list(course.ben)).isEmpty();
    }

    @Test
    void whoMutedSomebodyUnmutesThem() {
        var post = id(course.reply(course.ben, thread, "So"));
        mute(course.ana, post);
        course.delete(course.carla, "/api/mutes/" + list(course.ana).at("/0/id").asText());
        assertThat(muted(course.ana, thread)).containsExactly(post);

        course.delete(course.ana, "/api/mutes/" + list(course.ana).at("/0/id").asText());
        assertThat(muted(course.ana, thread)).isEmpty();

        mute(course.ana, post);
        assertThat(WEFT.delete(course.ana, "/api/posts/" + post + "/mute").statusCode())
                .isEqualTo(204);
        assertThat(muted(course.ana, thread)).isEmpty();
        assertThat(list(course.ana)).isEmpty();
    }

    @Test
    void aThreadOfTheirsIsListed_butIsNotWaitedFor() {
        var theirs = course.ask(course.ben, "Mine?");
        mute(
                course.ana,
                course.view(course.ana, theirs).at("/thread/firstPost/id").asText());

        var rows = course.get(course.ana, "/api/threads");
        assertThat(rows.at("/threads/0/muted").asBoolean()).isTrue();
        assertThat(rows.at("/threads/1/muted").asBoolean()).isFalse();
        assertThat(rows.at("/counts/all").asInt()).isEqualTo(2);
        assertThat(rows.at("/counts/unread").asInt()).isEqualTo(1);
        assertThat(course.get(course.ana, "/api/threads?filter=unread").get("threads"))
                .hasSize(1);
        assertThat(course.get(course.carla, "/api/threads")
                        .at("/threads/0/muted")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aNameDoesNotTellOfTheNumbers_norANumberOfTheName() {
        var named = id(course.reply(course.ben, thread, "By name"));
        var nameless = anonymous(course.ben, thread);
        var elsewhere = course.ask(course.carla, "And there?");
        anonymous(course.ben, elsewhere);

        mute(course.ana, named);
        assertThat(muted(course.ana, thread)).containsExactly(named);
        assertThat(muted(course.ana, elsewhere)).isEmpty();
        course.delete(course.ana, "/api/mutes/" + list(course.ana).at("/0/id").asText());

        mute(course.ana, nameless);
        assertThat(muted(course.ana, thread)).containsExactly(nameless);
        assertThat(muted(course.ana, elsewhere)).isEmpty();
        assertThat(list(course.ana).at("/0/name").isNull()).isTrue();
        assertThat(list(course.ana).at("/0/alias").asInt()).isEqualTo(1);
        assertThat(list(course.ana).at("/0/thread").asText()).isEqualTo("How?");
        assertThat(list(course.ana).toString()).doesNotContain("Ben");
    }

    @Test
    void aNumberStaysMuted_whereverItsPostsGo_andAloneSo() {
        var again = course.ask(course.carla, "Again?");
        var here = anonymous(course.ben, thread);
        var there = anonymous(course.ben, again);
        mute(course.ana, there);

        merge(again, thread);
        assertThat(muted(course.ana, thread)).containsExactly(there);
        assertThat(course.view(course.ana, thread).toString()).contains(here);
        anonymous(course.ben, thread);
        assertThat(muted(course.ana, thread)).containsExactly(there);

        var apart = split(there);
        assertThat(course.view(course.ana, apart).at("/thread/muted").asBoolean())
                .isTrue();
        assertThat(muted(course.ana, apart)).containsExactly(there);
        assertThat(muted(course.ana, thread)).isEmpty();

        var page = WEFT.arriveAt(course.school, "Carla", Role.INSTRUCTOR, course.key, "another page");
        course.put(
                course.carla,
                "/api/threads/" + apart + "/forum",
                "{\"placement\":\"%s\",\"reason\":\"Else\"}"
                        .formatted(page.state().at("/placement/key").asText()));
        var ana = WEFT.arriveAt(course.school, "Ana", Role.LEARNER, course.key, "another page");
        assertThat(muted(ana, apart)).containsExactly(there);
    }

    @Test
    void whereANameIsNotKnown_nothingTellsThatItIsTheirs() {
        var guest = new Course(WEFT, course.school, "guest");
        var pia = WEFT.arrive(course.school, "Pia", Role.LEARNER, course.key);
        guest.put(
                guest.carla,
                "/api/sharing",
                "{\"placement\":\"%s\"}"
                        .formatted(course.carla.state().at("/placement/key").asText()));
        var shared = course.ask(course.ben, "Shared?");
        var post = id(course.reply(pia, shared, "So"));

        Course.refused(WEFT.put(guest.ana, "/api/posts/" + post + "/mute", ""), 409, "not-mutable");
        mute(course.ana, post);

        assertThat(muted(course.ana, shared)).containsExactly(post);
        assertThat(guest.view(guest.ana, shared).at("/page/mine/muted")).isEmpty();
        mute(guest.ana, guest.view(guest.ana, shared).at("/thread/firstPost/id").asText());
        assertThat(guest.view(guest.ana, shared).at("/thread/muted").asBoolean())
                .isTrue();
    }

    @Test
    void staffIsHeard() {
        var hank = WEFT.arrive(course.school, "Hank", Role.LEARNER, course.key);
        var post = id(course.reply(hank, thread, "Like this"));
        mute(course.ana, post);
        WEFT.arrive(course.school, "Hank", Role.HELPER, course.key);

        course.reply(course.carla, thread, "Later");
        assertThat(muted(course.ana, thread)).isEmpty();
        Course.refused(WEFT.put(course.ana, "/api/posts/" + post + "/mute", ""), 409, "not-mutable");
        Course.refused(
                WEFT.put(course.ana, "/api/posts/" + id(course.reply(course.ana, thread, "I")) + "/mute", ""),
                409,
                "not-mutable");
    }

    @Test
    void whatIsGoneHasNoAuthorToMute() {
        var post = id(course.reply(course.ben, thread, "So"));
        course.delete(course.ben, "/api/posts/" + post);

        Course.refused(WEFT.put(course.ana, "/api/posts/" + post + "/mute", ""), 404, "post-not-found");
    }

    @Test
    void fiveHundredAreEnough() {
        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        with people as (
                            insert into person (organization_id, name, created_at)
                            select :organization, 'Somebody', now()
                            from generate_series(1, 500)
                            returning id)
                        insert into mute (organization_id, person_id, muted_id, at)
                        select :organization, :ana, id, now()
                        from people
                        """)
                        .bindMap(Map.of(
                                "organization", course.school.organization(),
                                "ana", course.ana.state().at("/viewer/person").asLong()))
                        .execute());
        var post = id(course.reply(course.ben, thread, "So"));

        Course.refused(WEFT.put(course.ana, "/api/posts/" + post + "/mute", ""), 409, "too-many-mutes");
        assertThat(muted(course.ana, thread)).isEmpty();
    }
}
