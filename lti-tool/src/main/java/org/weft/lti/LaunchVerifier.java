package org.weft.lti;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.weft.lti.keys.KeySetUnavailable;
import org.weft.lti.keys.KeySets;
import org.weft.lti.keys.SignatureAlgorithm;
import org.weft.lti.registrations.Deployment;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.Registrations;

/**
 * Verifies a launch, check by check: first the token (1EdTech Security Framework 1.0, section 5.1.3, "SEC" below), then
 * the message (LTI 1.3 core, section 5.3, "CORE" below), and last, when all else is right, that it answers a login which
 * this browser began and that was not answered before. Only then anything is written.
 */
public final class LaunchVerifier {
    private static final Duration LEEWAY = Duration.ofSeconds(60);
    private static final Duration MAX_AGE = Duration.ofMinutes(10);
    private static final int MAX_SUBJECT_LENGTH = 255;

    private final Registrations registrations;
    private final KeySets keySets;
    private final LaunchStates states;
    private final DeepLinkingReader deepLinking;
    private final Clock clock;

    LaunchVerifier(
            Registrations registrations,
            KeySets keySets,
            LaunchStates states,
            DeepLinkingReader deepLinking,
            Clock clock) {
        this.registrations = registrations;
        this.keySets = keySets;
        this.states = states;
        this.deepLinking = deepLinking;
        this.clock = clock;
    }

    /**
     * @param browserProof what this browser was given when it began
     * @param trusted gets the claims as soon as the platform's signature is found good, whatever comes of them
     * @throws LaunchRejected for the first check that fails
     */
    Launch verify(String idToken, String state, String browserProof, Consumer<Claims> trusted) {
        var token = IdToken.parse(idToken);
        var registration = registration(token.claims());
        try {
            checkEnabled(registration);
            checkSignature(token, registration);
            trusted.accept(token.claims());
            return verify(token.claims(), state, browserProof, registration);
        } catch (LaunchRejected e) {
            throw e.concerning(registration);
        }
    }

    private Launch verify(Claims claims, String state, String browserProof, Registration registration) {
        checkTimes(claims, clock.instant());
        var nonce = nonce(claims);
        var type = MessageType.of(claims);
        checkVersion(claims);
        var deployment = deployment(claims, registration);
        checkRoles(claims);
        var message = new LaunchReader.Message(
                type,
                subject(claims, registration),
                forUser(claims, type),
                resourceLinkId(claims, type),
                type == MessageType.PICKER ? deepLinking.read(claims) : null);
        var launch = LaunchReader.read(claims, Sender.of(deployment), message);
        states.consume(
                new LaunchStates.Presented(state, nonce, browserProof, registration.issuer(), registration.clientId()));
        if (!deployment.known()) {
            registrations.adopt(deployment);
        }
        return launch;
    }

    /** A token whose claims are an LMS's own, about itself. */
    record Signed(Claims claims, Deployment deployment) {}

    /**
     * A notice of an LMS (Platform Notification Service 1.0): checked as a launch is, but that no login of ours asked
     * for it; that it comes once is for who keeps it.
     *
     * @param at when it came
     * @throws LaunchRejected for the first check that fails
     */
    Signed verifyNotice(String jwt, Instant at) {
        var token = IdToken.parse(jwt);
        var registration = registration(token.claims());
        checkEnabled(registration);
        checkSignature(token, registration);
        var signed = notice(token.claims(), registration, at);
        if (!signed.deployment().known()) {
            registrations.adopt(signed.deployment());
        }
        return signed;
    }

    /** The same before its signature is known to be right: until then no deployment is let in that wasn't. */
    Signed claimedNotice(String jwt, Instant at) {
        var claims = IdToken.parse(jwt).claims();
        var registration = registration(claims);
        checkEnabled(registration);
        var claimed = notice(claims, registration, at);
        if (!claimed.deployment().known()) {
            throw new LaunchRejected(Reason.DEPLOYMENT_UNKNOWN);
        }
        return claimed;
    }

