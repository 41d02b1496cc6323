package org.weft.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.base.Json;
import org.weft.db.Cluster;
import org.weft.db.Database;

/** What was acknowledged is there, and once, whatever is killed while sixteen people post: with the benchmark's tools. */
class KillTest {
    private static final int WRITERS = 16;
    private static final int BEFORE_THE_KILL = 200;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private volatile boolean done;
    private Path data;
    private ServerProcess server;
    private List<String> tokens;
    private String thread;

    @BeforeEach
    void aServerWithACourse() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        server = ServerProcess.start(data, Map.of());
        try (var cluster = Cluster.startOrJoin(data);
                var database = Database.open(cluster.settings())) {
            var school =
                    School.load(database.jdbi(), URI.create("http://127.0.0.1:1"), MadeUpForum.large(0.01), WRITERS);
            tokens = school.tokens(server, WRITERS);
            thread = school.thread(MadeUpForum.title(MadeUpForum.SHORT));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void killingTheServerLosesAndDoublesNothing() throws Exception {
        var writers = startWriters();
        awaitAcknowledged(BEFORE_THE_KILL);

        server.kill();
        int before = acknowledged.size();
        server = ServerProcess.start(data, Map.of());

        awaitAcknowledged(before + BEFORE_THE_KILL);
        assertEachOnce(writers);
    }

    @Test
    void killingPostgresLosesAndDoublesNothing() throws Exception {
        var writers = startWriters();
        awaitAcknowledged(BEFORE_THE_KILL);

        var pid = Files.readAllLines(data.resolve("database/postmaster.pid"))
                .get(0)
                .strip();
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
        int before = acknowledged.size();

        awaitAcknowledged(before + BEFORE_THE_KILL);
        assertEachOnce(writers);
    }

    private List<Thread> startWriters() {
        var writers = new ArrayList<Thread>();
        for (var token : tokens) {
            var writer = new Thread(() -> write(token));
            writer.start();
            writers.add(writer);
        }
        return writers;
    }

    /** Sends post after post, each until it is acknowledged, as the widget does. */
    private void write(String token) {
        while (!done) {
            var key = UUID.randomUUID().toString();
            unanswered.add(key);
            while (!done && !sent(token, key)) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private boolean sent(String token, String key) {
        var body = Json.MAPPER.createObjectNode().put("text", "Text").put("clientKey", key);
        try (var client = new Client(server.port())) {
            var answer = client.post(
                    "/api/threads/" + thread + "/posts", "application/json", body.toString(), Reads.bearer(token));
            if (answer.status() == 201 || answer.status() == 200) {
                acknowledged.add(key);
                unanswered.remove(key);
                return true;
            }
            assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(500);
            return false;
        } catch (IOException e) {
            return false; // Nobody there: again.
        }
    }

    private void awaitAcknowledged(int count) {
        await(acknowledged::size, count);
    }

    private static void await(IntSupplier number, int atLeast) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (number.getAsInt() < atLeast) {
            assertThat(System.nanoTime())
                    .as("only %d of %d", number.getAsInt(), atLeast)
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private void assertEachOnce(List<Thread> writers) throws InterruptedException {
        done = true;
        for (var writer : writers) {
            writer.join();
        }
        try (var cluster = Cluster.startOrJoin(data);
                var database = Database.open(cluster.settings())) {
            var stored = database.jdbi()
                    .withHandle(
                            handle -> handle.createQuery("select client_key from content where client_key is not null")
                                    .mapTo(String.class)
                                    .list());
            assertThat(stored).doesNotHaveDuplicates().containsAll(acknowledged);
            assertThat(stored).filteredOn(key -> !acknowledged.contains(key)).isSubsetOf(unanswered);
            var last = database.jdbi()
                    .withHandle(handle -> handle.createQuery(
                                    "select last_number - (select count(*) from post po where po.thread_id = t.id) from thread t where id = ?")
                            .bind(0, Long.parseLong(thread))
                            .mapTo(Integer.class)
                            .one());
            assertThat(last).as("gaps in the numbers").isZero();
        }
    }
}
