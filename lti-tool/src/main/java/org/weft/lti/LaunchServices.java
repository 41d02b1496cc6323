package org.weft.lti;

import org.weft.lti.copies.Handlers;
import org.weft.lti.copies.Notices;
import org.weft.lti.grades.GradeSources;
import org.weft.lti.roster.RosterSources;
import org.weft.session.Arrival;

/** Passes on what a launch tells about the LMS's services. No launch waits for them. */
final class LaunchServices {
    private final RosterSources rosters;
    private final GradeSources grades;
    private final Handlers handlers;

    LaunchServices(RosterSources rosters, GradeSources grades, Handlers handlers) {
        this.rosters = rosters;
        this.grades = grades;
        this.handlers = handlers;
    }

    void see(Launch launch, Arrival arrival) {
        seeNotices(launch);
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

    private void seeNotices(Launch launch) {
        var service = launch.notices();
        if (service != null) {
            var sender = launch.sender();
            var from = new Notices.Source(sender.organization(), sender.installation(), sender.deploymentId());
            handlers.see(new Handlers.Seen(from, service.url(), service.types()));
        }
    }
}
