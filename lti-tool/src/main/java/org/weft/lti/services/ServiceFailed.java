package org.weft.lti.services;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An LMS didn't do what we asked. The message is a clause about it, without anything that the LMS sent but a code. */
public final class ServiceFailed extends RuntimeException {
    private final Kind kind;
    private final int status;
    private final @Nullable Duration retryAfter;

    /** What follows from it. */
    public enum Kind {
        /** The LMS doesn't let us: its administrator can change that. */
        NOT_ALLOWED,
        /** What we asked about isn't there any more. */
        GONE,
        /** The LMS thinks that what it has is newer. */
        CONFLICT,
        /** We asked for something that it takes for wrong: asking again is of no use. */
        REFUSED,
        /** It couldn't just now: asking again later may help. */
        UNAVAILABLE
    }

    public ServiceFailed(Kind kind, String message) {
        this(kind, message, 0, null, null);
    }

    ServiceFailed(Kind kind, String message, int status, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** Of the answer; 0 when there was none. */
    public int status() {
        return status;
    }

    /** How long the LMS wants to be left alone; null when it doesn't say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public boolean mayPass() {
        return kind == Kind.UNAVAILABLE;
    }
}
