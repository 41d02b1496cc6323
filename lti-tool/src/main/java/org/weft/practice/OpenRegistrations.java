package org.weft.practice;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Registrations that an administrator has begun. Each has a token that lets its bearer register one tool, once, within an
 * hour; its subject is the client id to be, or that of the tool to be brought up to date.
 */
final class OpenRegistrations {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Clock clock;
    private final PlatformKey key;
    private final Tools tools;
    private final Map<String, Begun> open = new ConcurrentHashMap<>();

    /** @param address as it was pasted */
    record Begun(String clientId, String deploymentId, String address, Family family, Instant until) {}

    OpenRegistrations(Clock clock, PlatformKey key, Tools tools) {
        this.clock = clock;
        this.key = key;
        this.tools = tools;
    }

    /** Begins one and returns its token. An address by which a tool has registered itself is about that tool again. */
    String begin(URI lms, String address, Family family) {
        var now = clock.instant();
        open.values().removeIf(each -> each.until().isBefore(now));
        var known = tools.registeredBy(address);
        var client = known.map(Tool::clientId).orElseGet(() -> "practice-" + random());
        var deployment = known.map(Tool::deploymentId).orElseGet(OpenRegistrations::random);
        var until = now.plus(LIFETIME);
        var token = key.sign(Map.of(
                "iss", lms.toString(),
                "aud", lms.resolve(RegistrationServlet.PATH).toString(),
                "sub", client,
                "scope", known.isPresent() ? "reg-update" : "reg",
                "iat", now.getEpochSecond(),
                "exp", until.getEpochSecond(),
                "jti", UUID.randomUUID().toString()));
        open.put(token, new Begun(client, deployment, address, family, until));
        return token;
    }

    Optional<Begun> find(String token) {
        return Optional.ofNullable(open.get(token))
                .filter(begun -> begun.until().isAfter(clock.instant()));
    }

    /** Uses the token up. Of two who bring it at the same time one is told true. */
    boolean end(String token) {
        return open.remove(token) != null;
    }

    private static String random() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
