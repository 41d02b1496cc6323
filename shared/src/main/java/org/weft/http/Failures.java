package org.weft.http;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.base.StorageUnavailable;

/**
 * What nobody foresaw. A database that doesn't answer, or has no room, is 503, to be tried again soon; everything else
 * is logged under a random id, and the client gets the id alone.
 */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    // SQL states, PostgreSQL's appendix A.
    private static final String NO_CONNECTION = "08000";
    private static final String DISK_FULL = "53100";
    /** Connection, deadlock, resources, shut down, system, read only. */
    private static final Pattern UNAVAILABLE = Pattern.compile("(08|40|53|57P|58).*|25006");

    private Failures() {}

    /** Problem details with {@code status} 503 or 500. */
    public static Map<String, Object> problem(Throwable error) {
        if (error instanceof StorageUnavailable storage) {
            return storage(storage);
        }
        var state = databaseState(error);
        if (state.equals(DISK_FULL)) {
            return full(error);
        }
        if (UNAVAILABLE.matcher(state).matches()) {
            LOG.warn("database unavailable: {}", error.toString());
            return passing("unavailable", "The database doesn't answer; try again soon", 2);
        }
        var incident = UUID.randomUUID().toString();
        LOG.error("unexpected, incident {}", incident, error);
        var problem = Problem.of(500, "unexpected", "Something went wrong on our side");
        problem.put("incident", incident);
        return problem;
    }

    private static Map<String, Object> storage(StorageUnavailable error) {
        if (error.full()) {
            return full(error);
        }
        LOG.warn("storage of files unavailable: {}", error.getMessage(), error.getCause());
        return passing("unavailable", "The storage of files doesn't answer; try again soon", 5);
    }

    private static Map<String, Object> full(Throwable error) {
        LOG.error("disk full: nothing more can be stored until there is room: {}", error.toString());
        return passing("storage-full", "The server has no room to store this; its admin must make some", 30);
    }

    private static Map<String, Object> passing(String code, String title, int retryAfterSeconds) {
        var problem = Problem.of(503, code, title);
        problem.put("retryAfterSeconds", retryAfterSeconds);
        return problem;
    }

    /** What the database said; empty when the cause is another. */
    private static String databaseState(Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) { // The pool has no connection to give.
                return NO_CONNECTION;
            }
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null ? NO_CONNECTION : sql.getSQLState();
            }
        }
        return "";
    }
}
