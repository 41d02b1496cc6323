package org.weft.lti;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.weft.lti.v1p1.Consumer;
import org.weft.lti.v1p1.Consumers;
import org.weft.lti.v1p1.FormSignature;
import org.weft.lti.v1p1.Nonces;
import org.weft.lti.v1p1.Successors;

/**
 * Verifies a launch by LTI 1.1, check by check: first the signature (OAuth 1.0, RFC 5849, section 3.2), then the message
 * (LTI 1.1.1, section 3), and last that it is no copy. A key that nobody has is refused like a wrong signature, and only
 * who has signed rightly learns more.
 */
final class Verifier1p1 {
    private static final List<String> OAUTH = List.of(
            "oauth_consumer_key", "oauth_signature_method", "oauth_timestamp", "oauth_nonce", "oauth_signature");
    private static final Set<String> VERSIONS = Set.of("LTI-1p0", "LTI-1p1", "LTI-1p2");
    private static final int MAX_SUBJECT_LENGTH = 255;

    private final Consumers consumers;
    private final Nonces nonces;
    private final Successors successors;
    private final DeepLinkingReader deepLinking;
    private final Clock clock;

    Verifier1p1(Consumers consumers, Nonces nonces, Successors successors, DeepLinkingReader deepLinking, Clock clock) {
        this.consumers = consumers;
        this.nonces = nonces;
        this.successors = successors;
        this.deepLinking = deepLinking;
        this.clock = clock;
    }

    /** Who has sent this. @throws LaunchRejected for all but a message that an LMS of ours has just signed */
    Consumer sender(Message1p1 message) {
        var body = message.body();
        OAUTH.stream()
                .filter(name -> body.getOrDefault(name, "").isBlank())
                .findFirst()
                .ifPresent(name -> {
                    throw new LaunchRejected(Reason.OAUTH_INCOMPLETE, Map.of("missing", name));
                });
        if (!FormSignature.METHOD.equals(body.get("oauth_signature_method"))) {
            throw new LaunchRejected(Reason.OAUTH_METHOD_REFUSED);
        }
        checkTime(timestamp(message));
        var known = consumers.known(body.getOrDefault("oauth_consumer_key", ""));
        var secret = known.map(Consumers.Known::secret).orElseGet(consumers::nobodysSecret);
        boolean signed = message.signedTargets().anyMatch(target -> FormSignature.verifies(target, body, secret));
        return known.map(Consumers.Known::consumer)
                .filter(consumer -> signed)
                .orElseThrow(() -> new LaunchRejected(
                        Reason.OAUTH_REFUSED,
                        Map.of("launch address", message.address().toString())));
    }

    /**
     * What the sender says. A resource link launch without a link's id is let through, for its LMS to be told.
     *
     * @throws LaunchRejected for the first check that fails
     */
    Launch verify(Message1p1 message, Consumer sender) {
        checkSwitchedOn(sender);
        checkVersion(message);
        var type = type(message);
        var claims = Claims1p1.of(message.fields(), message.target());
        var subject = subject(claims);
        var link = claims.object(Claims.LTI + "resource_link").id("id").orElse("");
        var launch = LaunchReader.read(
                claims,
                Sender.of(sender),
                new LaunchReader.Message(
                        type,
                        Optional.of(subject),
                        null,
                        link,
                        type == MessageType.PICKER ? deepLinking.read(claims) : null));
        if (successors.hasMoved(sender, ArrivalMaker.placeKey(launch))) {
            throw new LaunchRejected(Reason.COURSE_UPGRADED);
        }
        if (!nonces.use(sender, timestamp(message), message.body().getOrDefault("oauth_nonce", ""))) {
            throw new LaunchRejected(Reason.OAUTH_USED);
        }
        return launch;
    }

    private void checkSwitchedOn(Consumer sender) {
        if (!sender.enabled()) {
            throw new LaunchRejected(successors.hasMoved(sender) ? Reason.COURSE_UPGRADED : Reason.CONSUMER_DISABLED);
        }
        if (!sender.switchedOn()) {
            throw new LaunchRejected(Reason.V1P1_OFF);
        }
    }

    private static Instant timestamp(Message1p1 message) {
        var text = message.body().getOrDefault("oauth_timestamp", "");
        if (!text.matches("\\d{1,11}")) {
            throw new LaunchRejected(Reason.OAUTH_TIME_REFUSED);
        }
        return Instant.ofEpochSecond(Long.parseLong(text));
    }

    private void checkTime(Instant timestamp) {
        if (Duration.between(timestamp, clock.instant()).abs().compareTo(Nonces.WINDOW) > 0) {
            throw new LaunchRejected(Reason.OAUTH_TIME_REFUSED);
        }
    }

    private static void checkVersion(Message1p1 message) {
        if (message.find("lti_version").filter(VERSIONS::contains).isEmpty()) {
            throw new LaunchRejected(Reason.VERSION_WRONG);
        }
    }

    private static MessageType type(Message1p1 message) {
        var type = message.find("lti_message_type").orElseThrow(() -> new LaunchRejected(Reason.MESSAGE_TYPE_MISSING));
        return switch (type) {
            case "basic-lti-launch-request" -> MessageType.LINK;
            case "ContentItemSelectionRequest" -> MessageType.PICKER;
            default -> throw new LaunchRejected(Reason.MESSAGE_NOT_SUPPORTED);
        };
    }

    private static String subject(Claims claims) {
        var subject = claims.text("sub").orElseThrow(() -> new LaunchRejected(Reason.SUBJECT_MISSING));
        boolean fits = subject.length() <= MAX_SUBJECT_LENGTH && subject.chars().noneMatch(Character::isISOControl);
        if (!fits) {
            throw new LaunchRejected(Reason.SUBJECT_WRONG);
        }
        return subject;
    }
}
