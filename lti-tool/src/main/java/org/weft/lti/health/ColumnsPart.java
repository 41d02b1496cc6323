package org.weft.lti.health;

import java.util.List;
import org.weft.lti.grades.ColumnTrial;
import org.weft.lti.registrations.Registration;
import org.weft.lti.services.ServiceFailed;

/** Whether we can make columns in the LMS's gradebooks. */
final class ColumnsPart implements Health.Part {
    private static final String NAME = "Grade columns";
    private static final String ALLOW =
            "Allow the \"Assignment and Grade Services\" for the tool in the LMS, with columns."
                    + " Launches work without it.";

    private final ColumnTrial trial;

    ColumnsPart(ColumnTrial trial) {
        this.trial = trial;
    }

    @Override
    public List<Check> look(Registration registration, List<Sighting> launches) {
        return List.of(look(registration));
    }

    private Check look(Registration registration) {
        try {
            return switch (trial.run(registration)) {
                case NO_GRADEBOOK ->
                    Check.unknown(NAME, "No launch has told yet where a gradebook is. Weft works without one.");
                case NOT_OURS ->
                    Check.doubtful(NAME, "Weft may only use columns that are there already.", Check.Side.LMS, ALLOW);
                case LEFT ->
                    Check.doubtful(
                            NAME,
                            "One was made, and the LMS doesn't take it away again.",
                            Check.Side.LMS,
                            "Remove the column \"Weft looks whether it can add a column\" in the gradebook.");
                case MADE -> Check.good(NAME, "One was made and taken away again.");
            };
        } catch (ServiceFailed e) {
            var side = e.status() == 0 && e.mayPass() ? Check.Side.NETWORK : Check.Side.LMS;
            return Check.doubtful(NAME, "To a try to make one the LMS " + e.getMessage() + ".", side, ALLOW);
        }
    }
}
