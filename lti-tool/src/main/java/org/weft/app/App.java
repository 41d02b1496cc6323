package org.weft.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weft.db.Database;
import org.weft.lti.LtiHost;
import org.weft.lti.LtiSettings;
import org.weft.practice.PracticeLms;
import org.weft.practice.PracticeMail;
import org.weft.product.Product;
import org.weft.server.Health;
import org.weft.server.Metrics;
import org.weft.server.Mount;
import org.weft.server.RequestId;
import org.weft.server.RequestTimes;
import org.weft.server.ServerSettings;
import org.weft.server.WebServer;

/** Everything that {@code run} starts. Closed in the opposite order, so that running requests still have a database. */
final class App implements AutoCloseable {
    private final OpenDatabase database;
    private final Product product;
    private final LtiHost lti;
    private final WebServer server;
    private final @Nullable PracticeLms practice;
    private final @Nullable PracticeMail practiceMail;

    private App(Settings settings, OpenDatabase open, List<Mount> more) {
        database = open;
        var clock = Clock.systemUTC();
        practiceMail = settings.practice() && settings.mail() == null ? new PracticeMail() : null;
        product = new Product(
                database.database(),
                clock,
                new Product.Settings(
                        settings.publicUrl(),
                        settings.cacheMegabytes() * 1024L * 1024L,
                        settings.files(),
                        practiceMail == null ? settings.mail() : practiceMail.settings(settings.publicUrl())));
        lti = new LtiHost(
                database.database().jdbi(),
                clock,
                product.arrivals()::arrive,
                product.placing(),
                product.credit(),
                new LtiSettings(settings.publicUrl(), EncryptionKey.of(settings), settings.development()));
        server = new WebServer(
                ServerSettings.on(settings.host(), settings.port()).withBehindProxy(settings.behindProxy()),
                mounts(settings, database.database(), product, lti, more));
        server.whenStopping(product::endStreams);
        practice =
                settings.practice() ? Practice.prepare(settings, clock, database.database(), lti, practiceMail) : null;
    }

    /**
     * @param more what to serve besides
     * @throws org.weft.server.PortTaken or what {@link OpenDatabase} refuses, with nothing left running
     */
    static App start(Settings settings, List<Mount> more) {
        EncryptionKey.of(settings); // A key that is none is refused before a database is started.
        var database = OpenDatabase.forServer(settings);
        App app;
        try {
            app = new App(settings, database, more);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        try {
            app.start();
            return app;
        } catch (RuntimeException e) {
            app.close();
            throw e;
        }
    }

    /** The port that the server listens on. */
    int port() {
        return server.port();
    }

    @Override
    public void close() {
        if (practice != null) {
            practice.stop();
        }
        server.close();
        lti.close();
        product.close();
        if (practiceMail != null) {
            practiceMail.close();
        }
        database.close();
    }

    /** What is served at the public address: the place where features and hosts are mounted. */
    private static List<Mount> mounts(
            Settings settings, Database database, Product product, LtiHost lti, List<Mount> more) {
        var meters = Metrics.registry(database);
        var mounts = new ArrayList<>(List.of(
                Mount.filter("/*", new RequestId()),
                Mount.filter("/*", new RequestTimes(meters)),
                Mount.servlet("/health/*", new Health(database, Set.copyOf(OpenDatabase.MODULES))),
                Mount.servlet("/metrics", new Metrics(meters, settings.metricsToken()))));
        mounts.addAll(product.mounts());
        lti.servlets().forEach((path, servlet) -> mounts.add(Mount.servlet(path, servlet)));
        mounts.addAll(more);
        return mounts;
    }

    private void start() {
        server.start();
        product.start();
        lti.start();
        if (practice != null) {
            practice.start();
        }
    }
}
