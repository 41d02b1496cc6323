package org.weft.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;

/**
 * Bearer tokens and who holds them. A token lives for half an hour after its last renewal; a page that kept its resume
 * text gets a new one for half a day. A token is looked up in the database at most every fifteen seconds.
 */
public final class Sessions {
    static final Duration LIFETIME = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);

    /** A stream of events ends by then, so that it is opened anew with a token that still counts. */
    public static final Duration LONGEST_STREAM = Duration.ofMinutes(15);

    private static final Duration REMEMBERED = Duration.ofSeconds(15);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Cache<String, Viewer> viewers;

    public Sessions(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.viewers = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** What the page gets: the secrets of one tab. */
    public record Opened(String token, Instant expiresAt, String resume) {}

    /** A session just opened, for whom, and what to open it at. */
    public record Entry(
            Opened session, Viewer viewer, @Nullable ContentId target) {}

    /** Turns a one-time code into a session. Empty when it is unknown, used or too old. */
    public Optional<Entry> redeem(String code) {
        return enter(
                code,
                (dao, organization, hash, token, resume) -> dao.redeem(
                        organization,
                        hash,
                        token,
                        resume,
                        clock.instant(),
                        clock.instant().plus(LIFETIME)));
    }

    /** Opens a reloaded frame, or one whose token ran out, by the text that it kept; works once, ends the old token. */
    public Optional<Entry> resume(String resume) {
        return enter(
                resume,
                (dao, organization, hash, token, next) -> dao.resume(
                        organization,
                        hash,
                        token,
                        next,
                        clock.instant().plus(LIFETIME),
                        clock.instant().minus(LONGEST)));
    }

    /** @throws Refusal.Unauthenticated when there is no such session or it has ended */
    public Viewer viewer(@Nullable String token) {
        if (token == null) {
            throw new Refusal.Unauthenticated();
        }
        var known = viewers.getIfPresent(token);
        if (known != null) {
            return known;
        }
        var viewer = find(token).orElseThrow(Refusal.Unauthenticated::new);
        viewers.put(token, viewer);
        return viewer;
    }

    /** Lets a session live on. @throws Refusal.Unauthenticated when it is half a day old */
    public Instant renew(Viewer viewer) {
        var now = clock.instant();
        var until = now.plus(LIFETIME);
        int renewed = jdbi.withExtension(
                SessionDao.class, dao -> dao.renew(viewer.organization(), viewer.session(), until, now.minus(LONGEST)));
        if (renewed == 0) {
            throw new Refusal.Unauthenticated();
        }
        return until;
    }

    /** Removes what has ended; a job. */
    public void purge() {
        jdbi.useExtension(
                SessionDao.class,
                dao -> dao.purge(clock.instant(), clock.instant().minus(LONGEST)));
    }

    private Optional<Entry> enter(String secret, Redemption redemption) {
        return Secrets.organization(secret).flatMap(organization -> {
            var token = Secrets.random(organization);
            var resume = Secrets.random(organization);
            return jdbi.inTransaction(handle -> {
                var dao = handle.attach(SessionDao.class);
                return redemption
                        .by(dao, organization, Secrets.hash(secret), Secrets.hash(token), Secrets.hash(resume))
                        .flatMap(redeemed -> dao.viewer(organization, Secrets.hash(token), clock.instant())
                                .map(viewer -> new Entry(
                                        new Opened(token, clock.instant().plus(LIFETIME), resume),
                                        viewer,
                                        redeemed.targetId())));
            });
        });
    }

    private Optional<Viewer> find(String token) {
        return Secrets.organization(token)
                .flatMap(organization -> jdbi.withExtension(
                        SessionDao.class, dao -> dao.viewer(organization, Secrets.hash(token), clock.instant())));
    }

    private interface Redemption {
        Optional<SessionDao.Redeemed> by(
                SessionDao dao, OrganizationId organization, byte[] hash, byte[] token, byte[] resume);
    }
}
