package org.weft.activity;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What somebody makes of the story, of all organizations, off the path of those who act: each event of a finished
 * transaction once and in order, on whichever node comes first. What they write and how far they got is one commit.
 */
public final class Backlog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final int BATCH = 500;
    private static final int LOOK_SECONDS = 5;
    /** What happens within this time is worked off together, which costs hardly more than one of it. */
    private static final int GATHER_MILLIS = 50;

    private final Jdbi jdbi;
    private final String name;
    private final Follower follower;
    private final Semaphore news = new Semaphore(0);
    private final Thread worker;
    private volatile boolean closed;

    /** Works off up to {@value #BATCH} events, in the transaction that notes how far they got. */
    public interface Follower {
        void hear(Handle handle, List<Event> events);
    }

    public Backlog(Jdbi jdbi, String name, Follower follower) {
        this.jdbi = jdbi;
        this.name = name;
        this.follower = follower;
        worker = new Thread(this::run, "backlog-" + name);
        worker.setDaemon(true);
    }

    /** From what happens now on, or from where it got to before; woken by what this node hears. */
    public void start(Live live) {
        jdbi.useExtension(BacklogDao.class, dao -> dao.begin(name));
        live.observe(event -> news.release());
        worker.start();
    }

    @Override
    public void close() {
        closed = true;
        news.release();
        try {
            worker.join(TimeUnit.SECONDS.toMillis(LOOK_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (!work() && news.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
                    TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                pause(e);
            }
        }
    }

    /** Whether there may be more. */
    private boolean work() {
        return jdbi.inTransaction(handle -> {
            var dao = handle.attach(BacklogDao.class);
            if (!dao.beAlone(name)) {
                return false;
            }
            var from = Position.parse(dao.reached(name));
            var events = handle.attach(TailDao.class).after(Long.toString(from.xid()), from.id(), BATCH);
            if (!events.isEmpty()) {
                follower.hear(handle, events);
                var upTo = events.get(events.size() - 1).position();
                dao.note(name, Long.toString(upTo.xid()), upTo.id());
            }
            return events.size() == BATCH;
        });
    }

    private void pause(RuntimeException e) {
        if (closed) {
            return;
        }
        LOG.warn("backlog: {} failed, trying the same again in {} s", name, LOOK_SECONDS, e);
        try {
            TimeUnit.SECONDS.sleep(LOOK_SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
