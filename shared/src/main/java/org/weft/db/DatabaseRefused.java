package org.weft.db;

/** The database can't be used as things are. The message is for the person who starts Weft and says what to do. */
public final class DatabaseRefused extends RuntimeException {
    public DatabaseRefused(String message) {
        super(message);
    }

    public DatabaseRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
