package org.weft.lti.roster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.places.Places;
import org.weft.roster.Rosters;

/**
 * Notes what launches tell about their course's list of members, and that it is wanted. Launches don't wait for that:
 * it happens afterwards, at most once in ten minutes for the same, and what is missed comes with the next launch.
 */
public final class RosterSources implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RosterSources.class);
    private static final Duration KNOWN = Duration.ofMinutes(10);
    private static final int MOST_WAITING = 1000;

    private final Jdbi jdbi;
    private final Places places;
    private final Rosters rosters;
    private final Cache<Seen, Boolean> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KNOWN).build();
    private final ThreadPoolExecutor afterwards = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            task -> {
                var thread = new Thread(task, "rosters");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    public RosterSources(Jdbi jdbi, Clock clock, Rosters rosters) {
        this.jdbi = jdbi;
        this.places = new Places(jdbi, clock);
        this.rosters = rosters;
    }

    /**
     * What a launch has told.
     *
     * @param placeKey the course, as in the table of places
     */
    public record Seen(
            OrganizationId organization,
            InstallationId installation,
            String deploymentId,
            String placeKey,
            RosterClaim claim) {}

    public void see(Seen seen) {
        if (known.getIfPresent(seen) == null) {
            known.put(seen, true);
            afterwards.execute(() -> note(seen));
        }
    }

    private void note(Seen seen) {
        try {
            jdbi.withHandle(handle -> places.find(handle, seen.organization(), seen.installation(), seen.placeKey()))
                    .ifPresent(place -> {
                        jdbi.useExtension(
                                RosterDao.class,
                                dao -> dao.put(
                                        seen.organization(),
                                        place,
                                        seen.installation(),
                                        seen.deploymentId(),
                                        seen.claim()));
                        rosters.wanted(seen.organization(), seen.installation(), place);
                    });
        } catch (RuntimeException e) {
            known.invalidate(seen);
            LOG.warn("roster: a launch's address is not stored, the next launch tells it again", e);
        }
    }

    @Override
    public void close() {
        afterwards.shutdownNow();
    }
}
