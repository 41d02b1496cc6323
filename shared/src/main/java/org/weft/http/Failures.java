package org.weft.http;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What nobody foresaw. A database that doesn't answer, or has no room, is 503, to be tried again soon; everything else
 * is logged under a random id, and the client gets the id alone.
 */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** Problem details with {@code status} 503 or 500. */
    public static Map<String, Object> problem(Throwable error) {
        if (databaseUnavailable(error)) {
            LOG.warn("database unavailable: {}", error.toString());
            var problem = Problem.of(503, "unavailable", "The database doesn't answer; try again soon");
            problem.put("retryAfterSeconds", 2);
            return problem;
        }
        var incident = UUID.randomUUID().toString();
        LOG.error("unexpected, incident {}", incident, error);
        var problem = Problem.of(500, "unexpected", "Something went wrong on our side");
        problem.put("incident", incident);
        return problem;
    }

    /** SQL states 08 (connection), 53 (resources, disk full), 57P (shut down), 58 (system), 25006 (read only). */
    private static boolean databaseUnavailable(Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) { // The pool has no connection to give.
                return true;
            }
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                if (state == null || state.matches("(08|53|57P|58).*|25006")) {
                    return true;
                }
            }
        }
        return false;
    }
}