    private Signed notice(Claims claims, Registration registration, Instant at) {
        checkTimes(claims, at);
        nonce(claims);
        checkVersion(claims);
        return new Signed(claims, deployment(claims, registration));
    }

    /**
     * SEC numbers 2 to 4: {@code iss}, {@code aud} and {@code azp} must be those of a registration. Of several that
     * share a client id, the one with the token's deployment counts, so that its keys verify its own deployments only.
     */
    private Registration registration(Claims claims) {
        var issuer = claims.id("iss").orElseThrow(() -> new LaunchRejected(Reason.ISSUER_MISSING));
        var client = clientId(claims);
        var found = registrations.ofClient(issuer, client);
        if (found.isEmpty()) {
            throw unknown(issuer, client, claims);
        }
        return claims.id(Claims.LTI + "deployment_id")
                .flatMap(id -> registrations.deployment(issuer, client, id))
                .map(Deployment::registration)
                .orElse(found.get(0));
    }

    /** SEC numbers 3 and 4: one audience is us; of several, {@code azp} must say that it is us. */
    private static String clientId(Claims claims) {
        var audience = claims.texts("aud");
        var party = claims.id("azp");
        if (audience.isEmpty()) {
            throw new LaunchRejected(Reason.AUDIENCE_WRONG);
        }
        if (audience.size() > 1 && party.isEmpty()) {
            throw new LaunchRejected(Reason.PARTY_WRONG);
        }
        if (party.isPresent() && !audience.contains(party.get())) {
            throw new LaunchRejected(audience.size() > 1 ? Reason.AUDIENCE_WRONG : Reason.PARTY_WRONG);
        }
        return party.orElse(audience.get(0));
    }

    private LaunchRejected unknown(String issuer, String client, Claims claims) {
        if (registrations.ofIssuer(issuer).isEmpty()) {
            return new LaunchRejected(Reason.ISSUER_UNKNOWN, Map.of("issuer", issuer, "client id", client));
        }
        return new LaunchRejected(claims.has("azp") ? Reason.PARTY_WRONG : Reason.AUDIENCE_WRONG);
    }

    static void checkEnabled(Registration registration) {
        if (registration.pending()) {
            throw new LaunchRejected(Reason.REGISTRATION_PENDING);
        }
        if (!registration.enabled()) {
            throw new LaunchRejected(Reason.REGISTRATION_DISABLED);
        }
    }

    /**
     * SEC numbers 1 and 5: the platform's key signed this, in a way that we take. The key is found by {@code kid} in the
     * registration's key set only; what else a header points to ({@code jku}, {@code x5u}, {@code jwk}) is not looked at.
     */
    private void checkSignature(IdToken token, Registration registration) {
        var algorithm = SignatureAlgorithm.find(token.header().path("alg").asText())
                .orElseThrow(() -> new LaunchRejected(Reason.ALGORITHM_REFUSED));
        // RFC 7515, section 4.1.11: extensions that must be understood, and none are.
        if (token.header().has("crit")) {
            throw new LaunchRejected(Reason.ALGORITHM_REFUSED);
        }
        var keyId = token.header().path("kid").asText();
        if (keyId.isEmpty()) {
            throw new LaunchRejected(Reason.KEY_ID_MISSING);
        }
        if (!algorithm.verifies(token.signed(), token.signature(), key(registration, keyId, algorithm))) {
            throw new LaunchRejected(Reason.SIGNATURE_WRONG);
        }
    }

    private PublicKey key(Registration registration, String keyId, SignatureAlgorithm algorithm) {
        try {
            return keySets.find(registration.jwksUrl(), keyId, algorithm)
                    .orElseThrow(() -> new LaunchRejected(Reason.KEY_UNKNOWN));
        } catch (KeySetUnavailable e) {
            throw new LaunchRejected(Reason.KEYS_UNREACHABLE, e);
        }
    }

