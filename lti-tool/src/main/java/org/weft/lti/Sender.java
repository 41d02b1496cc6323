package org.weft.lti;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.weft.lti.registrations.Deployment;
import org.weft.lti.v1p1.Consumer;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/**
 * From which LMS a message comes.
 *
 * @param deploymentId within which its ids are unique; empty in LTI 1.1, where that is the installation
 * @param site an address of the LMS, for want of a better one
 * @param deployment null in LTI 1.1
 */
record Sender(
        OrganizationId organization,
        InstallationId installation,
        String deploymentId,
        @Nullable URI site,
        @Nullable Deployment deployment) {
    static Sender of(Deployment deployment) {
        var registration = deployment.registration();
        return new Sender(
                registration.organizationId(),
                registration.installationId(),
                deployment.id(),
                registration.authorizationUrl(),
                deployment);
    }

    static Sender of(Consumer consumer) {
        var site = consumer.lms().stream()
                .filter(origin -> !origin.contains("*"))
                .findFirst()
                .map(URI::create)
                .orElse(null);
        return new Sender(consumer.organization(), consumer.installation(), "", site, null);
    }
}
