package org.weft.lti.grades;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.weft.credit.Scores;

/** A grade as it stands in a gradebook. */
record Grade(BigDecimal score, BigDecimal maximum) {
    /** LMSs round, and keep some grades by their percentage. */
    private static final BigDecimal CLOSE = new BigDecimal("0.005");

    private static final BigDecimal LESS_THAN_A_POINT = new BigDecimal("0.4");

    /** Out of a result (Assignment and Grade Services 2.0, section 3.3); empty when it has no grade. */
    static Optional<Grade> of(JsonNode result) {
        var score = result.path("resultScore");
        var maximum = result.path("resultMaximum");
        return score.isNumber()
                ? Optional.of(
                        new Grade(score.decimalValue(), positive(maximum) ? maximum.decimalValue() : BigDecimal.ONE))
                : Optional.empty();
    }

    private static boolean positive(JsonNode maximum) {
        return maximum.isNumber() && maximum.decimalValue().signum() > 0;
    }

    /** Whether it is what we have sent: also where the LMS takes no more than its maximum. */
    boolean is(Scores.@Nullable Mark mark) {
        if (mark == null) {
            return false;
        }
        var ours = share(BigDecimal.valueOf(mark.points()), BigDecimal.valueOf(mark.maximum()));
        var theirs = share(score, maximum);
        var close = share(LESS_THAN_A_POINT, BigDecimal.valueOf(mark.maximum())).min(CLOSE);
        return within(close, theirs, ours) || within(close, theirs, ours.min(BigDecimal.ONE));
    }

    /** On another scale, with two places. */
    BigDecimal of(int otherMaximum) {
        return share(score, maximum)
                .multiply(BigDecimal.valueOf(otherMaximum))
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    private static BigDecimal share(BigDecimal score, BigDecimal maximum) {
        return score.divide(maximum, MathContext.DECIMAL64);
    }

    private static boolean within(BigDecimal close, BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(close) <= 0;
    }
}
