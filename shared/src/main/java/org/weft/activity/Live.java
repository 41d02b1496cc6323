package org.weft.activity;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages, on this node and every other, what happened. An act calls {@link #nudge} after its commit; nodes
 * wake each other by {@code notify}, sent apart from the act since a notify inside a transaction makes commits queue.
 * A node that misses one looks by itself twice a second.
 */
public final class Live implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int BATCH = 1000;
    private static final int WAIT_MILLIS = 500;

    private final Jdbi jdbi;
    private final javax.sql.DataSource dataSource;
    private final Clock clock;
    private final ScheduledExecutorService announcer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "live-announcer"));
    private final Thread tail = new Thread(this::run, "live-tail");
    private final AtomicBoolean nudged = new AtomicBoolean();
    private final Map<Long, Set<Listener>> listeners = new ConcurrentHashMap<>();
    private final List<Consumer<Event>> observers = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private Position position = new Position(0, 0);

    public Live(Jdbi jdbi, javax.sql.DataSource dataSource, Clock clock) {
        this.jdbi = jdbi;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Hears the events of one stream. Called on one thread for all: must return at once. */
    interface Listener {
        long organization();

        long stream();

        void hear(Event event);
    }

    public void start() {
        jdbi.useExtension(ActivityDao.class, dao -> {
            dao.adopt();
            dao.adoptBacklogs();
        });
        synchronized (this) {
            position = horizon();
        }
        tail.setDaemon(true);
        tail.start();
    }

    /** Something was committed; tell everyone soon. Cheap. */
    public void nudge() {
        if (nudged.compareAndSet(false, true) && !closed) {
            var unused = announcer.schedule(this::announce, 2, TimeUnit.MILLISECONDS);
        }
    }

    /** Hears every event on this node before its listeners do: for caches. */
    public void observe(Consumer<Event> observer) {
        observers.add(observer);
    }

    /** Where the story has got to: what is read from the database after this call has all events up to here. */
    public synchronized Position position() {
        return position;
    }

    /** Adds a listener and returns what it missed since {@code after}; from then on it hears everything. */
    Missed listen(Listener listener, Position after, int limit) {
        Position now;
        synchronized (this) {
            listeners
                    .computeIfAbsent(listener.stream(), key -> ConcurrentHashMap.newKeySet())
                    .add(listener);
            now = position;
        }
        return missed(listener.organization(), listener.stream(), after, now, limit);
    }

    /** What happened in a stream after a position, up to now. */
    Missed missed(long organization, long stream, Position after, Position now, int limit) {
        if (after.compareTo(now) >= 0) {
            return new Missed(List.of(), false, now);
        }
        var events = jdbi.withExtension(
                ActivityDao.class,
                dao -> dao.between(
                        Long.toString(after.xid()),
                        after.id(),
                        Long.toString(now.xid()),
                        now.id(),
                        organization,
                        stream,
                        limit + 1));
        return events.size() > limit ? new Missed(List.of(), true, now) : new Missed(events, false, now);
    }

    /** @param tooMany the gap is too long to be told: look at everything afresh */
    record Missed(List<Event> events, boolean tooMany, Position upTo) {}

    void forget(Listener listener) {
        listeners.computeIfPresent(listener.stream(), (key, set) -> {
            set.remove(listener);
            return set.isEmpty() ? null : set;
        });
    }

    /** Removes what is older than a week; a job. */
    public void purge() {
        jdbi.useExtension(ActivityDao.class, dao -> dao.purge(clock.instant().minus(KEPT)));
    }

    @Override
    public void close() {
        closed = true;
        announcer.shutdownNow();
        try {
            tail.join(2L * WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Position horizon() {
        return new Position(jdbi.withExtension(ActivityDao.class, ActivityDao::horizon), 0);
    }

    private void announce() {
        nudged.set(false);
        try {
            jdbi.useExtension(TailDao.class, TailDao::announce);
        } catch (JdbiException e) {
            LOG.warn("live: announcing failed, listeners hear it within {} ms: {}", WAIT_MILLIS, e.toString());
        }
    }

    private void run() {
        while (!closed) {
            try (var connection = dataSource.getConnection()) {
                follow(connection);
            } catch (SQLException | JdbiException e) {
                pause("the database doesn't answer, trying again: " + e, null);
            } catch (RuntimeException e) { // A bug of one listener must not silence all others.
                pause("telling failed, going on behind it", e);
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen weft_activity");
        }
        try {
            var notices = connection.unwrap(PGConnection.class);
            int wait = 1;
            while (!closed) {
                notices.getNotifications(wait);
                wait = tell() ? 10 : WAIT_MILLIS;
            }
        } finally {
            unlisten(connection);
        }
    }

    /** So that the pool gives the connection out without it; one that is broken is thrown away by the pool. */
    private static void unlisten(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten *");
        } catch (SQLException e) {
            LOG.debug("live: the connection is gone", e);
        }
    }

    /** Passes on what is new. Returns whether more is about to come: held back by a transaction still running. */
    private boolean tell() {
        List<Event> events;
        do {
            var from = position();
            events = jdbi.withExtension(TailDao.class, dao -> dao.after(Long.toString(from.xid()), from.id(), BATCH));
            for (var event : events) {
                observers.forEach(observer -> observer.accept(event));
                Set<Listener> hearers;
                synchronized (this) {
                    position = event.position();
                    hearers = listeners.getOrDefault(event.stream(), Set.of());
                    for (var listener : hearers) {
                        if (listener.organization() == event.organization()) {
                            listener.hear(event);
                        }
                    }
                }
            }
        } while (events.size() == BATCH);
        return !listeners.isEmpty() && jdbi.withExtension(TailDao.class, TailDao::heldBack);
    }

    private void pause(String why, @Nullable Throwable bug) {
        if (closed) {
            return;
        }
        LOG.warn("live: {}", why, bug);
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
