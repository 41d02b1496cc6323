package org.weft.app;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weft.db.Cluster;
import org.weft.db.Database;
import org.weft.lti.LtiHost;

/** The database that the settings name, migrated; the embedded one runs as long as this is open. */
final class OpenDatabase implements AutoCloseable {
    /** Whose tables there are, in the order in which they refer to each other. */
    static final List<String> MODULES = List.of("shared", LtiHost.MIGRATIONS);

    private final @Nullable Cluster cluster;
    private final Database database;

    private OpenDatabase(@Nullable Cluster cluster, Database database) {
        this.cluster = cluster;
        this.database = database;
    }

    /** For the server: the embedded one must be its own. */
    static OpenDatabase forServer(Settings settings) {
        return open(settings, Cluster::start);
    }

    /** For a command beside the server: joins the embedded one if the server runs it. */
    static OpenDatabase forCommand(Settings settings) {
        return open(settings, Cluster::startOrJoin);
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        if (cluster != null) {
            cluster.close();
        }
    }

    private static OpenDatabase open(Settings settings, Starter starter) {
        var cluster = settings.database().isPresent() ? null : starter.start(settings.data());
        try {
            var where = cluster == null ? settings.database().orElseThrow() : cluster.settings();
            var database = Database.open(where.withPoolSize(settings.poolSize()));
            MODULES.forEach(database::migrate);
            return new OpenDatabase(cluster, database);
        } catch (RuntimeException e) {
            if (cluster != null) {
                cluster.close();
            }
            throw e;
        }
    }

    private interface Starter {
        Cluster start(Path folder);
    }
}
