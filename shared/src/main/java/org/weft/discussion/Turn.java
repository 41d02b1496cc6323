package org.weft.discussion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when somebody may write, to be told before they type.
 *
 * @param seconds until the next post is possible; null for at once
 */
public record Turn(@Nullable Blocked blocked, @Nullable Integer seconds) {
    /**
     * Reads only, because staff says so.
     *
     * @param until null for good
     * @param reason null where it was written for staff alone
     */
    public record Blocked(@Nullable Instant until, @Nullable String reason) {}
}
