package org.weft.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What something has taken that was done in this process.
 *
 * @param cpu of this process, which is the LMS as well; the system counts it in hundredths of a second
 */
record Spent(Duration time, Duration cpu) {
    private static final Duration TICK = Duration.ofMillis(10);

    /** Something to be done. */
    interface Work {
        void run() throws Exception;
    }

    static Spent on(Work work) throws Exception {
        var before = cpuSoFar();
        long start = System.nanoTime();
        work.run();
        var time = Duration.ofNanos(System.nanoTime() - start);
        var cpu = cpuSoFar().minus(before);
        return new Spent(time, cpu.compareTo(TICK) < 0 ? TICK : cpu);
    }

    /** Of an odd number of times, the one in the middle, of each by itself. */
    static Spent median(List<Spent> all) {
        return new Spent(
                middle(all.stream().map(Spent::time).toList()),
                middle(all.stream().map(Spent::cpu).toList()));
    }

    double millis() {
        return time.toNanos() / 1e6;
    }

    double perSecond(int count) {
        return count / (time.toNanos() / 1e9);
    }

    /** Processor time for one of so many, in microseconds. */
    double cpuMicros(int count) {
        return cpu.toNanos() / 1000.0 / count;
    }

    private static Duration middle(List<Duration> durations) {
        var sorted = new ArrayList<>(durations);
        sorted.sort(Comparator.naturalOrder());
        return sorted.get(sorted.size() / 2);
    }

    private static Duration cpuSoFar() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
