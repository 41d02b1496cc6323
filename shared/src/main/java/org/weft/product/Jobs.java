package org.weft.product;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done again and again, one after the other: short things that ask the database alone. */
final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "jobs"));

    void every(int minutes, String name, Runnable job) {
        Runnable careful = () -> {
            try {
                job.run();
            } catch (RuntimeException e) {
                LOG.warn("job failed, it runs again in {} minutes: {}", minutes, name, e);
            }
        };
        var unused = thread.scheduleWithFixedDelay(careful, 1, minutes, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
