package org.weft.lti;

import org.weft.lti.grades.GradeSources;
import org.weft.lti.roster.RosterSources;
import org.weft.session.Arrival;

/** Passes on what a launch tells about the LMS's services. No launch waits for them. */
final class LaunchServices {
    private final RosterSources rosters;
    private final GradeSources grades;

    LaunchServices(RosterSources rosters, GradeSources grades) {
        this.rosters = rosters;
        this.grades = grades;
    }

    void see(Launch launch, Arrival arrival) {
        if (launch.contextId() == null) {
            return;
        }
        var deploymentId = launch.deployment().id();
        if (launch.roster() != null) {
            rosters.see(new RosterSources.Seen(
                    arrival.organization(), arrival.installation(), deploymentId, arrival.placeKey(), launch.roster()));
        }
        if (launch.grades() != null) {
            grades.see(new GradeSources.Seen(
                    arrival.organization(),
                    arrival.installation(),
                    deploymentId,
                    arrival.placeKey(),
                    arrival.placementKey(),
                    launch.resourceLinkId(),
                    launch.grades()));
        }
    }
}
