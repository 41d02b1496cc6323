package org.weft.lti.services;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what launches tell about services. Launches don't wait for that: it happens afterwards, at most once in ten
 * minutes for the same, and what is missed comes with the next launch.
 */
public final class Afterwards<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Afterwards.class);
    private static final Duration KNOWN = Duration.ofMinutes(10);
    private static final int MOST_WAITING = 1000;

    private final String name;
    private final Consumer<T> note;
    private final Cache<T, Boolean> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KNOWN).build();
    private final ThreadPoolExecutor thread;

    /** @param note is called on a thread of that name, and may throw */
    public Afterwards(String name, Consumer<T> note) {
        this.name = name;
        this.note = note;
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                task -> {
                    var made = new Thread(task, name);
                    made.setDaemon(true);
                    return made;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    public void see(T told) {
        if (known.getIfPresent(told) == null) {
            known.put(told, true);
            thread.execute(() -> note(told));
        }
    }

    private void note(T told) {
        try {
            note.accept(told);
        } catch (RuntimeException e) {
            known.invalidate(told);
            LOG.warn("{}: what a launch has told is not stored, the next launch tells it again", name, e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
