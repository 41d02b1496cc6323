package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** T17: immediately, hourly, daily, weekly; and quiet hours. 2026-03-02 is a Monday. */
class RhythmTest {
    private static Instant due(String often, String quiet, String from, String now) {
        var hours = quiet.isEmpty() ? new String[] {null, null} : quiet.split("-");
        return Rhythms.of(often, hours[0], hours[1], "Europe/Berlin").due(Instant.parse(from), Instant.parse(now));
    }

    @ParameterizedTest
    @CsvSource({
        "now, 2026-03-02T09:10:00Z, 2026-03-02T09:10:00Z",
        "hourly, 2026-03-02T09:10:00Z, 2026-03-02T10:00:00Z",
        "hourly, 2026-03-02T10:00:00Z, 2026-03-02T10:00:00Z",
        "daily, 2026-03-02T06:59:00Z, 2026-03-02T07:00:00Z",
        "daily, 2026-03-02T07:01:00Z, 2026-03-03T07:00:00Z",
        "weekly, 2026-03-02T06:00:00Z, 2026-03-02T07:00:00Z",
        "weekly, 2026-03-02T07:30:00Z, 2026-03-09T07:00:00Z",
        "weekly, 2026-03-08T12:00:00Z, 2026-03-09T07:00:00Z",
        // In summer it is eight o'clock an hour earlier.
        "daily, 2026-03-28T08:00:00Z, 2026-03-29T06:00:00Z",
        "weekly, 2026-03-28T08:00:00Z, 2026-03-30T06:00:00Z",
        "daily, 2026-10-24T08:00:00Z, 2026-10-25T07:00:00Z"
    })
    void newsGoesOutWhenThePersonWantsIt(String often, String from, String due) {
        assertThat(due(often, "", from, from)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "22:00-07:00, 2026-03-02T20:59:00Z, 2026-03-02T20:59:00Z",
        "22:00-07:00, 2026-03-02T21:00:00Z, 2026-03-03T06:00:00Z",
        "22:00-07:00, 2026-03-03T02:00:00Z, 2026-03-03T06:00:00Z",
        "22:00-07:00, 2026-03-03T06:00:00Z, 2026-03-03T06:00:00Z",
        "12:00-13:00, 2026-03-02T11:30:00Z, 2026-03-02T12:00:00Z",
        "12:00-13:00, 2026-03-02T12:00:00Z, 2026-03-02T12:00:00Z",
        // The night in which the clocks go forward, and the one in which they go back.
        "22:00-07:00, 2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z",
        "22:00-07:00, 2026-10-24T21:00:00Z, 2026-10-25T06:00:00Z",
        // There is no half past two that night.
        "22:00-02:30, 2026-03-29T00:10:00Z, 2026-03-29T01:30:00Z"
    })
    void nobodyIsMailedInQuietHours(String quiet, String at, String due) {
        assertThat(due("now", quiet, at, at)).isEqualTo(due);
    }

    @Test
    void whatIsLate_goesOutAtOnce_butNotInQuietHours() {
        assertThat(due("daily", "", "2026-03-02T06:00:00Z", "2026-03-02T15:00:00Z"))
                .isEqualTo("2026-03-02T15:00:00Z");
        assertThat(due("daily", "22:00-07:00", "2026-03-02T06:00:00Z", "2026-03-02T23:00:00Z"))
                .isEqualTo("2026-03-03T06:00:00Z");
    }

    @Test
    void aZoneThatIsNotKnownAnyMore_isUtc() {
        assertThat(Rhythms.of("daily", null, null, "Mars/Olympus")
                        .due(Instant.parse("2026-03-02T07:30:00Z"), Instant.parse("2026-03-02T07:30:00Z")))
                .isEqualTo("2026-03-02T08:00:00Z");
    }
}
