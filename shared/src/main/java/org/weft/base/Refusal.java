package org.weft.base;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asked for and doesn't get. Carries an HTTP status and a stable kebab-case code that the widgets
 * translate; the message is for developers. Answered as {@code application/problem+json} (RFC 9457).
 */
public abstract sealed class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Map<String, Object> details = new LinkedHashMap<>();

    private Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** What else the client can use, for example {@code field} or {@code limit}. */
    public Map<String, Object> details() {
        return details;
    }

    /** Adds a detail; a null value adds nothing. */
    public Refusal with(String name, @Nullable Object value) {
        if (value != null) {
            details.put(name, value);
        }
        return this;
    }

    /** It isn't there, or isn't for this viewer: the two look the same. */
    public static final class NotFound extends Refusal {
        private static final long serialVersionUID = 1;

        public NotFound(String code, String message) {
            super(404, code, message);
        }
    }

    /** The viewer sees it but may not do this. */
    public static final class NotAllowed extends Refusal {
        private static final long serialVersionUID = 1;

        public NotAllowed(String code, String message) {
            super(403, code, message);
        }
    }

    /** The request itself is wrong. */
    public static final class Invalid extends Refusal {
        private static final long serialVersionUID = 1;

        public Invalid(String code, String message) {
            super(400, code, message);
        }

        public Invalid(String code, String message, String field) {
            this(code, message);
            with("field", field);
        }
    }

    /** The request was fine, but things have changed or already are so. */
    public static final class Conflict extends Refusal {
        private static final long serialVersionUID = 1;

        public Conflict(String code, String message) {
            super(409, code, message);
        }
    }

    /** No session, or one that has ended. */
    public static final class Unauthenticated extends Refusal {
        private static final long serialVersionUID = 1;

        public Unauthenticated() {
            super(401, "session-expired", "No session, or it has ended: open the page again");
        }
    }

    /** More than is good; {@code retryAfterSeconds} says when to try again. */
    public static final class TooMany extends Refusal {
        private static final long serialVersionUID = 1;

        public TooMany(int retryAfterSeconds) {
            this("too-many-requests", "Too many requests", retryAfterSeconds);
        }

        public TooMany(String code, String message, int retryAfterSeconds) {
            super(429, code, message);
            with("retryAfterSeconds", retryAfterSeconds);
        }
    }
}
