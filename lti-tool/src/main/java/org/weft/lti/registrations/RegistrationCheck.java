package org.weft.lti.registrations;

import java.net.URI;
import org.weft.lti.platform.PublicAddresses;

/** Checks what an administrator typed before it is stored. */
final class RegistrationCheck {
    private static final int MAX_ID_LENGTH = 255;

    private final PublicAddresses addresses;

    RegistrationCheck(PublicAddresses addresses) {
        this.addresses = addresses;
    }

    /** @throws RegistrationRefused naming the first thing to change */
    void check(NewRegistration given) {
        requireText("--name", given.name());
        requireText("--organization", given.organization());
        requireText("--issuer", given.issuer());
        requireText("--client-id", given.clientId());
        given.deploymentIds().forEach(id -> requireText("--deployment-id", id));
        refuse(
                "--authorization-url",
                given.authorizationUrl(),
                addresses.objectionForBrowsers(given.authorizationUrl()));
        refuse("--token-url", given.tokenUrl(), addresses.objection(given.tokenUrl()));
        refuse("--jwks-url", given.jwksUrl(), addresses.objection(given.jwksUrl()));
    }

    void requireDeployments(NewRegistration given) {
        if (given.deploymentIds().isEmpty()) {
            throw new RegistrationRefused("--deployment-id is missing; give it once for each deployment");
        }
    }

    private static void requireText(String option, String text) {
        boolean fits = !text.isBlank()
                && text.length() <= MAX_ID_LENGTH
                && text.chars().noneMatch(Character::isISOControl);
        if (!fits) {
            throw new RegistrationRefused(option + " must be 1 to " + MAX_ID_LENGTH + " characters long");
        }
    }

    private static void refuse(String option, URI url, java.util.Optional<String> objection) {
        objection.ifPresent(clause -> {
            throw new RegistrationRefused(option + " " + clause + ", and is " + url);
        });
    }
}
