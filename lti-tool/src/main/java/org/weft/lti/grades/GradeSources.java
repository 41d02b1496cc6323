package org.weft.lti.grades;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.weft.credit.Scores;
import org.weft.lti.services.Afterwards;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.places.Places;

/** Notes where launches say that their course's gradebook is. */
public final class GradeSources implements AutoCloseable {
    private final Jdbi jdbi;
    private final Places places;
    private final Scores scores;
    private final Afterwards<Seen> afterwards = new Afterwards<>("gradebooks", this::note);
    private final Afterwards<SeenByOutcome> byOutcome = new Afterwards<>("outcomes", this::note);

    public GradeSources(Jdbi jdbi, Clock clock, Scores scores) {
        this.jdbi = jdbi;
        this.places = new Places(jdbi, clock);
        this.scores = scores;
    }

    /**
     * What a launch has told.
     *
     * @param placeKey the course, as in the table of places
     * @param placementKey the link, as in the table of placements
     * @param linkId the link, as the LMS calls it
     */
    public record Seen(
            OrganizationId organization,
            InstallationId installation,
            String deploymentId,
            String placeKey,
            String placementKey,
            String linkId,
            GradesClaim claim) {}

    /** A course that has told by LTI 1.1 where somebody's grade goes. */
    public record SeenByOutcome(OrganizationId organization, InstallationId installation, String placeKey) {}

    public void see(SeenByOutcome seen) {
        byOutcome.see(seen);
    }

    public void see(Seen seen) {
        if (seen.claim().takesScores()) {
            afterwards.see(seen);
        }
    }

    private void note(Seen seen) {
        var claim = seen.claim();
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(GradebookDao.class);
            places.find(handle, seen.organization(), seen.installation(), seen.placeKey())
                    .ifPresent(place -> {
                        dao.put(
                                seen.organization(),
                                place,
                                seen.installation(),
                                seen.deploymentId(),
                                claim.lineItemsUrl(),
                                claim.mayCreate());
                        places.placement(handle, seen.organization(), place, seen.placementKey())
                                .ifPresent(placement -> dao.putLink(
                                        seen.organization(), placement.id(), seen.linkId(), claim.lineItemUrl()));
                        handle.afterCommit(() -> scores.accepts(seen.organization(), place, seen.installation()));
                    });
        });
    }

    private void note(SeenByOutcome seen) {
        jdbi.withHandle(handle -> places.find(handle, seen.organization(), seen.installation(), seen.placeKey()))
                .ifPresent(place -> scores.accepts(seen.organization(), place, seen.installation()));
    }

    @Override
    public void close() {
        byOutcome.close();
        afterwards.close();
    }
}
