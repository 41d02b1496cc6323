package org.weft.lti.registrations;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/**
 * One agreement between an LMS and us (LTI 1.3 core, section 3.1.3). Several organizations can share an issuer, and
 * even a client id; their deployments tell them apart.
 *
 * @param audience whom our assertions are for, where that isn't the token address
 * @param allowAnonymous takes launches without a {@code sub}: read-only, all as one anonymous person
 * @param enabled launches are refused while it is false
 * @param pending waits to be confirmed by our administrator, and isn't enabled before
 * @param adoptsDeployments takes launches from deployments that it didn't know before as its own
 */
public record Registration(
        OrganizationId organizationId,
        InstallationId installationId,
        String issuer,
        String clientId,
        URI authorizationUrl,
        URI tokenUrl,
        URI jwksUrl,
        @Nullable String audience,
        boolean allowAnonymous,
        boolean enabled,
        boolean pending,
        boolean adoptsDeployments) {
    Registration at(URI newAuthorizationUrl, URI newTokenUrl, URI newJwksUrl, @Nullable String newAudience) {
        return new Registration(
                organizationId,
                installationId,
                issuer,
                clientId,
                newAuthorizationUrl,
                newTokenUrl,
                newJwksUrl,
                newAudience,
                allowAnonymous,
                enabled,
                pending,
                adoptsDeployments);
    }
}
