package org.weft.lti.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.weft.lti.install.Invitations.Invitation;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.platform.PlatformUnavailable;
import org.weft.lti.platform.PublicAddresses;
import org.weft.lti.registrations.NewRegistration;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.RegistrationRefused;
import org.weft.lti.registrations.Registrations;
import org.weft.people.Organizations;

/**
 * Registers an LMS that asks for it (LTI Dynamic Registration 1.0, section 3). With an invitation it belongs to that
 * organization and works at once; without one it waits, as an organization of its own, until our administrator confirms
 * it. Registering again brings up to date what the LMS says about itself.
 */
public final class Installer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BYTES = 256 * 1024;
    private static final int MOST_PENDING = 50;

    /** Canvas's issuer is the vendor's, its pages are the schools'. */
    private static final List<String> CANVAS_PAGES = List.of("https://*.instructure.com");

    private final Invitations invitations;
    private final Organizations organizations;
    private final Registrations registrations;
    private final PlatformClient client;
    private final PublicAddresses addresses;
    private final ToolUrls urls;

    public Installer(
            Invitations invitations,
            Organizations organizations,
            Registrations registrations,
            PlatformClient client,
            PublicAddresses addresses,
            ToolUrls urls) {
        this.invitations = invitations;
        this.organizations = organizations;
        this.registrations = registrations;
        this.client = client;
        this.addresses = addresses;
        this.urls = urls;
    }

    /**
     * What the LMS's browser brings (section 3.3).
     *
     * @param token lets its bearer register; null where the LMS needs none
     * @param invite the secret of our invitation
     */
    record Request(
            String configurationUrl,
            @Nullable String token,
            @Nullable String invite) {}

    /**
     * What can be registered.
     *
     * @param organization to which it will belong; null without an invitation
     * @param existing the registration that this brings up to date
     */
    record Offer(
            PlatformConfiguration platform,
            @Nullable Invitation invitation,
            @Nullable String organization,
            @Nullable Registration existing) {}

    /** Asks the LMS about itself; changes nothing. @throws InstallRefused when it can't be registered like this */
    Offer look(Request request) {
        var invitation = request.invite() == null ? null : invitation(request.invite());
        var platform = configuration(request);
        if (invitation == null) {
            return new Offer(platform, null, null, null);
        }
        var organization = organizations.find(invitation.organizationId()).orElseThrow();
        var existing = invitation.usedAt() == null ? null : existing(invitation, platform, request.token());
        return new Offer(platform, invitation, organization.name(), existing);
    }

    /** Registers us there and the LMS here. @throws InstallRefused with nothing registered here */
    Registration install(Request request) {
        var offer = look(request);
        if (offer.existing() != null) {
            return update(offer, offer.existing(), request.token());
        }
        var invitation = offer.invitation();
        if (invitation == null) {
            return installPending(offer, request.token());
        }
        if (!invitations.claim(invitation)) {
            throw used();
        }
        try {
            var answer = register(offer.platform(), request.token());
            var given = registration(offer, answer, String.valueOf(offer.organization()), invitation.name());
            var added = add(given, true);
            invitations.became(invitation, added.installationId());
            return added;
        } catch (RuntimeException e) {
            invitations.release(invitation);
            throw e;
        }
    }

    private Registration installPending(Offer offer, @Nullable String token) {
        if (registrations.pending() >= MOST_PENDING) {
            throw new InstallRefused(
                    429,
                    "too-many-pending",
                    "Too many LMSs wait to be confirmed here. Ask Weft's administrator for a registration address.");
        }
        var answer = register(offer.platform(), token);
        // What the LMS doesn't choose keeps it out of every organization that there is.
        var organization = "%s (%s)".formatted(offer.platform().name(), UUID.randomUUID());
        return add(registration(offer, answer, organization, null), false);
    }

    private Registration update(Offer offer, Registration existing, @Nullable String token) {
        var answer = register(offer.platform(), token);
        if (!answer.path("client_id").asText().equals(existing.clientId())) {
            throw new InstallRefused(
                    409,
                    "client-differs",
                    "The LMS has made a second registration instead of changing the first. Remove it there, and ask"
                            + " Weft's administrator for another registration address.");
        }
        var platform = offer.platform();
        return registrations.move(
                existing,
                platform.authorizationEndpoint(),
                platform.tokenEndpoint(),
                platform.keySet(),
                platform.audience());
    }

    private Registration add(NewRegistration given, boolean confirmed) {
        try {
            return registrations.install(given, confirmed);
        } catch (RegistrationRefused e) {
            throw new InstallRefused(
                    409,
                    "registration-refused",
                    "The LMS has registered Weft, but Weft can't store it: " + e.getMessage()
                            + ". Remove the registration in the LMS before you try again.");
        }
    }

    private NewRegistration registration(Offer offer, JsonNode answer, String organization, @Nullable String name) {
        var platform = offer.platform();
        return new NewRegistration(
                organization,
                name == null ? platform.name() : name,
                platform.issuer(),
                answer.path("client_id").asText(),
                deployments(answer),
                platform.authorizationEndpoint(),
                platform.tokenEndpoint(),
                platform.keySet(),
                platform.audience(),
                platform.isCanvas() ? CANVAS_PAGES : List.of(),
                null,
                false);
    }

    /** Moodle tells its deployment at once; others tell theirs with the first launch. */
    private static List<String> deployments(JsonNode answer) {
        var id = answer.path(ToolConfiguration.TOOL).path("deployment_id").asText();
        return id.isEmpty() ? List.of() : List.of(id);
    }

    private Invitation invitation(String secret) {
        var found = invitations.find(secret).orElseThrow(() -> unusable("invitation-unknown", "is none of Weft's"));
        if (found.usedAt() == null && invitations.expired(found)) {
            throw unusable("invitation-expired", "is more than a week old");
        }
        return found;
    }

    /**
     * What a used invitation may still bring up to date: the registration that it became, if the LMS's token is about
     * that. The token is the LMS's own business and is verified there; here it only keeps us from asking for a second
     * registration, which the LMS's answer would show too late.
     */
    private Registration existing(Invitation invitation, PlatformConfiguration platform, @Nullable String token) {
        var installation = invitation.installationId();
        return Optional.ofNullable(installation)
                .flatMap(id -> registrations.find(invitation.organizationId(), id))
                .filter(each -> each.issuer().equals(platform.issuer()))
                .filter(each -> subject(token).equals(each.clientId()))
                .orElseThrow(Installer::used);
    }

    private static String subject(@Nullable String token) {
        var parts = token == null ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3) {
            return "";
        }
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path("sub")
                    .asText();
        } catch (IOException | IllegalArgumentException e) {
            return ""; // Any other text, which only the LMS needs to understand.
        }
    }

    private PlatformConfiguration configuration(Request request) {
        var url = Addresses.checked("openid_configuration", request.configurationUrl(), addresses::objection);
        var json = answer("its configuration", () -> client.get(url, headers(request.token()), MAX_BYTES));
        return PlatformConfiguration.read(json, url, addresses);
    }

    private JsonNode register(PlatformConfiguration platform, @Nullable String token) {
        var headers = headers(token);
        headers.put("Content-Type", "application/json");
        var body = ToolConfiguration.of(urls, platform).toString().getBytes(StandardCharsets.UTF_8);
        var json = answer(
                "the registration", () -> client.post(platform.registrationEndpoint(), headers, body, MAX_BYTES));
        if (json.path("client_id").asText().isBlank()) {
            throw new InstallRefused(
                    502, "client-id-missing", "The LMS has not said under which client id it knows us.");
        }
        return json;
    }

    private static Map<String, String> headers(@Nullable String token) {
        var headers = new HashMap<>(Map.of("Accept", "application/json"));
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        return headers;
    }

    private interface Call {
        PlatformClient.Answer send();
    }

    /** The LMS's own words are shown when they are a code, such as Moodle's {@code token_already_used}. */
    private static JsonNode answer(String what, Call call) {
        try {
            var answer = call.send();
            if (answer.status() == 200 || answer.status() == 201) {
                return answer.json();
            }
            var text = new String(answer.body(), StandardCharsets.UTF_8).strip();
            var code = text.matches("[a-zA-Z_]{1,60}") ? " (" + text + ")" : "";
            throw new InstallRefused(
                    502,
                    "platform-refused",
                    "The LMS was asked for %s and answered %d%s. Begin again in the LMS: what it sent may have expired."
                            .formatted(what, answer.status(), code));
        } catch (PlatformUnavailable e) {
            throw new InstallRefused(
                    502,
                    "platform-unavailable",
                    "The LMS was asked for %s: the address %s. Weft's server must be able to reach the LMS."
                            .formatted(what, e.getMessage()));
        }
    }

    private static InstallRefused used() {
        return unusable("invitation-used", "was used already. If you have just registered, all is done");
    }

    private static InstallRefused unusable(String code, String why) {
        return new InstallRefused(
                403,
                code,
                "This registration address " + why + ". Weft's administrator makes a new one with"
                        + " \"weft installation invite\".");
    }
}