    /** SEC numbers 7 and 8, and {@code nbf} of RFC 7519, section 4.1.5; the clocks may differ by a minute. */
    private static void checkTimes(Claims claims, Instant now) {
        var expires = claims.time("exp").orElseThrow(() -> new LaunchRejected(Reason.EXPIRED));
        var issued = claims.time("iat").orElseThrow(() -> new LaunchRejected(Reason.ISSUED_TOO_EARLY));
        if (!expires.plus(LEEWAY).isAfter(now)) {
            throw new LaunchRejected(Reason.EXPIRED);
        }
        if (issued.isBefore(now.minus(MAX_AGE).minus(LEEWAY))) {
            throw new LaunchRejected(Reason.ISSUED_TOO_EARLY);
        }
        if (issued.isAfter(now.plus(LEEWAY))) {
            throw new LaunchRejected(Reason.ISSUED_IN_FUTURE);
        }
        if (claims.time("nbf").filter(now.plus(LEEWAY)::isBefore).isPresent()) {
            throw new LaunchRejected(Reason.NOT_YET_VALID);
        }
    }

    /** SEC number 9; that it is the one of this login is checked together with the state. */
    private static String nonce(Claims claims) {
        return claims.id("nonce").orElseThrow(() -> new LaunchRejected(Reason.NONCE_MISSING));
    }

    /** CORE section 5.3.2. */
    private static void checkVersion(Claims claims) {
        if (!claims.exactText(Claims.LTI + "version").equals(Optional.of("1.3.0"))) {
            throw new LaunchRejected(Reason.VERSION_WRONG);
        }
    }

    /** CORE section 5.3.3: together with the issuer and the client id, the tenant. */
    private Deployment deployment(Claims claims, Registration registration) {
        var id = claims.id(Claims.LTI + "deployment_id")
                .orElseThrow(() -> new LaunchRejected(Reason.DEPLOYMENT_MISSING));
        var deployment = registrations
                .deployment(registration.issuer(), registration.clientId(), id)
                .or(() -> registrations.adoptable(registration, id))
                .orElseThrow(() -> new LaunchRejected(Reason.DEPLOYMENT_UNKNOWN, tenant(registration, id)));
        if (!deployment.active()) {
            throw new LaunchRejected(Reason.DEPLOYMENT_PENDING, tenant(registration, id));
        }
        return deployment;
    }

    private static Map<String, String> tenant(Registration registration, String deploymentId) {
        return Map.of(
                "issuer", registration.issuer(),
                "client id", registration.clientId(),
                "deployment id", deploymentId);
    }

    /** CORE section 5.3.7: the claim must be there, and may be empty. */
    private static void checkRoles(Claims claims) {
        if (!claims.has(Claims.LTI + "roles")) {
            throw new LaunchRejected(Reason.ROLES_MISSING);
        }
    }

    /** CORE section 5.3.6: who it is; absent in an anonymous launch, where the registration allows those. */
    private static Optional<String> subject(Claims claims, Registration registration) {
        if (!claims.has("sub") && registration.allowAnonymous()) {
            return Optional.empty();
        }
        if (!claims.has("sub")) {
            throw new LaunchRejected(Reason.SUBJECT_MISSING);
        }
        var subject = claims.exactText("sub").orElse("");
        boolean fits = !subject.isBlank()
                && subject.length() <= MAX_SUBJECT_LENGTH
                && subject.chars().noneMatch(Character::isISOControl);
        if (!fits) {
            throw new LaunchRejected(Reason.SUBJECT_WRONG);
        }
        return Optional.of(subject);
    }

    /** CORE section 5.3.5. Others may name one, which need not be an activity of ours. */
    private static String resourceLinkId(Claims claims, MessageType type) {
        var id = claims.object(Claims.LTI + "resource_link").id("id");
        if (id.isEmpty() && type.needsLink()) {
            throw new LaunchRejected(Reason.RESOURCE_LINK_MISSING);
        }
        return id.orElse("");
    }

    /** Whom a message is about, who isn't who sent it. */
    private static @Nullable String forUser(Claims claims, MessageType type) {
        var whom = claims.optional(Claims.LTI + "for_user").id("user_id");
        if (type == MessageType.REVIEW && whom.isEmpty()) {
            throw new LaunchRejected(Reason.PERSON_MISSING);
        }
        return whom.orElse(null);
    }
}
