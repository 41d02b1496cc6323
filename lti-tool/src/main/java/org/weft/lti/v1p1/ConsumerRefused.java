package org.weft.lti.v1p1;

/** Something an administrator typed can't be stored; the message says what to change. */
public final class ConsumerRefused extends RuntimeException {
    ConsumerRefused(String message) {
        super(message);
    }
}
