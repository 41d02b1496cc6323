package org.weft.server;

import java.time.Duration;

/**
 * What the web server needs to know.
 *
 * @param host address to listen on; {@code 0.0.0.0} is all of them
 * @param port 0 lets the kernel choose
 * @param behindProxy whether to believe {@code X-Forwarded-*} and {@code Forwarded}; only if a proxy sets them
 * @param maxBodyBytes of a request; more is answered with 413
 * @param idleTimeout after which a silent connection is closed; longer than the pause between two events of a stream
 * @param stopTimeout how long running requests may take to end when the server stops
 */
public record ServerSettings(
        String host, int port, boolean behindProxy, int maxBodyBytes, Duration idleTimeout, Duration stopTimeout) {

    public static final int DEFAULT_MAX_BODY_BYTES = 256 * 1024;

    /** Our defaults on a port. */
    public static ServerSettings on(String host, int port) {
        return new ServerSettings(
                host, port, false, DEFAULT_MAX_BODY_BYTES, Duration.ofSeconds(60), Duration.ofSeconds(10));
    }

    public ServerSettings withBehindProxy(boolean believed) {
        return new ServerSettings(host, port, believed, maxBodyBytes, idleTimeout, stopTimeout);
    }
}
