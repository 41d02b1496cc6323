package org.weft.lti.registrations;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/**
 * What an administrator tells us about an LMS.
 *
 * @param organization the name of the organization it belongs to; made when there is none of that name
 * @param name how we call the installation, for example "Moodle of the north campus"
 * @param audience whom assertions for access tokens are for, where that isn't the token address (Brightspace)
 * @param frameAncestors origins of pages that frame us, besides the issuer's and the authorization URL's
 * @param openUrl where people can sign in to the LMS, when we have to send them there
 */
public record NewRegistration(
        String organization,
        String name,
        String issuer,
        String clientId,
        List<String> deploymentIds,
        URI authorizationUrl,
        URI tokenUrl,
        URI jwksUrl,
        @Nullable String audience,
        List<String> frameAncestors,
        @Nullable String openUrl,
        boolean allowAnonymous) {
    public NewRegistration {
        deploymentIds = List.copyOf(deploymentIds);
        frameAncestors = List.copyOf(frameAncestors);
    }

    /** One whose LMS wants assertions to be for its token address, as nearly all do. */
    public NewRegistration(
            String organization,
            String name,
            String issuer,
            String clientId,
            List<String> deploymentIds,
            URI authorizationUrl,
            URI tokenUrl,
            URI jwksUrl,
            List<String> frameAncestors,
            @Nullable String openUrl,
            boolean allowAnonymous) {
        this(
                organization,
                name,
                issuer,
                clientId,
                deploymentIds,
                authorizationUrl,
                tokenUrl,
                jwksUrl,
                null,
                frameAncestors,
                openUrl,
                allowAnonymous);
    }

    Registration registration(OrganizationId organizationId, InstallationId installationId) {
        return registration(organizationId, installationId, true, false);
    }

    /** One that the LMS made for us alone. */
    Registration installed(OrganizationId organizationId, InstallationId installationId, boolean confirmed) {
        return registration(organizationId, installationId, confirmed, true);
    }

    private Registration registration(
            OrganizationId organizationId, InstallationId installationId, boolean confirmed, boolean adopts) {
        return new Registration(
                organizationId,
                installationId,
                issuer,
                clientId,
                authorizationUrl,
                tokenUrl,
                jwksUrl,
                audience,
                allowAnonymous,
                confirmed,
                !confirmed,
                adopts);
    }
}
