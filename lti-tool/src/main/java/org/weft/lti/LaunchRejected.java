package org.weft.lti;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.lti.registrations.Registration;

/** A login or a launch that we refuse, for one {@link Reason}. Rejecting writes nothing to the database. */
public final class LaunchRejected extends RuntimeException {
    private final Reason reason;
    private final transient Map<String, String> facts;
    private final transient @Nullable Registration registration;

    public LaunchRejected(Reason reason) {
        this(reason, Map.of());
    }

    /** @param facts what the page shows for the administrator to copy, by name; no personal data */
    public LaunchRejected(Reason reason, Map<String, String> facts) {
        this(reason, facts, null, null);
    }

    /** @param cause why, for the log */
    public LaunchRejected(Reason reason, Throwable cause) {
        this(reason, Map.of(), cause, null);
    }

    private LaunchRejected(
            Reason reason, Map<String, String> facts, @Nullable Throwable cause, @Nullable Registration registration) {
        super(cause == null ? reason.code() : cause.getMessage(), cause, false, false);
        this.reason = reason;
        this.facts = Map.copyOf(facts);
        this.registration = registration;
    }

    /** The same, with the registration that it is about. */
    LaunchRejected concerning(@Nullable Registration known) {
        return new LaunchRejected(reason, facts, getCause(), known);
    }

    public Reason reason() {
        return reason;
    }

    public Map<String, String> facts() {
        return facts;
    }

    @Nullable
    Registration registration() {
        return registration;
    }
}
