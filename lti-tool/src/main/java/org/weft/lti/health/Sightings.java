package org.weft.lti.health;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.lti.registrations.Registration;

/**
 * The last launches of each installation. They are written a moment later, many at once, so that no launch waits for it;
 * of an installation with many, those that nobody would see are left out before.
 */
public final class Sightings implements AutoCloseable {
    /** Of one installation. */
    public static final int MOST = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Sightings.class);
    private static final Duration DELAY = Duration.ofSeconds(1);
    private static final int MOST_INSTALLATIONS = 1000;

    private final Jdbi jdbi;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(Sightings::thread);
    private final Object lock = new Object();
    private final Object writing = new Object();
    private Map<Installation, Deque<Sighting>> waiting = new LinkedHashMap<>();

    private record Installation(long organization, long installation) {
        static Installation of(Sighting seen) {
            return new Installation(
                    seen.organizationId().value(), seen.installationId().value());
        }
    }

    public Sightings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Remembers it; never waits for the database. */
    public void add(Sighting seen) {
        boolean first;
        synchronized (lock) {
            first = waiting.isEmpty();
            var installation = Installation.of(seen);
            if (waiting.size() < MOST_INSTALLATIONS || waiting.containsKey(installation)) {
                var last = waiting.computeIfAbsent(installation, key -> new ArrayDeque<>());
                last.addLast(seen);
                if (last.size() > MOST) {
                    last.removeFirst();
                }
            }
        }
        if (first) {
            schedule();
        }
    }

    /** The newest first; those of other nodes a second late. */
    public List<Sighting> last(Registration of) {
        flush();
        return jdbi.withExtension(SightingDao.class, dao -> dao.last(of.organizationId(), of.installationId(), MOST));
    }

    @Override
    public void close() {
        writer.shutdown();
        flush();
    }

    private void schedule() {
        try {
            var unused = writer.schedule(this::flush, DELAY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("launches seen while stopping aren't kept");
        }
    }

    /** One at a time: who reads after it finds what another has just taken, too. */
    private void flush() {
        synchronized (writing) {
            writeWaiting();
        }
    }

    private void writeWaiting() {
        Map<Installation, Deque<Sighting>> taken;
        synchronized (lock) {
            taken = waiting;
            waiting = new LinkedHashMap<>();
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            write(taken);
        } catch (JdbiException e) {
            LOG.warn("launches seen can't be written, installations={}", taken.size(), e);
        }
    }

    private void write(Map<Installation, Deque<Sighting>> taken) {
        var all = new ArrayList<Sighting>();
        taken.values().forEach(all::addAll);
        var organizations =
                taken.keySet().stream().mapToLong(Installation::organization).toArray();
        var installations =
                taken.keySet().stream().mapToLong(Installation::installation).toArray();
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(SightingDao.class);
            dao.add(all);
            dao.keep(organizations, installations, MOST);
        });
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "lti-launches-seen");
        thread.setDaemon(true);
        return thread;
    }
}
