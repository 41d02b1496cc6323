package org.weft.server;

/** Another process listens on the port that we were told to use. */
public final class PortTaken extends RuntimeException {
    private final int port;

    PortTaken(int port, Throwable cause) {
        super("Port " + port + " is in use by another process", cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
