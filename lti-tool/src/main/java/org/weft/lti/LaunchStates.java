package org.weft.lti;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.weft.lti.registrations.Registration;
import org.weft.session.Secrets;

/**
 * Logins that wait for their launch: one row each, with the hashes of its state, its nonce and the browser's proof, for
 * ten minutes (1EdTech Security Framework 1.0, sections 5.1.1.2 and 7.3.1). A row is used by one conditional statement,
 * so that of two launches with the same state at most one gets through.
 */
public final class LaunchStates {
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);
    /** How long a used or expired state can still be told from an unknown one. */
    private static final Duration REMEMBERED = Duration.ofMinutes(20);

    private final Jdbi jdbi;
    private final Clock clock;
    private final String redirectUri;
    private final AtomicLong purgedAt = new AtomicLong();

    /** @param redirectUri the only one that we register */
    public LaunchStates(Jdbi jdbi, Clock clock, String redirectUri) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.redirectUri = redirectUri;
    }

    /** Three secrets of 256 bits each: two that go to the platform and come back, and one that stays in the browser. */
    record Issued(String state, String nonce, String browserProof) {}

    /** What a launch brings. */
    record Presented(String state, String nonce, String browserProof, String issuer, String clientId) {}

    /** A login whose launch has not come yet. */
    record Waiting(String issuer, String clientId, Initiation initiation) {}

    Issued issue(Registration registration, Initiation initiation) {
        purge();
        var issued = new Issued(Secrets.random256(), Secrets.random256(), Secrets.random256());
        var presented = new Presented(
                issued.state(), issued.nonce(), issued.browserProof(), registration.issuer(), registration.clientId());
        var expiresAt = clock.instant().plus(LIFETIME);
        jdbi.useExtension(LaunchStateDao.class, dao -> dao.add(bound(presented), initiation.encoded(), expiresAt));
        return issued;
    }

    /** @throws LaunchRejected unless the launch answers a login of this browser, and is the first that does */
    void consume(Presented presented) {
        var now = clock.instant();
        var bound = bound(presented);
        if (jdbi.withExtension(LaunchStateDao.class, dao -> dao.consume(bound, now)) == 0) {
            throw new LaunchRejected(reason(bound, now));
        }
    }

    /** @throws LaunchRejected when no launch with this state can succeed */
    Waiting waiting(String state) {
        var row = row(Secrets.hash(state)).orElseThrow(() -> new LaunchRejected(Reason.STATE_UNKNOWN));
        refuseSpent(row, clock.instant());
        return new Waiting(row.issuer(), row.clientId(), Initiation.decode(row.initiation()));
    }

    private Reason reason(LaunchStateDao.Bound bound, Instant now) {
        var row = row(bound.stateHash()).orElse(null);
        if (row == null) {
            return Reason.STATE_UNKNOWN;
        }
        refuseSpent(row, now);
        if (!MessageDigest.isEqual(row.browserHash(), bound.browserHash())) {
            return Reason.BROWSER_UNPROVED;
        }
        boolean sameClient =
                row.issuer().equals(bound.issuer()) && row.clientId().equals(bound.clientId());
        return sameClient ? Reason.NONCE_WRONG : Reason.ISSUER_WRONG;
    }

    private static void refuseSpent(LaunchStateDao.Row row, Instant now) {
        if (row.consumedAt() != null) {
            throw new LaunchRejected(Reason.STATE_USED);
        }
        if (!row.expiresAt().isAfter(now)) {
            throw new LaunchRejected(Reason.STATE_EXPIRED);
        }
    }

    private Optional<LaunchStateDao.Row> row(byte[] stateHash) {
        return jdbi.withExtension(LaunchStateDao.class, dao -> dao.find(stateHash));
    }

    private LaunchStateDao.Bound bound(Presented presented) {
        return new LaunchStateDao.Bound(
                Secrets.hash(presented.state()),
                Secrets.hash(presented.nonce()),
                Secrets.hash(presented.browserProof()),
                presented.issuer(),
                presented.clientId(),
                redirectUri);
    }

    /** Once a minute some login removes what nobody will ask for again. */
    private void purge() {
        var now = clock.instant();
        long last = purgedAt.get();
        boolean due = Instant.ofEpochMilli(last).plus(BETWEEN_PURGES).isBefore(now);
        if (due && purgedAt.compareAndSet(last, now.toEpochMilli())) {
            jdbi.useExtension(LaunchStateDao.class, dao -> dao.removeExpired(now.minus(REMEMBERED)));
        }
    }
}
