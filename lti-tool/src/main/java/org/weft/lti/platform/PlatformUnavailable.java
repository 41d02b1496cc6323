package org.weft.lti.platform;

/**
 * A platform gave no usable answer. The message is a clause that follows the address's name, such as "did not answer
 * within 5 s"; it holds nothing that the platform sent.
 */
public final class PlatformUnavailable extends RuntimeException {
    PlatformUnavailable(String message) {
        super(message);
    }

    PlatformUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
