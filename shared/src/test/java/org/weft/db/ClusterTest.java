package org.weft.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test leaves the folder with a cluster that nobody runs. */
class ClusterTest {
    /** Takes hours, and looks at nothing else meanwhile. */
    private static final String LONG_WORK = "select count(*) from generate_series(1, 1e12::bigint) where random() > 2";

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeOne() {
        Cluster.start(folder).close();
    }

    @AfterAll
    static void leaveNothingRunning() {
        Cluster.start(folder).close();
    }

    @Test
    void whatIsCommittedIsDurable() throws Exception {
        try (var cluster = Cluster.start(folder)) {
            assertThat(show(cluster, "fsync")).isEqualTo("on");
            assertThat(show(cluster, "synchronous_commit")).isEqualTo("on");
            assertThat(show(cluster, "listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void onlyWhoKnowsThePasswordGetsIn() throws Exception {
        try (var cluster = Cluster.start(folder)) {
            var settings = cluster.settings();

            assertThatThrownBy(() -> DriverManager.getConnection(settings.url(), settings.user(), "guess"))
                    .isInstanceOf(SQLException.class);
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void killingOurProcessLosesNoCommit() throws Exception {
        int before = rows();
        int committed;
        try (var other = ClusterProcess.on(folder)) {
            other.awaitCommits(before + 50);
            committed = other.kill();
        }
        assertThat(ProcessHandle.of(postmasterPid())).isPresent();

        assertThat(rows()).isBetween(committed, committed + 1);
    }

    @Test
    void killingOurProcessAndTheServerLosesNoCommit() throws Exception {
        int before = rows();
        int committed;
        try (var other = ClusterProcess.on(folder)) {
            other.awaitCommits(before + 50);
            committed = other.kill();
        }
        ProcessHandle.of(postmasterPid()).orElseThrow().destroyForcibly();

        assertThat(rows()).isBetween(committed, committed + 1);
    }

    @Test
    void aKilledServerIsStartedAgainAtTheSameAddress() throws Exception {
        try (var cluster = Cluster.start(folder)) {
            var first = cluster.pid();
            ProcessHandle.of(postmasterPid()).orElseThrow().destroyForcibly();

            try (var connection = awaitConnection(cluster)) {
                assertThat(connection.isValid(1)).isTrue();
            }
            assertThat(cluster.pid()).isNotEqualTo(first);
        }
    }

    @Test
    void aKilledServerIsStartedAgain_whileOneOfItsProcessesIsBusy() throws Exception {
        try (var cluster = Cluster.start(folder);
                var connection = connect(cluster);
                var statement = connection.createStatement()) {
            var busy = CompletableFuture.runAsync(
                    () -> assertThatThrownBy(() -> statement.execute(LONG_WORK)).isInstanceOf(SQLException.class));
            awaitWork(cluster);
            ProcessHandle.of(postmasterPid()).orElseThrow().destroyForcibly();

            try (var again = awaitConnection(cluster)) {
                assertThat(again.isValid(1)).isTrue();
            }
            busy.join();
        }
    }

    @Test
    void aFolderInUseByAnotherProcess_isRefused_butCanBeJoined() throws Exception {
        int before = rows();
        try (var other = ClusterProcess.on(folder)) {
            other.awaitCommits(before + 1);

            assertThatThrownBy(() -> Cluster.start(folder))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("in use by process " + other.pid())
                    .hasMessageContaining("WEFT_DATA");
            try (var joined = Cluster.startOrJoin(folder)) {
                assertThat(joined.joined()).isTrue();
                assertThat(show(joined, "fsync")).isEqualTo("on");
            }
        }
    }

    @Test
    void aFolderInUseByThisProcess_isRefused_andStaysItsOwn() throws Exception {
        try (var cluster = Cluster.start(folder)) {
            assertThatThrownBy(() -> Cluster.start(folder)).isInstanceOf(DatabaseRefused.class);

            try (var other = ClusterProcess.on(folder)) {
                assertThatThrownBy(() -> other.awaitCommits(1)).hasMessageContaining("in use by process");
            }
            assertThat(cluster.joined()).isFalse();
        }
    }

    @Test
    void aFolderThatNobodyUsesIsStartedInsteadOfJoined() {
        try (var cluster = Cluster.startOrJoin(folder)) {
            assertThat(cluster.joined()).isFalse();
        }
    }

    @Test
    void aProcessNumberThatWentToAStrangerDoesNotHinder() throws Exception {
        var stranger = Long.toString(ProcessHandle.current().pid());
        Files.writeString(folder.resolve("database/postmaster.pid"), stranger + "\n");

        try (var cluster = Cluster.start(folder)) {
            assertThat(show(cluster, "fsync")).isEqualTo("on");
        }
    }

    @Test
    void dataOfAnotherVersion_areRefused(@TempDir Path old) throws Exception {
        Files.createDirectories(old.resolve("database"));
        Files.writeString(old.resolve("database/PG_VERSION"), "14\n");

        assertThatThrownBy(() -> Cluster.start(old))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("PostgreSQL 14")
                .hasMessageContaining("PostgreSQL 18")
                .hasMessageContaining("pg_dump");
    }

    @Test
    void aServerThatDoesNotStart_isRefusedWithItsLastWords() {
        assertThatThrownBy(() -> Cluster.start(folder, Map.of("shared_buffers", "nonsense")))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("shared_buffers");
    }

    @Test
    void aFolderThatIsAFile_isRefused(@TempDir Path parent) throws Exception {
        var file = Files.writeString(parent.resolve("file"), "");

        assertThatThrownBy(() -> Cluster.start(file))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void whatAnEarlierStartDidNotFinishIsRemoved() throws Exception {
        Files.createDirectories(folder.resolve("unfinished-1/database"));

        Cluster.start(folder).close();

        assertThat(folder.resolve("unfinished-1")).doesNotExist();
    }

    private static int rows() throws SQLException {
        try (var cluster = Cluster.start(folder);
                var connection = connect(cluster);
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists counted (number int primary key)");
            try (var rows = statement.executeQuery("select count(*) from counted")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static String show(Cluster cluster, String parameter) throws SQLException {
        try (var connection = connect(cluster);
                var rows = connection.createStatement().executeQuery("show " + parameter)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(Cluster cluster) throws SQLException {
        var settings = cluster.settings();
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    private static Connection awaitConnection(Cluster cluster) {
        var deadline = Instant.now().plusSeconds(20);
        while (true) {
            try {
                return connect(cluster);
            } catch (SQLException e) {
                assertThat(Instant.now()).as("still down: " + e.getMessage()).isBefore(deadline);
            }
        }
    }

    private static void awaitWork(Cluster cluster) throws SQLException {
        var deadline = Instant.now().plusSeconds(20);
        try (var connection = connect(cluster);
                var statement = connection.createStatement()) {
            int working = 0;
            while (working == 0) {
                assertThat(Instant.now()).isBefore(deadline);
                try (var rows = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where state = 'active' and query like '%generate_series%' and pid <> pg_backend_pid()")) {
                    rows.next();
                    working = rows.getInt(1);
                }
            }
        }
    }

    private static long postmasterPid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("database/postmaster.pid")).get(0));
    }
}
