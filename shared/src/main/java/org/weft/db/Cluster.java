package org.weft.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that we run ourselves, all of it in one folder of the user's: {@code database} holds the data,
 * {@code postgresql-<version>} the programs, {@code postgres.log} what the server says, {@code postgres.password} and
 * {@code postgres.port} how to reach it on loopback. One process starts and stops it; others on the same machine may
 * join. What a killed process left running is ended properly at the next start. Should the server itself be killed, it
 * is started again on the same port.
 */
public final class Cluster implements AutoCloseable {
    private static final String NAME = "weft";
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(60);
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "50"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("dynamic_shared_memory_type", "mmap"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("jit", "off"), // Our statements are short; compiling one takes longer than running it.
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            // What people write must not get into the log by way of a failed statement.
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"));

    private final DataFolder folder;
    private final String password;
    private final int port;
    private final @Nullable FolderLock lock;
    private final @Nullable Postmaster postmaster;

    private Cluster(DataFolder folder, int port, @Nullable FolderLock lock, @Nullable Postmaster postmaster)
            throws IOException {
        this.folder = folder;
        this.password = folder.password();
        this.port = port;
        this.lock = lock;
        this.postmaster = postmaster;
    }

    /** @throws DatabaseRefused when another process has the folder, or its data are of another PostgreSQL version */
    public static Cluster start(Path folder) {
        return start(folder, Map.of());
    }

    /** @param parameters settings of the server that differ from ours, by PostgreSQL's names */
    public static Cluster start(Path folder, Map<String, String> parameters) {
        try {
            Files.createDirectories(folder);
            var lock = FolderLock.tryTake(folder)
                    .orElseThrow(() -> new DatabaseRefused("The data folder %s is in use by process %s. Stop that one,"
                                    .formatted(folder, holder(folder))
                            + " or give this one another folder with WEFT_DATA"));
            return start(new DataFolder(folder.toRealPath()), parameters, lock);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Joins the one that another process runs on this folder; starts it when nobody does. */
    public static Cluster startOrJoin(Path folder) {
        try {
            Files.createDirectories(folder);
            var deadline = System.nanoTime() + JOIN_TIMEOUT.toNanos();
            while (System.nanoTime() < deadline) {
                var lock = FolderLock.tryTake(folder);
                if (lock.isPresent()) {
                    return start(new DataFolder(folder.toRealPath()), Map.of(), lock.get());
                }
                var joined = join(new DataFolder(folder.toRealPath()));
                if (joined.isPresent()) {
                    return joined.get();
                }
                Postmaster.pause();
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        throw new DatabaseRefused("Process %s has the data folder %s, but its PostgreSQL does not answer"
                .formatted(holder(folder), folder));
    }

    /** How to reach its database. */
    public DatabaseSettings settings() {
        return new DatabaseSettings(url(port, NAME), NAME, password, DatabaseSettings.DEFAULT_POOL_SIZE);
    }

    /** Whether another process runs it. */
    public boolean joined() {
        return postmaster == null;
    }

    /** Stops the server, breaking its connections, unless another process runs it. */
    @Override
    public void close() {
        if (postmaster == null || lock == null) {
            return;
        }
        try (lock) {
            Files.deleteIfExists(folder.portFile());
            postmaster.stop();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL in " + folder.path() + " did not stop", e);
        }
    }

    /** The server's first process; -1 when another process runs it. */
    long pid() {
        return postmaster == null ? -1 : postmaster.pid();
    }

    private static Cluster start(DataFolder folder, Map<String, String> parameters, FolderLock lock)
            throws IOException {
        try {
            Files.deleteIfExists(folder.portFile());
            folder.sweep();
            refuseOtherVersion(folder.data());
            var programs = Programs.in(Binaries.unpack(folder));
            initialize(folder, programs);
            var all = new TreeMap<>(PARAMETERS);
            all.putAll(parameters);
            var postmaster = new Postmaster(programs, folder, all);
            postmaster.endOrphan();
            int port = startOnFreePort(postmaster, folder.password());
            folder.write(folder.portFile(), Integer.toString(port));
            return new Cluster(folder, port, lock, postmaster);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void refuseOtherVersion(Path data) throws IOException {
        var file = data.resolve("PG_VERSION");
        var ours = Binaries.version().replaceFirst("\\..*", "");
        var theirs = Files.exists(file) ? Files.readString(file).strip() : ours;
        if (!theirs.equals(ours)) {
            throw new DatabaseRefused(("The data in %s are of PostgreSQL %s, and this Weft brings PostgreSQL %s. Start"
                            + " the Weft that wrote them, or move the data with pg_dump of version %s, or give another"
                            + " folder with WEFT_DATA")
                    .formatted(data, theirs, ours, ours));
        }
    }

    private static void initialize(DataFolder folder, Programs programs) throws IOException {
        if (Files.exists(folder.data())) {
            return;
        }
        var unfinished = folder.unfinished();
        var password = Files.writeString(unfinished.resolve("password"), folder.password());
        programs.own(unfinished);
        var data = unfinished.resolve("database");
        programs.run(
                "initdb",
                "--pgdata=" + data,
                "--username=" + NAME,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Files.move(data, folder.data());
        DataFolder.delete(unfinished);
    }

    private static int startOnFreePort(Postmaster postmaster, String password) throws IOException {
        for (int attempt = 1; attempt <= Postmaster.ATTEMPTS; attempt++) {
            int port = freePort();
            if (postmaster.start(port, () -> answers(port, password))) {
                createDatabase(port, password);
                return port;
            }
            Postmaster.pause();
        }
        throw new DatabaseRefused("PostgreSQL does not start. Its log ends with: " + postmaster.lastWords());
    }

    private static void createDatabase(int port, String password) {
        try (var connection = DriverManager.getConnection(url(port, "postgres"), NAME, password);
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                statement.execute("create database " + NAME);
            }
        } catch (SQLException e) {
            throw new DatabaseRefused("PostgreSQL started, but making a database failed: " + e.getMessage(), e);
        }
    }

    private static Optional<Cluster> join(DataFolder folder) throws IOException {
        if (!Files.exists(folder.portFile())) {
            return Optional.empty();
        }
        int port = Integer.parseInt(Files.readString(folder.portFile()));
        var cluster = new Cluster(folder, port, null, null);
        return answers(port, cluster.password) ? Optional.of(cluster) : Optional.empty();
    }

    private static boolean answers(int port, String password) {
        try (var connection = DriverManager.getConnection(url(port, "postgres"), NAME, password)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String holder(Path folder) {
        try {
            return FolderLock.holder(folder);
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static DatabaseRefused unusable(Path folder, IOException e) {
        return new DatabaseRefused("The data folder " + folder + " can't be used: " + e, e);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
