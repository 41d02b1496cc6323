package org.weft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;

/** What happens is told once and in order, on every node. */
class LiveTest {
    @RegisterExtension
    static final TestProduct ONE = new TestProduct();

    static TestProduct other;
    private static final TestProduct.School SCHOOL = ONE.school("Live");
    private static int courses;

    private TestProduct.Someone carla;
    private TestProduct.Someone ana;
    private String thread;

    @BeforeAll
    static void startAnotherNode() {
        other = new TestProduct(ONE.database);
    }

    @AfterAll
    static void stopIt() {
        other.close();
    }

    @BeforeEach
    void openACourse() {
        var course = "live-" + courses++;
        carla = ONE.arrive(SCHOOL, "Carla", Role.INSTRUCTOR, course);
        ana = other.arrive(SCHOOL, "Ana", Role.LEARNER, course);
        var opened = ONE.post(carla, "/api/threads", """
                {"kind":"question","title":"What is told?","text":"Text","clientKey":"%s"}
                """.formatted(UUID.randomUUID()));
        thread = TestProduct.json(opened.body()).at("/thread/id").asText();
    }

    @Test
    void postsOfOneNodeAreHeardOnAnother_onceAndInOrder() {
        try (var page = Listening.to(other, ana, null)) {
            IntStream.rangeClosed(2, 11).forEach(number -> post());

            var numbers = IntStream.rangeClosed(2, 11).map(each -> number(page)).boxed();

            assertThat(numbers).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        }
    }

    /** As texts, 100 would come before 99. */
    @Test
    void theStoryIsToldInTheOrderOfTransactions_asNumbers() {
        for (long xid : new long[] {100, 9, 99, 10}) {
            ONE.database
                    .jdbi()
                    .useHandle(handle -> handle.createUpdate("""
                            insert into activity (
                                organization_id, xid, place_id, stream_id, verb, owner_id, actor_id, data, at)
                            select organization_id, cast(:xid as xid8), place_id, stream_id, 'post-changed', owner_id,
                                   actor_id, jsonb_build_object('thread', :xid), at
                            from activity
                            where verb = 'thread-created' and data ->> 'thread' = :thread
                            """)
                            .bind("xid", Long.toString(xid))
                            .bind("thread", thread)
                            .execute());
        }

        var events =
                TestProduct.json(ONE.get(ana, "/api/changes?after=1-0").body()).get("events");

        assertThat(events.findValuesAsText("thread")).startsWith("9", "10", "99", "100");
    }

    @Test
    void whoWasAwayHearsExactlyWhatWasMissed_onAnyNode() {
        Listening.Heard last;
        try (var page = Listening.to(other, ana, null)) {
            post();
            last = nextPost(page);
        }
        post();
        post();

        try (var page = Listening.to(ONE, ana, last.id())) {
            assertThat(number(page)).isEqualTo(3);
            assertThat(number(page)).isEqualTo(4);
            post();
            assertThat(number(page)).isEqualTo(5);
        }
        assertThat(polled(last.id(), 3)).containsExactly("3", "4", "5");
    }

    /** Numbers of posts, as the other node tells them; waits until it has heard of as many. */
    private List<String> polled(String after, int many) {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        List<String> numbers;
        do {
            numbers = TestProduct.json(
                            other.get(ana, "/api/changes?after=" + after).body())
                    .at("/events")
                    .findValuesAsText("number");
        } while (numbers.size() < many && System.nanoTime() < end);
        return numbers;
    }

    @Test
    void whenOthersSeeOtherThings_readersAreToldAndComeBack() {
        String before;
        String changed;
        try (var page = Listening.to(other, ana, null)) {
            post();
            before = nextPost(page).id();
            ONE.put(carla, "/api/settings/dates", "{}");
            assertThat(page.next().event()).isEqualTo("forum-changed");
            assertThat(page.endsWithin(5)).isTrue();
        }
        try (var page = Listening.to(other, ana, before)) {
            var told = page.next();
            assertThat(told.event()).isEqualTo("forum-changed");
            assertThat(page.endsWithin(5)).isTrue();
            changed = told.id();
        }

        try (var page = Listening.to(other, ana, changed)) {
            post();
            assertThat(number(page)).isEqualTo(3);
        }
    }

    private static int number(Listening page) {
        return nextPost(page).data().get("number").asInt();
    }

    /** The thread's own opening may still be on its way. */
    private static Listening.Heard nextPost(Listening page) {
        var heard = page.next();
        return heard.event().equals("post-created") ? heard : page.next();
    }

    private void post() {
        var answer = ONE.post(carla, "/api/threads/" + thread + "/posts", """
                {"text":"Text","clientKey":"%s"}
                """.formatted(UUID.randomUUID()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
