package org.weft.lti.health;

import java.time.Instant;
import java.util.List;
import org.weft.lti.registrations.Registration;

/**
 * How it is with one installation.
 *
 * @param name as our administrator calls it
 * @param launches the last ones, the newest first
 */
public record Report(Registration registration, String name, Instant at, List<Check> checks, List<Sighting> launches) {
    public Report {
        checks = List.copyOf(checks);
        launches = List.copyOf(launches);
    }

    /** Whether launches or services fail. */
    public boolean wrong() {
        return checks.stream().anyMatch(check -> check.result() == Check.Result.WRONG);
    }
}
