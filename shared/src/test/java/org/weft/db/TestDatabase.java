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
    private final DatabaseSettings settings;
    private final Database database;

    private TestDatabase(DatabaseSettings settings) {
        this.settings = settings;
        this.database = Database.open(settings);
    }

    /** @param modules whose migrations it has, in this order; only {@code shared} if none is named */
    public static TestDatabase create(String... modules) {
        var wanted = modules.length == 0 ? List.of("shared") : List.of(modules);
        var made = new TestDatabase(TestServer.shared().create(wanted));
        wanted.forEach(made.database::migrate);
        return made;
    }

    /** A database with no table. */
    public static TestDatabase empty() {
        return new TestDatabase(TestServer.shared().create(List.of()));
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
        TestServer.shared().allowConnections(settings, false);
    }

    public void bringBack() {
        TestServer.shared().allowConnections(settings, true);
    }

    @Override
    public void close() {
        database.close();
        TestServer.shared().drop(settings);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }
}
