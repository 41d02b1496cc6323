package org.weft.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one measurement gave.
 *
 * @param what for example {@code page of 50 posts, warm}
 * @param connections how many asked at the same time
 * @param p50Micros half of them took at most this long, in microseconds
 * @param p99Micros 99 of 100 took at most this long, in microseconds
 * @param cpuMicros processor time of the server's process for one; null where no server is asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figure(
        String what,
        int connections,
        double perSecond,
        long p50Micros,
        long p99Micros,
        @Nullable Long cpuMicros) {

    /** @param nanos how long each took */
    static Figure of(String what, int connections, long[] nanos, double seconds, @Nullable Long cpuNanos) {
        Arrays.sort(nanos);
        var cpu = cpuNanos == null ? null : (Long) (cpuNanos / nanos.length / 1000);
        return new Figure(
                what, connections, nanos.length / seconds, part(nanos, 0.5) / 1000, part(nanos, 0.99) / 1000, cpu);
    }

    private static long part(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))];
    }
}
