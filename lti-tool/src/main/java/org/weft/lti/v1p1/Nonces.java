package org.weft.lti.v1p1;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.weft.session.Secrets;

/**
 * Tells a message from its copy (OAuth 1.0, RFC 5849, section 3.3): of all with the same key, timestamp and nonce the
 * first is taken, on whichever node. Kept for as long as a copy could pass for new.
 */
public final class Nonces {
    /** How far an LMS's clock may be from ours, either way. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Clock clock;
    private final AtomicLong purgedAt = new AtomicLong();

    public Nonces(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** False when it was used before. */
    public boolean use(Consumer consumer, Instant timestamp, String nonce) {
        purge();
        var hash = Secrets.hash(timestamp.getEpochSecond() + "/" + nonce);
        // Twice the window, for a node whose clock is behind.
        var expiresAt = timestamp.plus(WINDOW).plus(WINDOW);
        return jdbi.withExtension(
                        NonceDao.class,
                        dao -> dao.use(consumer.organization(), consumer.installation(), hash, expiresAt))
                == 1;
    }

    private void purge() {
        var now = clock.instant();
        long last = purgedAt.get();
        boolean due = Instant.ofEpochMilli(last).plus(BETWEEN_PURGES).isBefore(now);
        if (due && purgedAt.compareAndSet(last, now.toEpochMilli())) {
            jdbi.useExtension(NonceDao.class, dao -> dao.removeExpired(now));
        }
    }
}
