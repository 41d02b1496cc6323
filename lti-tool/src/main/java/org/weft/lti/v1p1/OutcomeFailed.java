package org.weft.lti.v1p1;

/** An LMS did not do what it was asked to. */
public final class OutcomeFailed extends RuntimeException {
    private final boolean passing;

    /** @param passing whether the same may succeed later */
    OutcomeFailed(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    public boolean passing() {
        return passing;
    }
}
