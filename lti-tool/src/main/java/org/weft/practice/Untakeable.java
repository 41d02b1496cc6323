package org.weft.practice;

/** What a tool sent that a service of the LMS refuses. The message says why. */
final class Untakeable extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    Untakeable(int status, String reason) {
        super(reason);
        this.status = status;
    }

    int status() {
        return status;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    static void unless(boolean met, String reason) throws Untakeable {
        if (!met) {
            throw new Untakeable(400, reason);
        }
    }
}
