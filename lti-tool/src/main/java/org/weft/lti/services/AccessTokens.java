package org.weft.lti.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.weft.lti.keys.OurKeys;
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.platform.PlatformUnavailable;
import org.weft.lti.registrations.Registration;

/**
 * Access tokens by client credentials with a signed assertion (Security Framework 1.0, section 4.1; RFC 7523). Each is
 * kept until a minute before it expires; who needs one that is just being fetched waits for it.
 */
public final class AccessTokens {
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration ASSERTION_LIFETIME = Duration.ofMinutes(5);
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MAX_BYTES = 64 * 1024;

    private final PlatformClient client;
    private final OurKeys keys;
    private final Clock clock;
    private final Cache<Key, AccessToken> kept;

    private record Key(Registration registration, Set<Scope> scopes) {}

    public AccessTokens(PlatformClient client, OurKeys keys, Clock clock) {
        this.client = client;
        this.keys = keys;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumSize(10_000)
                .ticker(() -> clock.millis() * 1_000_000)
                .expireAfter(Expiry.creating((Key key, AccessToken token) -> usable(token)))
                .build();
    }

    /**
     * One for these scopes, or for those of them that the LMS grants.
     *
     * @throws ServiceFailed when there is none
     */
    public AccessToken get(Registration registration, Set<Scope> scopes) {
        return kept.get(new Key(registration, Set.copyOf(scopes)), this::fetch);
    }

    /** After the LMS has refused it: the next one is fetched anew. */
    public void forget(Registration registration, Set<Scope> scopes) {
        kept.invalidate(new Key(registration, Set.copyOf(scopes)));
    }

    private Duration usable(AccessToken token) {
        var usable = Duration.between(clock.instant(), token.expiresAt()).minus(MARGIN);
        return usable.isNegative() ? Duration.ZERO : usable;
    }

    private AccessToken fetch(Key key) {
        var answer = ask(key);
        var problem = answer.status() == 200 || answer.status() == 201 ? "" : problem(answer);
        if (!problem.isEmpty()) {
            throw failed(answer, problem);
        }
        try {
            return read(key, answer.json());
        } catch (PlatformUnavailable e) {
            throw new ServiceFailed(
                    ServiceFailed.Kind.UNAVAILABLE,
                    "was asked for an access token and " + e.getMessage(),
                    answer.status(),
                    null,
                    e);
        }
    }

    private PlatformClient.Answer ask(Key key) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", ASSERTION);
        form.put("client_assertion", assertion(key.registration()));
        form.put("scope", Scope.joined(key.scopes()));
        var body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var headers = Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");
        try {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            return client.post(key.registration().tokenUrl(), headers, bytes, MAX_BYTES);
        } catch (PlatformUnavailable e) {
            throw new ServiceFailed(
                    ServiceFailed.Kind.UNAVAILABLE,
                    "was asked for an access token: its address " + e.getMessage(),
                    0,
                    null,
                    e);
        }
    }

    private String assertion(Registration registration) {
        var now = clock.instant();
        var audience = registration.audience();
        return keys.sign(new JWTClaimsSet.Builder()
                .issuer(registration.clientId())
                .subject(registration.clientId())
                .claim("aud", audience == null ? registration.tokenUrl().toString() : audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ASSERTION_LIFETIME)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    }

    private AccessToken read(Key key, JsonNode json) {
        var secret = json.path("access_token").asText();
        if (!secret.matches("[\\x21-\\x7e]{1,8000}")) {
            throw new ServiceFailed(
                    ServiceFailed.Kind.UNAVAILABLE, "was asked for an access token and answered without one");
        }
        var lifetime = Duration.ofSeconds(Math.max(0, json.path("expires_in").asLong(3600)));
        var longest = lifetime.compareTo(LONGEST) > 0 ? LONGEST : lifetime;
        var scope = json.path("scope");
        var granted = scope.isTextual() ? Scope.of(Arrays.asList(scope.asText().split(" "))) : key.scopes();
        return new AccessToken(secret, granted, clock.instant().plus(longest));
    }

    /** OAuth's code, such as {@code invalid_scope}; the LMS's sentences stay out of our pages and logs. */
    private static String problem(PlatformClient.Answer answer) {
        try {
            var error = answer.json().path("error").asText();
            return error.matches("[A-Za-z_ ]{1,60}") ? error : "status " + answer.status();
        } catch (PlatformUnavailable e) {
            return "status " + answer.status();
        }
    }

    private static ServiceFailed failed(PlatformClient.Answer answer, String problem) {
        boolean later = answer.status() == 429 || answer.status() >= 500;
        return new ServiceFailed(
                later ? ServiceFailed.Kind.UNAVAILABLE : ServiceFailed.Kind.NOT_ALLOWED,
                "was asked for an access token and answered: " + problem,
                answer.status(),
                RetryAfter.of(answer),
                null);
    }
}
