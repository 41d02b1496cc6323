package org.weft.lti.services;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.weft.lti.platform.PlatformClient;

/** The header of that name: seconds, or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** At most a day; null when there is none that makes sense. A date is measured by the answer's own. */
    static @Nullable Duration of(PlatformClient.Answer answer) {
        var text = answer.headers().firstValue("Retry-After").map(String::strip).orElse("");
        if (text.matches("\\d{1,9}")) {
            return atMostADay(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            var date = answer.headers().firstValue("Date").orElse("");
            var from = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            return atMostADay(Duration.between(from, until));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration atMostADay(Duration given) {
        var positive = given.isNegative() ? Duration.ZERO : given;
        return positive.compareTo(LONGEST) > 0 ? LONGEST : positive;
    }
}
