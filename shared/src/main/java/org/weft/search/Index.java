package org.weft.search;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.text.Texts;

/**
 * Keeps the words of all posts. What changes a post puts it into a queue in its own transaction (a trigger does); here
 * posts are taken from it, some at a time, soon after an event tells of them. One node does that at a time, so that an
 * older text never replaces a newer one.
 */
final class Index implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Index.class);
    private static final int BATCH = 100;
    /** What changes within this time is read together. */
    private static final int GATHER_MILLIS = 200;

    private static final int MOST_CHARS = 100_000;

    private final Jdbi jdbi;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "search-index");
        thread.setDaemon(true);
        return thread;
    });

    Index(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Something happened: soon what is in the queue is read. Cheap. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                var unused = worker.schedule(this::catchUpCarefully, GATHER_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("search: it is being closed", e);
            }
        }
    }

    /** Returns when all that was committed before is found. */
    void catchUp() {
        while (jdbi.inTransaction(Index::batch) == BATCH) {
            // Short transactions: a long one would delay events.
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private void catchUpCarefully() {
        woken.set(false);
        try {
            catchUp();
        } catch (JdbiException e) {
            LOG.warn("search: indexing failed, it goes on with the next event or minute: {}", e.toString());
        }
    }

    /**
     * How many places of the queue were done. Writes last, since events wait for transactions that have written; what
     * changes meanwhile is in the queue once more.
     */
    private static int batch(Handle handle) {
        var dao = handle.attach(IndexDao.class);
        dao.beAlone();
        var queued = dao.queued(BATCH);
        if (!queued.isEmpty()) {
            var organizations =
                    queued.stream().map(IndexDao.Queued::organizationId).toList();
            put(
                    dao,
                    dao.texts(
                            organizations,
                            queued.stream().map(IndexDao.Queued::postId).toList()));
            dao.done(organizations, queued.stream().map(IndexDao.Queued::id).toList());
        }
        return queued.size();
    }

    private static void put(IndexDao dao, List<IndexDao.Text> texts) {
        dao.put(
                texts.stream().map(IndexDao.Text::organizationId).toList(),
                texts.stream().map(IndexDao.Text::id).toList(),
                texts.stream().map(IndexDao.Text::forumId).toList(),
                texts.stream().map(Index::words).toList(),
                texts.stream().map(Index::title).toList());
    }

    /** Of a text without end its beginning. */
    private static String words(IndexDao.Text text) {
        var plain = Texts.plain(text.html());
        return new Vector()
                .mark(Vector.forum(text.forumId()))
                .mark(text.named() ? Vector.named(text.authorId()) : Vector.nameless(text.authorId()))
                .add(text.title(), 'A')
                .add(String.join(" ", text.tags()), 'B')
                .add(plain.substring(0, Math.min(plain.length(), MOST_CHARS)), 'D')
                .toString();
    }

    /** Empty for a reply. */
    private static String title(IndexDao.Text text) {
        return text.number() > 1
                ? ""
                : new Vector()
                        .mark(Vector.forum(text.forumId()))
                        .add(text.title(), 'A')
                        .add(String.join(" ", text.tags()), 'B')
                        .toString();
    }
}
