package org.weft.lti.keys;

/** A platform's key set could not be had just now. The message says why, for the log; it holds no personal data. */
public final class KeySetUnavailable extends RuntimeException {
    KeySetUnavailable(String message) {
        super(message);
    }

    KeySetUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
