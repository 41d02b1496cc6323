package org.weft.lti.grades;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.weft.credit.Scores;
import org.weft.lti.services.ServiceFailed;
import org.weft.lti.services.ServiceFailed.Kind;
import org.weft.lti.v1p1.OutcomeAddresses;
import org.weft.lti.v1p1.OutcomeFailed;
import org.weft.lti.v1p1.Outcomes;

/** The columns that an LMS tells by LTI 1.1, for each person their own; they hold a share of the maximum alone. */
final class OutcomeBook implements Book {
    private final Outcomes outcomes;
    private final OutcomeAddresses addresses;

    OutcomeBook(Outcomes outcomes, OutcomeAddresses addresses) {
        this.outcomes = outcomes;
        this.addresses = addresses;
    }

    @Override
    public Optional<Grade> read(Scores.Due due) {
        return at(due, outcomes::read).map(share -> new Grade(share, BigDecimal.ONE));
    }

    @Override
    public void write(Scores.Due due, Instant at) {
        var share = BigDecimal.valueOf(due.points())
                .divide(BigDecimal.valueOf(due.maximum()), MathContext.DECIMAL32)
                .min(BigDecimal.ONE);
        at(due, address -> {
            outcomes.replace(address, share);
            return share;
        });
    }

    @Override
    public boolean isGone() {
        return false;
    }

    private <T> T at(Scores.Due due, Function<OutcomeAddresses.Address, T> act) {
        var address = addresses
                .find(due.organization(), due.place(), due.forum(), due.person())
                .orElseThrow(() -> new ServiceFailed(Kind.REFUSED, "hasn't told where the person's grade goes"));
        try {
            return act.apply(address);
        } catch (OutcomeFailed e) {
            throw new ServiceFailed(e.passing() ? Kind.UNAVAILABLE : Kind.REFUSED, "failed by LTI 1.1", e);
        }
    }
}
