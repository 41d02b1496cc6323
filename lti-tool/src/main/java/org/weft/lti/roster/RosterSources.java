package org.weft.lti.roster;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.weft.lti.services.Afterwards;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.places.Places;
import org.weft.roster.Rosters;

/** Notes where launches say that their course's list of members is, and that it is wanted. */
public final class RosterSources implements AutoCloseable {
    private final Jdbi jdbi;
    private final Places places;
    private final Rosters rosters;
    private final Afterwards<Seen> afterwards = new Afterwards<>("rosters", this::note);

    public RosterSources(Jdbi jdbi, Clock clock, Rosters rosters) {
        this.jdbi = jdbi;
        this.places = new Places(jdbi, clock);
        this.rosters = rosters;
    }

    /**
     * What a launch has told.
     *
     * @param placeKey the course, as in the table of places
     */
    public record Seen(
            OrganizationId organization,
            InstallationId installation,
            String deploymentId,
            String placeKey,
            RosterClaim claim) {}

    public void see(Seen seen) {
        afterwards.see(seen);
    }

    private void note(Seen seen) {
        jdbi.withHandle(handle -> places.find(handle, seen.organization(), seen.installation(), seen.placeKey()))
                .ifPresent(place -> {
                    jdbi.useExtension(
                            RosterDao.class,
                            dao -> dao.put(
                                    seen.organization(),
                                    place,
                                    seen.installation(),
                                    seen.deploymentId(),
                                    seen.claim()));
                    rosters.wanted(seen.organization(), seen.installation(), place);
                });
    }

    @Override
    public void close() {
        afterwards.close();
    }
}
