package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Json;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** Staff reshapes threads on one node while others write in them on another: nothing is lost, nothing breaks. */
class CrossingTest {
    private static final int WRITERS = 6;
    private static final int REPLIES = 8;

    @RegisterExtension
    static final TestProduct ONE = new TestProduct();

    private static final Course COURSE = Course.in(ONE, "Crossing");
    private static TestProduct other;

    @BeforeAll
    static void startAnotherNode() {
        other = new TestProduct(ONE.database);
    }

    @AfterAll
    static void stopIt() {
        other.close();
    }

    private static String first(String thread) {
        return COURSE.view(COURSE.carla, thread).at("/thread/firstPost/id").asText();
    }

    private static HttpResponse<String> merge(TestProduct node, String thread, String post) {
        return node.put(
                COURSE.carla,
                "/api/threads/" + thread + "/merger",
                "{\"post\":\"" + post + "\",\"reason\":\"The same\"}");
    }

    @Test
    void twoMergersThatCross_makeOneThread() throws Exception {
        for (int round = 0; round < 5; round++) {
            var one = COURSE.ask(COURSE.ana, "One");
            var two = COURSE.ask(COURSE.ben, "Two");
            var firstOfOne = first(one);
            var firstOfTwo = first(two);

            List<Integer> done = atOnce(List.of(
                    () -> merge(ONE, one, firstOfTwo).statusCode(),
                    () -> merge(other, two, firstOfOne).statusCode()));

            assertThat(done).contains(200).isSubsetOf(200, 409);
            var left = COURSE.get(COURSE.ana, "/api/posts/" + firstOfOne).at("/thread/id");
            assertThat(COURSE.get(COURSE.ana, "/api/posts/" + firstOfTwo).at("/thread/id"))
                    .isEqualTo(left);
        }
    }

    @Test
    void repliesDuringMergersAndSplits_areThereOnce() throws Exception {
        var target = COURSE.ask(COURSE.carla, "Target");
        var thread = COURSE.ask(COURSE.carla, "Thread");
        var opener = first(thread);
        var branch = COURSE.reply(COURSE.carla, thread, "Branch").get("id").asText();
        var intoTarget = first(target);
        var acts = new ArrayList<Callable<List<Integer>>>();
        IntStream.range(0, WRITERS).forEach(writer -> acts.add(() -> replies(writer, thread, opener, branch)));
        acts.add(() -> List.of(
                split(branch).statusCode(),
                merge(ONE, thread, intoTarget).statusCode(),
                split(opener).statusCode(),
                merge(
                                ONE,
                                COURSE.get(COURSE.carla, "/api/posts/" + branch)
                                        .at("/thread/id")
                                        .asText(),
                                intoTarget)
                        .statusCode()));

        List<List<Integer>> statuses = atOnce(acts);

        assertThat(statuses.stream().flatMap(List::stream)).allMatch(status -> status < 500);
        var written = statuses.subList(0, WRITERS).stream()
                .flatMap(List::stream)
                .filter(status -> status == 201)
                .count();
        assertThat(count("select count(*) from post p join content c on c.id = p.id where p.source like 'Crossing %'"))
                .isEqualTo((int) written);
        assertThat(count("""
                        select count(*)
                        from post p
                        join post a on a.id = p.parent_id
                        where a.thread_id <> p.thread_id or a.number <> p.parent_number or a.number >= p.number
                        """)).as("what is answered stands in the same thread").isZero();
        assertThat(count("""
                        select count(*)
                        from thread t
                        where people <> (select count(*) from thread_person tp where tp.thread_id = t.id)
                           or last_number < (select max(number) from post p where p.thread_id = t.id)
                        """)).isZero();
    }

    private static HttpResponse<String> split(String post) {
        return ONE.post(COURSE.carla, "/api/posts/" + post + "/thread", "{\"title\":\"Apart\",\"reason\":\"Else\"}");
    }

    private static List<Integer> replies(int writer, String thread, String opener, String branch) {
        var node = writer % 2 == 0 ? ONE : other;
        var who = writer % 3 == 0 ? COURSE.ana : COURSE.ben;
        return IntStream.range(0, REPLIES)
                .mapToObj(n -> {
                    var body = Json.write(java.util.Map.of(
                            "text",
                            "Crossing " + n,
                            "parent",
                            n % 2 == 0 ? branch : opener,
                            "anonymous",
                            writer % 2 == 0,
                            "clientKey",
                            UUID.randomUUID().toString()));
                    var answer = node.post(who, "/api/threads/" + thread + "/posts", body);
                    for (int again = 0; again < 5 && answer.body().contains("try-again"); again++) {
                        answer = node.post(who, "/api/threads/" + thread + "/posts", body);
                    }
                    return answer.statusCode();
                })
                .toList();
    }

    @Test
    void anotherNodeKnowsSoonWhereAThreadWent() {
        other.arriveAt(COURSE.school, "Carla", Role.INSTRUCTOR, COURSE.key, "elsewhere");
        var page = other.arriveAt(COURSE.school, "Ana", Role.LEARNER, COURSE.key, "elsewhere");
        var thread = COURSE.ask(COURSE.ana, "Moved");
        Course.ok(other.get(COURSE.ana, "/api/threads/" + thread));
        Course.ok(other.get(COURSE.ana, "/api/threads/" + thread + "/posts"));
        var key = page.state().at("/placement/key").asText();

        Course.ok(ONE.put(
                COURSE.carla,
                "/api/threads/" + thread + "/forum",
                "{\"placement\":\"" + key + "\",\"reason\":\"There\"}"));

        Course.refused(other.get(COURSE.ana, "/api/threads/" + thread), 404, "elsewhere");
        await(() -> other.get(COURSE.ana, "/api/threads/" + thread + "/posts").statusCode() == 404);
        Course.ok(other.get(page, "/api/threads/" + thread));
    }

    private static void await(BooleanSupplier so) {
        for (int tries = 0; tries < 500 && !so.getAsBoolean(); tries++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        assertThat(so.getAsBoolean()).isTrue();
    }

    private static int count(String sql) {
        return ONE.database
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }

    private static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
        var start = new CyclicBarrier(acts.size());
        var pool = Executors.newFixedThreadPool(acts.size());
        try {
            List<Future<T>> running = acts.stream()
                    .map(act -> pool.submit(() -> {
                        start.await();
                        return act.call();
                    }))
                    .toList();
            var done = new ArrayList<T>();
            for (var each : running) {
                done.add(each.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }
}
