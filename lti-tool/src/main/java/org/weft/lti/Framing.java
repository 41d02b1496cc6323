package org.weft.lti;

import org.jspecify.annotations.Nullable;
import org.weft.lti.registrations.Deployment;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.Registrations;
import org.weft.lti.v1p1.Consumers;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/** Who may frame a page that an earlier message led to: its LMS, as long as that is let in. */
final class Framing {
    private final Registrations registrations;
    private final Consumers consumers;
    private final LaunchPages pages;

    Framing(Registrations registrations, Consumers consumers, LaunchPages pages) {
        this.registrations = registrations;
        this.consumers = consumers;
        this.pages = pages;
    }

    /**
     * Where the message came from.
     *
     * @param deploymentId null in LTI 1.1, where issuer and client id are empty
     */
    record From(
            OrganizationId organization,
            InstallationId installation,
            @Nullable String deploymentId,
            String issuer,
            String clientId) {}

    /** @throws LaunchRejected for this reason when the LMS is let in no more */
    String ancestors(Exchange exchange, From from, Reason closed) {
        var deploymentId = from.deploymentId();
        if (deploymentId == null) {
            var consumer = consumers
                    .of(from.organization(), from.installation())
                    .map(Consumers.Known::consumer)
                    .filter(known -> known.enabled() && known.switchedOn())
                    .orElseThrow(() -> new LaunchRejected(closed));
            exchange.concerns(consumer);
            return LaunchPages.ancestors(consumer.lms());
        }
        var registration = registrations
                .deployment(from.issuer(), from.clientId(), deploymentId)
                .filter(Deployment::active)
                .map(Deployment::registration)
                .filter(Registration::enabled)
                .orElseThrow(() -> new LaunchRejected(closed));
        exchange.concerns(registration);
        return pages.ancestors(registration);
    }
}
