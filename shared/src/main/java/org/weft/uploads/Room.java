package org.weft.uploads;

import java.util.concurrent.Semaphore;
import org.weft.base.Refusal;

/** The memory that uploads may take together, since each is held whole until it is stored. */
final class Room {
    private static final int UNIT = 1024 * 1024;
    private static final int RETRY_SECONDS = 5;

    private final Semaphore megabytes;

    /** @param bytes at least as much as the largest upload is given in any case */
    Room(long bytes) {
        megabytes = new Semaphore((int) Math.max(UploadLimits.MOST_MEGABYTES + 1L, bytes / UNIT));
    }

    /** Does it when there is room. @throws Refusal.TooMany to be tried again soon */
    <T, E extends Exception> T during(int bytes, Act<T, E> act) throws E {
        int wanted = bytes / UNIT + 1;
        if (!megabytes.tryAcquire(wanted)) {
            throw new Refusal.TooMany(RETRY_SECONDS);
        }
        try {
            return act.run();
        } finally {
            megabytes.release(wanted);
        }
    }

    interface Act<T, E extends Exception> {
        T run() throws E;
    }
}
