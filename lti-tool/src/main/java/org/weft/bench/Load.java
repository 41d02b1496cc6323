package org.weft.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Does the same thing on several connections for a while, first unmeasured until the server is warm. */
final class Load {
    private static final int WARMING = 16;
    private static final int PATIENCE = 4;
    private static final int MOST_STEPS = 20;
    private static final double FASTER = 1.02;

    private final Duration length;
    private final Duration warmUp;

    Load(Duration length) {
        this.length = length;
        this.warmUp = length.dividedBy(2);
    }

    /** One of several that do the same at the same time. */
    interface Worker extends AutoCloseable {
        void once() throws Exception;

        @Override
        default void close() throws IOException {}
    }

    /** Makes the worker of one connection, numbered from 0. */
    interface Workers {
        Worker worker(int index) throws Exception;
    }

    /** @param server whose processor time counts; null where none is asked */
    Figure measure(String what, int connections, @Nullable ServerProcess server, Workers workers) {
        run(connections, workers, warmUp);
        var before = server == null ? Duration.ZERO : server.cpu();
        long start = System.nanoTime();
        var nanos = run(connections, workers, length);
        double seconds = (System.nanoTime() - start) / 1e9;
        var cpu = server == null ? null : (Long) server.cpu().minus(before).toNanos();
        return Figure.of(what, connections, nanos, seconds, cpu);
    }

    /** Does it unmeasured until it gets no faster: what a server that runs for days has long compiled. */
    void warmUp(Workers workers) {
        int best = 0;
        int sinceBest = 0;
        for (int step = 0; step < MOST_STEPS && sinceBest < PATIENCE; step++) {
            int done = run(WARMING, workers, length).length;
            sinceBest = done > best * FASTER ? 0 : sinceBest + 1;
            best = Math.max(best, done);
        }
    }

    private static long[] run(int connections, Workers workers, Duration length) {
        var index = new AtomicInteger();
        long deadline = System.nanoTime() + length.toNanos();
        return together(connections, () -> repeat(workers.worker(index.getAndIncrement()), deadline));
    }

    /** Does one thing in so many threads at the same time; all that they return, in no order. */
    static long[] together(int threads, Callable<long[]> work) {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var all = LongStream.builder();
            for (var done : pool.invokeAll(Collections.nCopies(threads, work))) {
                LongStream.of(done.get()).forEach(all);
            }
            return all.build().toArray();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A measurement failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while measuring", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static long[] repeat(Worker worker, long deadline) throws Exception {
        List<Long> nanos = new ArrayList<>(10_000);
        try (worker) {
            long before = System.nanoTime();
            do {
                worker.once();
                long now = System.nanoTime();
                nanos.add(now - before);
                before = now;
            } while (before < deadline);
        }
        return nanos.stream().mapToLong(Long::longValue).toArray();
    }
}
