package org.weft.lti.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.lti.health.Check.Result;
import org.weft.lti.health.Check.Side;

class ClockPartTest {
    private static final Instant ASKED = Instant.parse("2026-03-02T09:00:00.700Z");
    private static final Instant ANSWERED = ASKED.plusSeconds(3);

    @ParameterizedTest
    @CsvSource({
        "09:00:00,GOOD,They agree.",
        "09:00:03,GOOD,They agree.",
        "09:00:08,GOOD,to 4 seconds",
        "09:00:40,DOUBTFUL,36 seconds ahead",
        "08:59:30,DOUBTFUL,29 seconds behind",
        "08:55:00,WRONG,299 seconds behind"
    })
    void theDateOfAnAnswer_tellsHowFarTheClocksAreApart(String time, Result result, String words) {
        var date = Optional.of("Mon, 02 Mar 2026 " + time + " GMT");

        var check = ClockPart.byDate(date, ASKED, ANSWERED).orElseThrow();

        assertThat(check.result()).isEqualTo(result);
        assertThat(check.found()).contains(words);
        assertThat(check.side() == Side.LMS).isEqualTo(result == Result.WRONG);
    }

    @Test
    void anAnswerWithoutADate_tellsNothing() {
        assertThat(ClockPart.byDate(Optional.empty(), ASKED, ANSWERED)).isEmpty();
        assertThat(ClockPart.byDate(Optional.of("yesterday"), ASKED, ANSWERED)).isEmpty();
    }
}
