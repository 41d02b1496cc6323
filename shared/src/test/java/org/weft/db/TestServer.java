package org.weft.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/**
 * The server that all tests of this JVM share: one that {@code WEFT_TEST_DATABASE_URL}, {@code _USER} and
 * {@code _PASSWORD} name, whose user may create databases, or else a cluster of our own in a temporary folder.
 */
final class TestServer {
    static final Map<String, String> FAST_NOT_SAFE =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "300");

    private final DatabaseSettings settings;
    private final Jdbi jdbi;
    private final String prefix = "weft_test_" + UUID.randomUUID().toString().substring(0, 8) + "_";
    private final AtomicInteger made = new AtomicInteger();
    private final Map<List<String>, String> templates = new ConcurrentHashMap<>();

    private TestServer(DatabaseSettings settings) {
        this.settings = settings;
        this.jdbi = Jdbi.create(settings.url(), settings.user(), settings.password());
    }

    /** Made when first asked for, gone when the JVM ends. */
    static TestServer shared() {
        return Holder.SERVER;
    }

    static TestServer of(Cluster cluster) {
        return new TestServer(cluster.settings());
    }

    /** A new database with these modules' tables, copied from one that was migrated once. */
    DatabaseSettings create(List<String> modules) {
        var template = templates.computeIfAbsent(modules, this::template);
        return make(" template " + template);
    }

    void drop(DatabaseSettings database) {
        execute("drop database if exists " + name(database) + " with (force)");
    }

    void allowConnections(DatabaseSettings database, boolean allowed) {
        execute("alter database " + name(database) + " allow_connections " + allowed);
        if (!allowed) {
            execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name(database) + "'");
        }
    }

    private String template(List<String> modules) {
        var made = make("");
        try (var database = Database.open(made)) {
            modules.forEach(database::migrate);
        }
        return name(made);
    }

    private DatabaseSettings make(String how) {
        var name = prefix + made.incrementAndGet();
        execute("create database " + name + how);
        var url = settings.url().replaceFirst("/[^/?]+($|\\?)", "/" + name + "$1");
        return new DatabaseSettings(url, settings.user(), settings.password(), 8);
    }

    private void execute(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql));
    }

    private void dropAll() {
        for (int i = 1; i <= made.get(); i++) {
            execute("drop database if exists " + prefix + i + " with (force)");
        }
    }

    private static String name(DatabaseSettings database) {
        return database.url().replaceFirst(".*/", "").replaceFirst("\\?.*", "");
    }

    private static TestServer start() {
        var url = System.getenv("WEFT_TEST_DATABASE_URL");
        if (url != null) {
            var settings = new DatabaseSettings(
                    url, System.getenv("WEFT_TEST_DATABASE_USER"), System.getenv("WEFT_TEST_DATABASE_PASSWORD"), 2);
            var server = new TestServer(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(server::dropAll));
            return server;
        }
        try {
            var folder = Files.createTempDirectory("weft-test-");
            var cluster = Cluster.start(folder, FAST_NOT_SAFE);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                cluster.close();
                delete(new DataFolder(folder));
            }));
            return new TestServer(cluster.settings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(DataFolder folder) {
        try {
            DataFolder.delete(folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final TestServer SERVER = start();
    }
}
