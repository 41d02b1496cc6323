package org.weft.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.roster.RosterCourse.learner;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** A host's list of members: who is on it, who has come, and who is missing on which side. */
class RosterTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final RosterCourse roster = new RosterCourse(WEFT);
    private final Course course = roster.course;

    @Test
    void withoutAHostsList_thereAreThoseWhoHaveCome() {
        assertThat(roster.overview().get("byHost").asBoolean()).isFalse();
        assertThat(roster.overview().get("here").asInt()).isEqualTo(4);
        assertThat(roster.names("absent")).isEmpty();
        assertThat(roster.names("gone")).isEmpty();
    }

    @Test
    void whoIsListedAndHasNotCome_isAbsent_untilTheyCome() {
        roster.read(learner("Ana"), learner("Ben"), learner("Chidi"));
        assertThat(roster.names("absent")).containsExactly("Chidi");

        WEFT.arrive(course.school, "Chidi", Role.LEARNER, course.key);

        assertThat(roster.names("absent")).isEmpty();
        assertThat(roster.overview().get("listed").asInt()).isEqualTo(3);
    }

    @Test
    void whoIsListedCanBeMentioned_beforeTheyCome() {
        roster.read(learner("Zora Neale"));

        assertThat(course.get(course.ana, "/api/members?q=zor").findValuesAsText("name"))
                .containsExactly("Zora Neale");
    }

    @Test
    void whoHasComeAndIsNotListed_isGone() {
        roster.read(learner("Ana"), learner("Ben"));

        assertThat(roster.names("gone")).containsExactly("Carla", "Olga");
        assertThat(course.get(course.carla, "/api/roster/gone")
                        .at("/people/0/since")
                        .isNull())
                .isTrue();
    }

    @Test
    void whoLeft_isMarkedAndKeepsWhatTheyWrote() {
        var thread = course.ask(course.ben, "Still here?");
        roster.read(learner("Ana"), learner("Ben"));

        roster.read(learner("Ana"));

        assertThat(roster.names("gone")).contains("Ben");
        assertThat(course.view(course.ana, thread).toString()).contains("Still here?", "Ben");
        assertThat(course.get(course.ana, "/api/members?q=ben").findValuesAsText("name"))
                .isEmpty();

        WEFT.arrive(course.school, "Ben", Role.LEARNER, course.key);
        assertThat(course.get(course.ana, "/api/members?q=ben").findValuesAsText("name"))
                .containsExactly("Ben");
        roster.read(learner("Ana"), learner("Ben"));
        assertThat(roster.names("gone")).doesNotContain("Ben");
    }

    @Test
    void whoLeft_hearsOfNothing_andTheirFeedEnds() {
        var feed = URI.create(
                course.put(course.ben, "/api/feed", "").get("address").asText());
        roster.read(learner("Ana"), learner("Ben"));
        assertThat(WEFT.send(HttpRequest.newBuilder(WEFT.uri(feed.getPath()))).statusCode())
                .isEqualTo(200);

        roster.read(learner("Ana"));
        announce();

        assertThat(WEFT.send(HttpRequest.newBuilder(WEFT.uri(feed.getPath()))).statusCode())
                .isEqualTo(404);
        await(course.ana, "announcement");
        assertThat(course.get(course.ben, "/api/notifications/unread")
                        .get("unread")
                        .asInt())
                .isZero();
    }

    @Test
    void whoIsListedAndHasNotCome_isSentNoAnnouncement() {
        roster.read(learner("Ana"), learner("Chidi"));
        announce();
        await(course.ana, "announcement");

        var chidi = WEFT.arrive(course.school, "Chidi", Role.LEARNER, course.key);

        assertThat(course.get(chidi, "/api/notifications/unread").get("unread").asInt())
                .isZero();
    }

    private void announce() {
        course.open(course.carla, Map.of("title", "Room 7", "text", "From now on", "kind", "announcement"));
    }

    private void await(TestProduct.Someone who, String reason) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!course.get(who, "/api/notifications").toString().contains(reason)) {
            assertThat(System.nanoTime()).as(reason).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void manyArePaged() {
        roster.read(IntStream.range(0, 120)
                .mapToObj(number -> learner("Person %03d of many".formatted(number)))
                .toArray(Rosters.Listed[]::new));

        var seen = new HashSet<String>();
        var next = "";
        int pages = 0;
        do {
            var page = course.get(course.carla, "/api/roster/absent" + (next.isEmpty() ? "" : "?cursor=" + next));
            seen.addAll(page.findValuesAsText("name"));
            next = page.get("next").asText("");
            pages++;
        } while (!next.isEmpty() && pages < 10);

        assertThat(seen).hasSize(120);
        assertThat(pages).isEqualTo(3);
        Course.refused(WEFT.get(course.carla, "/api/roster/absent?cursor=x"), 400, "cursor-invalid");
    }

    @Test
    void learnersAreRefused() {
        for (var path : List.of("/api/roster", "/api/roster/absent", "/api/roster/gone")) {
            Course.refused(WEFT.get(course.ana, path), 403, "not-allowed");
        }
        Course.refused(WEFT.post(course.ana, "/api/roster/reading", "{}"), 403, "not-allowed");
    }

    @Test
    void nobodyElseSeesIt() {
        var nextDoor = new Course(WEFT, course.school, "next door");
        var elsewhere = Course.in(WEFT, "Elsewhere");
        roster.read(learner("Ana"), learner("Chidi"));

        for (var other : List.of(nextDoor, elsewhere)) {
            assertThat(other.get(other.carla, "/api/roster/absent").findValuesAsText("name"))
                    .isEmpty();
            assertThat(other.get(other.carla, "/api/roster").get("byHost").asBoolean())
                    .isFalse();
        }
    }
}
