package org.weft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many write in one thread at the same moment, on two nodes: nothing is doubled, lost or counted wrongly. */
class CrowdTest {
    private static final int WRITERS = 12;
    private static final int ACTS = 30;

    @RegisterExtension
    static final TestProduct ONE = new TestProduct();

    private static final Course COURSE = Course.in(ONE, "Crowd");
    private static TestProduct other;

    @BeforeAll
    static void startAnotherNode() {
        other = new TestProduct(ONE.database);
    }

    @AfterAll
    static void stopIt() {
        other.close();
    }

    @Test
    void whatIsSentManyTimesAtOnceIsThereOnce() throws Exception {
        var thread = COURSE.ask(COURSE.carla, "Replies");
        var body = "{\"text\":\"Once\",\"clientKey\":\"%s\"}".formatted(UUID.randomUUID());

        var sent = atOnce(index -> node(index).post(COURSE.ana, "/api/threads/" + thread + "/posts", body));

        assertThat(sent)
                .extracting(HttpResponse::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        assertThat(sent)
                .extracting(each -> TestProduct.json(each.body()).get("id"))
                .containsOnly(TestProduct.json(sent.get(0).body()).get("id"));
        assertThat(COURSE.view(COURSE.ben, thread).at("/thread/posts").asInt()).isEqualTo(2);
    }

    @Test
    void aQuestionSentManyTimesAtOnceIsThereOnce() throws Exception {
        var body = """
                {"kind":"question","title":"Only one","text":"Text","clientKey":"%s"}
                """.formatted(UUID.randomUUID());

        var sent = atOnce(index -> node(index).post(COURSE.ana, "/api/threads", body));

        assertThat(sent)
                .extracting(HttpResponse::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        assertThat(sent)
                .extracting(each -> TestProduct.json(each.body()).at("/thread/id"))
                .containsOnly(TestProduct.json(sent.get(0).body()).at("/thread/id"));
    }

    /** Answers, votes, endorsements and deletions around three branches, in an order that the seeds choose. */
    @Test
    void whateverIsDoneAtOnce_theCountsAgreeInTheEnd() throws Exception {
        var thread = COURSE.ask(COURSE.carla, "Branches");
        var roots = IntStream.range(0, 3)
                .mapToObj(index ->
                        COURSE.reply(COURSE.carla, thread, "Branch").get("id").asText())
                .toList();

        var statuses = atOnce(index -> {
            var random = new Random(index);
            return IntStream.range(0, ACTS)
                    .map(act -> act(random, node(index), thread, roots))
                    .boxed()
                    .toList();
        });

        assertThat(statuses.stream().flatMap(List::stream)).containsOnly(200, 201);
        assertThat(wrongNumbers(thread)).as("numbers have no gap").isZero();
        assertThat(wrongRanks(thread)).as("posts rank by their branch's votes").isZero();
        assertThat(wrongVotes(thread)).as("votes are those that were cast").isZero();
    }

    @Test
    void anAnswerGivenDuringAVoteRanksByIt() throws Exception {
        var thread = COURSE.ask(COURSE.carla, "Votes");
        var root = COURSE.reply(COURSE.carla, thread, "Branch").get("id").asText();
        var pool = Executors.newSingleThreadExecutor();
        try {
            var answer = ONE.database.jdbi().inTransaction(vote -> {
                vote.execute("update post set votes = votes + 1, root_votes = votes + 1 where id = " + root);
                var answering = pool.submit(() -> COURSE.reply(COURSE.ben, thread, "Answer", root));
                awaitLock();
                return answering;
            });
            answer.get();
        } finally {
            pool.shutdownNow();
        }

        assertThat(wrongRanks(thread)).isZero();
    }

    /** Until the answer waits for the vote; fails when it doesn't. */
    private static void awaitLock() {
        var sql = "select count(*) from pg_locks where not granted and locktype = 'transactionid'";
        for (int tries = 0; tries < 500; tries++) {
            int waiting = ONE.database
                    .jdbi()
                    .withHandle(handle ->
                            handle.createQuery(sql).mapTo(Integer.class).one());
            if (waiting > 0) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        throw new AssertionError("The answer doesn't wait for the vote");
    }

    private static int act(Random random, TestProduct node, String thread, List<String> roots) {
        var root = roots.get(random.nextInt(roots.size()));
        var who = random.nextBoolean() ? COURSE.ana : COURSE.ben;
        var answer =
                switch (random.nextInt(6)) {
                    case 0 -> node.put(who, "/api/posts/" + root + "/vote", "");
                    case 1 -> node.delete(who, "/api/posts/" + root + "/vote");
                    case 2 -> node.put(COURSE.carla, "/api/posts/" + root + "/endorsement", "");
                    case 3 -> node.delete(COURSE.carla, "/api/posts/" + root + "/endorsement");
                    default ->
                        node.post(
                                who,
                                "/api/threads/" + thread + "/posts",
                                "{\"text\":\"Answer\",\"parent\":\"%s\"}".formatted(root));
                };
        return answer.statusCode();
    }

    private static int wrongNumbers(String thread) {
        return count(thread, """
                select abs(count(*) - max(number)) + abs(max(number) - max(last_number))
                from post join thread t on t.organization_id = post.organization_id and t.id = thread_id
                where thread_id = :thread
                """);
    }

    private static int wrongRanks(String thread) {
        return count(thread, """
                select count(*)
                from post
                join post root on root.thread_id = post.thread_id and root.number = post.root_number
                where post.thread_id = :thread and post.number > 1 and post.root_votes <> root.votes
                """);
    }

    private static int wrongVotes(String thread) {
        return count(thread, """
                select count(*)
                from post
                where thread_id = :thread and votes <> (select count(*) from vote where post_id = post.id)
                """);
    }

    private static int count(String thread, String sql) {
        return ONE.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(sql)
                        .bind("thread", Long.parseLong(thread))
                        .mapTo(Integer.class)
                        .one());
    }

    private static TestProduct node(int index) {
        return index % 2 == 0 ? ONE : other;
    }

    /** Does it in as many threads as there are writers; none begins before all are there. */
    private static <T> List<T> atOnce(IntFunction<T> act) throws Exception {
        var start = new CyclicBarrier(WRITERS);
        var pool = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<T>> running = IntStream.range(0, WRITERS)
                    .mapToObj(index -> pool.submit(() -> {
                        start.await();
                        return act.apply(index);
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
