package org.weft.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.weft.db.Database;
import org.weft.lti.LtiHost;
import org.weft.lti.LtiSettings;
import org.weft.product.Product;

/**
 * The product, put together in this process as a server puts it together, of which nothing runs but the job that is
 * measured, when it is measured: a server looks every few seconds what is due. None may run meanwhile, or it would do
 * the work.
 */
final class Jobs implements AutoCloseable {
    private static final URI NOWHERE = URI.create("http://localhost");

    private final Product product;
    private final LtiHost host;

    /** @param data the folder of a server of the same database, for its key */
    Jobs(Database database, Path data) throws IOException {
        var clock = Clock.systemUTC();
        var key =
                Base64.getDecoder().decode(Files.readString(data.resolve("key")).strip());
        product = new Product(database, clock, new Product.Settings(NOWHERE, 0));
        host = new LtiHost(
                database.jdbi(),
                clock,
                product.arrivals()::arrive,
                product.placing(),
                product.credit(),
                new LtiSettings(NOWHERE, new SecretKeySpec(key, "AES"), true));
    }

    Product product() {
        return product;
    }

    /** Reads all lists of members that are due. */
    void readRosters() {
        host.rosterReader().readDue();
    }

    /** Counts the points where that is due. */
    void countPoints() {
        product.counting().countDue();
    }

    /** Delivers all scores that are due, by so many senders at the same time. */
    void deliverScores(int senders) {
        var unused = Load.together(senders, () -> {
            host.grading().sender().sendDue();
            return new long[0];
        });
    }

    @Override
    public void close() {
        host.close();
        product.close();
    }
}
