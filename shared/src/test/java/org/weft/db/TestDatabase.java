package org.weft.db;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh database for one test class, on a real PostgreSQL. Takes some 50 ms, since it is copied from one that was
 * migrated once per JVM. As a static field with {@code @RegisterExtension} it is dropped after the class's last test.
 */
public final class TestDatabase implements AutoCloseable, AfterAllCallback {
    private final TestServer server;
    private final DatabaseSettings settings;
    private final Database database;

    private TestDatabase(TestServer server, List<String> modules) {
        this.server = server;
        this.settings = server.create(modules);
        this.database = Database.open(settings);
        modules.forEach(database::migrate);
    }

    /** @param modules whose migrations it has, in this order; only {@code shared} if none is named */
    public static TestDatabase create(String... modules) {
        return new TestDatabase(TestServer.shared(), modules.length == 0 ? List.of("shared") : List.of(modules));
    }

    /** On a server of the test's own, to be harmed. */
    public static TestDatabase on(Cluster cluster) {
        return new TestDatabase(TestServer.of(cluster), List.of("shared"));
    }

    /** A database with no table. */
    public static TestDatabase empty() {
        return new TestDatabase(TestServer.shared(), List.of());
    }

    public Database database() {
        return database;
    }

    public Jdbi jdbi() {
        return database.jdbi();
    }

    /** For a second pool on the same database, as another node would have. */
    public DatabaseSettings settings() {
        return settings;
    }

    /** Breaks all connections to it and refuses new ones, as if its server had died. */
    public void takeDown() {
        server.allowConnections(settings, false);
    }

    public void bringBack() {
        server.allowConnections(settings, true);
    }

    @Override
    public void close() {
        database.close();
        server.drop(settings);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }
}
