package org.weft.lti.health;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.weft.lti.health.Check.Side;
import org.weft.lti.registrations.Registration;

/** Whether the LMS's clock and ours agree: launches carry times, and a minute is forgiven. */
final class ClockPart implements Health.Part {
    private static final long FORGIVEN = 60;
    private static final long FINE = 10;

    /** What the last launches told; each was some seconds under way. */
    @Override
    public List<Check> look(Registration registration, List<Sighting> launches) {
        return launches.stream()
                .map(Sighting::issuedAhead)
                .filter(Objects::nonNull)
                .findFirst()
                .map(seconds -> List.of(check("The clocks, by the last launch", seconds)))
                .orElse(List.of());
    }

    /**
     * By the {@code Date} of an answer (RFC 9110, section 6.6.1), which has whole seconds; empty when there is none.
     *
     * @param asked by our clock
     * @param answered by our clock
     */
    static Optional<Check> byDate(Optional<String> date, Instant asked, Instant answered) {
        try {
            return date.map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .map(there -> ahead(there.toInstant(), asked, answered))
                    .map(seconds -> check("The clocks, by the LMS's answer", seconds));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** 0 as long as it may have been then. */
    private static long ahead(Instant there, Instant asked, Instant answered) {
        if (there.isAfter(answered)) {
            return Duration.between(answered, there).toSeconds();
        }
        var latest = there.plusSeconds(1);
        return latest.isBefore(asked) ? -Duration.between(latest, asked).toSeconds() : 0;
    }

    private static Check check(String name, long ahead) {
        long apart = Math.abs(ahead);
        if (apart <= FINE) {
            return Check.good(name, apart == 0 ? "They agree." : "They agree, to " + apart + " seconds.");
        }
        var found = "The LMS's clock is %d seconds %s Weft's.".formatted(apart, ahead > 0 ? "ahead of" : "behind");
        var next = "Compare both with the true time, and let both machines set their clocks by NTP.";
        return apart <= FORGIVEN
                ? Check.doubtful(name, found + " A minute is forgiven.", Side.NOBODY, next)
                : Check.wrong(name, found + " Launches are refused beyond a minute.", Side.LMS, next);
    }
}
