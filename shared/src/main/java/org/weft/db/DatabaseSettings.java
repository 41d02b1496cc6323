package org.weft.db;

/**
 * Where the database is and how much of it to use.
 *
 * @param url a JDBC URL of PostgreSQL 15 or later, for example {@code jdbc:postgresql://127.0.0.1:5432/weft}
 * @param poolSize connections at most, of this process
 */
public record DatabaseSettings(String url, String user, String password, int poolSize) {
    public static final int DEFAULT_POOL_SIZE = 16;

    public DatabaseSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseRefused("The database URL must start with jdbc:postgresql: and is " + url);
        }
        if (poolSize < 1) {
            throw new DatabaseRefused("The pool needs at least one connection, not " + poolSize);
        }
    }

    public DatabaseSettings withPoolSize(int size) {
        return new DatabaseSettings(url, user, password, size);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + " at " + url + ", " + poolSize + " connections";
    }
}
