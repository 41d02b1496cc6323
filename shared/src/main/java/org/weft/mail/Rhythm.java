package org.weft.mail;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * When somebody wants to be mailed.
 *
 * @param quietFrom since which time of day not, in their zone; null for no quiet hours
 * @param quietTo until which; before quietFrom it is that of the next day
 */
record Rhythm(
        Often often,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo,
        ZoneId zone) {
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** When news that may go out since {@code from} goes out, if it hasn't by now. */
    Instant due(Instant from, Instant now) {
        var slot = slot(from.atZone(zone));
        var current = now.atZone(zone);
        return loud(slot.isBefore(current) ? current : slot).toInstant();
    }

    private ZonedDateTime slot(ZonedDateTime from) {
        return switch (often) {
            case NEVER, NOW -> from;
            case HOURLY -> {
                var hour = from.truncatedTo(ChronoUnit.HOURS);
                yield hour.isBefore(from) ? hour.plusHours(1) : hour;
            }
            case DAILY -> morning(from);
            case WEEKLY -> {
                var monday = from.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY))
                        .with(MORNING);
                yield monday.isBefore(from) ? monday.plusWeeks(1) : monday;
            }
        };
    }

    private static ZonedDateTime morning(ZonedDateTime from) {
        var today = from.with(MORNING);
        return today.isBefore(from) ? today.plusDays(1) : today;
    }

    /** The same, or the end of the quiet hours that it falls in. */
    private ZonedDateTime loud(ZonedDateTime at) {
        if (quietFrom == null || quietTo == null) {
            return at;
        }
        var time = at.toLocalTime();
        boolean overnight = quietTo.isBefore(quietFrom);
        boolean evening = !time.isBefore(quietFrom);
        boolean early = time.isBefore(quietTo);
        if (overnight ? !(evening || early) : !(evening && early)) {
            return at;
        }
        var end = at.with(quietTo);
        return overnight && evening ? end.plusDays(1).with(quietTo) : end;
    }
}
