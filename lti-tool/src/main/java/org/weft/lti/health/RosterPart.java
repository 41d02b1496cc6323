package org.weft.lti.health;

import java.util.List;
import org.weft.lti.registrations.Registration;
import org.weft.roster.Rosters;

/** Whether the lists of members of the LMS's courses could be read, as far as anybody has come there. */
final class RosterPart implements Health.Part {
    private static final String NAME = "Lists of members";

    private final Rosters rosters;

    RosterPart(Rosters rosters) {
        this.rosters = rosters;
    }

    @Override
    public List<Check> look(Registration registration, List<Sighting> launches) {
        var tally = rosters.tally(registration.organizationId(), registration.installationId());
        if (tally.places() == 0) {
            return List.of(Check.unknown(NAME, "No launch has told yet where one is. Weft works without them."));
        }
        var read = "Read in %d of %d courses.".formatted(tally.read(), tally.places());
        return List.of(
                tally.failing() == 0
                        ? Check.good(NAME, read)
                        : Check.doubtful(
                                NAME,
                                read
                                        + " The last try failed in %d, for example: %s."
                                                .formatted(tally.failing(), tally.problem()),
                                Check.Side.LMS,
                                "Allow the \"Names and Roles\" service for the tool in the LMS. In the course itself,"
                                        + " Settings, \"Who is missing\" says what went wrong."));
    }
}
