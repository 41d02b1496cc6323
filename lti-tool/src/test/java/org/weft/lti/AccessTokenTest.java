package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSObject;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.lti.FakeServices.Reply;
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.platform.PublicAddresses;
import org.weft.lti.registrations.Registration;
import org.weft.lti.services.AccessTokens;
import org.weft.lti.services.Scope;
import org.weft.lti.services.ServiceFailed;
import org.weft.lti.services.Services;

@DisplayName("Access tokens and calls with them")
class AccessTokenTest {
    private static final String ROSTER = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final FakeServices fake = new FakeServices(TOOL, platform);
    private final PlatformClient client = new PlatformClient(new PublicAddresses(true), "test", Tool.FETCH_TIMEOUT);
    private final AccessTokens tokens = new AccessTokens(client, TOOL.host.keys(), TOOL.clock);
    private final Services services = new Services(client, tokens);
    private Registration registration;

    @BeforeEach
    void register() {
        registration = TOOL.register(platform);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    @DisplayName("F4 Verify Bearer Token: client credentials with a signed assertion")
    void tokenIsAskedForWithAnAssertion() {
        fake.answerAt(platform, "/members", asked -> Reply.json("{}"));

        services.send(members());

        var form = fake.tokenRequests.get(0);
        var assertion = fake.assertions.get(0);
        assertThat(form)
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        assertThat(assertion.getIssuer()).isEqualTo(Tool.CLIENT);
        assertThat(assertion.getSubject()).isEqualTo(Tool.CLIENT);
        assertThat(assertion.getJWTID()).isNotBlank();
        assertThat(assertion.getExpirationTime()).isAfter(assertion.getIssueTime());
        assertThat(fake.asked.get(0).headers()).containsEntry("Authorization", "Bearer token-1");
    }

    @Test
    @DisplayName("F5 Verify Bearer Scope: just the one that the call needs")
    void scopeIsAskedFor() {
        tokens.get(registration, Set.of(Scope.ROSTER));

        assertThat(fake.tokenRequests.get(0)).containsEntry("scope", ROSTER);
    }

    @Test
    @DisplayName("G20 Audience: the token address, as one text")
    void audienceIsTheTokenAddress() {
        tokens.get(registration, Set.of(Scope.ROSTER));

        assertThat(fake.assertions.get(0).getClaims())
                .containsEntry("aud", List.of(platform.url("/token").toString()));
        assertThat(payload(fake.tokenRequests.get(0))).contains("\"aud\":\"" + platform.url("/token") + "\"");
    }

    @Test
    @DisplayName("G20 Audience: the authorization server of the registration, as Brightspace wants it")
    void audienceIsTheAuthorizationServer() {
        var brightspace = "https://api.brightspace.com/auth/token";
        var moved = TOOL.host
                .registrations()
                .move(
                        registration,
                        registration.authorizationUrl(),
                        registration.tokenUrl(),
                        registration.jwksUrl(),
                        brightspace);

        tokens.get(
                TOOL.host
                        .registrations()
                        .find(moved.organizationId(), moved.installationId())
                        .orElseThrow(),
                Set.of(Scope.ROSTER));

        assertThat(payload(fake.tokenRequests.get(0))).contains("\"aud\":\"" + brightspace + "\"");
    }

    @Test
    @DisplayName("G19 Token: kept until a minute before it expires")
    void tokenIsKept() {
        tokens.get(registration, Set.of(Scope.ROSTER));
        TOOL.clock.advance(Duration.ofSeconds(3600 - 61));
        tokens.get(registration, Set.of(Scope.ROSTER));
        assertThat(fake.tokenRequests).hasSize(1);

        TOOL.clock.advance(Duration.ofSeconds(2));
        tokens.get(registration, Set.of(Scope.ROSTER));

        assertThat(fake.tokenRequests).hasSize(2);
    }

    @Test
    @DisplayName("G19 Token: asked for once by many at the same time, and once for each set of scopes")
    void tokenIsFetchedOnce() {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var all = Stream.generate(() -> pool.submit(() -> tokens.get(registration, Set.of(Scope.ROSTER))))
                    .limit(8)
                    .toList();
            assertThat(all).allSatisfy(each -> assertThat(each.get().secret()).isEqualTo("token-1"));
        } finally {
            pool.shutdownNow();
        }
        tokens.get(registration, Set.of(Scope.ROSTER, Scope.GROUPS));

        assertThat(fake.tokenRequests).hasSize(2);
    }

    @Test
    @DisplayName("G16 Scopes narrower than asked for: what is left is used")
    void narrowerScopes() {
        fake.answerTokensWith(form -> fake.granting(ROSTER));

        var token = tokens.get(registration, Set.of(Scope.ROSTER, Scope.GROUPS));

        assertThat(token.scopes()).containsExactly(Scope.ROSTER);
        assertThat(token.toString()).doesNotContain(token.secret());
    }

    @Test
    @DisplayName("G16 Scopes narrower than asked for: without any, the call isn't made")
    void noScopeAtAll() {
        fake.answerTokensWith(form -> fake.granting(""));
        fake.answerAt(platform, "/members", asked -> Reply.json("{}"));

        assertFails(ServiceFailed.Kind.NOT_ALLOWED, "grants none of " + ROSTER);
        assertThat(fake.asked).isEmpty();
    }

    @Test
    @DisplayName("F18 401: a new token once")
    void refusedTokenIsReplacedOnce() {
        fake.answerAt(platform, "/members", asked -> Reply.json("{}"));
        services.send(members());
        fake.revoke();

        services.send(members());

        assertThat(fake.tokenRequests).hasSize(2);
        assertThat(fake.asked).hasSize(3);
    }

    @Test
    @DisplayName("F18 401: not more than once")
    void refusedForGood() {
        fake.answerAt(platform, "/members", asked -> Reply.of(401));

        assertFails(ServiceFailed.Kind.NOT_ALLOWED, "answered 401");
        assertThat(fake.asked).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "403, NOT_ALLOWED",
        "404, GONE",
        "410, GONE",
        "409, CONFLICT",
        "400, REFUSED",
        "302, REFUSED",
        "429, UNAVAILABLE",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE"
    })
    @DisplayName("F18 403, 404, 429, 5xx: each means something else")
    void statusMeans(int status, ServiceFailed.Kind kind) {
        fake.answerAt(platform, "/members", asked -> Reply.of(status).with("Location", "http://127.0.0.1:1/"));

        assertFails(kind, "answered " + status);
        assertThat(fake.asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "999999999, 86400"})
    @DisplayName("F18 Retry-After: seconds, at most a day")
    void retryAfterSeconds(String header, long seconds) {
        fake.answerAt(platform, "/members", asked -> Reply.of(429).with("Retry-After", header));

        assertThat(retryAfter()).hasSeconds(seconds);
    }

    @Test
    @DisplayName("F18 Retry-After: a date, measured by the platform's own clock")
    void retryAfterDate() {
        // The test's server writes a Date header by the real clock.
        var date = ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10).format(DateTimeFormatter.RFC_1123_DATE_TIME);
        fake.answerAt(platform, "/members", asked -> Reply.of(503).with("Retry-After", date));

        assertThat(retryAfter()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    }

    private @Nullable Duration retryAfter() {
        return catchThrowableOfType(ServiceFailed.class, () -> services.send(members()))
                .retryAfter();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"invalid_scope\"} | NOT_ALLOWED | answered: invalid_scope",
                "400 | {\"error\":\"Expired token\"} | NOT_ALLOWED | answered: Expired token",
                "400 | {\"error\":\"<b>no</b>\"} | NOT_ALLOWED | answered: status 400",
                "500 | <html> | UNAVAILABLE | answered: status 500",
                "429 | {} | UNAVAILABLE | answered: status 429",
                "200 | <html> | UNAVAILABLE | no JSON",
                "200 | {\"token_type\":\"Bearer\"} | UNAVAILABLE | answered without one",
                "302 | {} | NOT_ALLOWED | answered: status 302"
            })
    @DisplayName("A token endpoint that gives no token")
    void noToken(int status, String body, ServiceFailed.Kind kind, String message) {
        fake.answerTokensWith(form -> new Reply(status, Map.of(), body));

        assertFails(kind, message);
    }

    @Test
    @DisplayName("A platform that is silent, or not there")
    void silentPlatform() {
        platform.answerAt("/silent", platform::keepSilent);
        var silent = TOOL.host
                .registrations()
                .move(
                        registration,
                        registration.authorizationUrl(),
                        platform.url("/silent"),
                        registration.jwksUrl(),
                        null);

        assertThatThrownBy(() -> tokens.get(silent, Set.of(Scope.ROSTER)))
                .isInstanceOf(ServiceFailed.class)
                .hasMessageContaining("its address did not answer within");
    }

    @Test
    @DisplayName("G18 http and https: a token goes to the given host alone, and never by less than was registered")
    void otherHosts() {
        var known = URI.create("https://lms.example/api/members?a=1");

        assertThat(Services.sameHost(known, URI.create("http://LMS.example/api/members?page=2")))
                .hasValue(URI.create("https://lms.example/api/members?page=2"));
        assertThat(Services.sameHost(known, URI.create("https://elsewhere.example/api")))
                .isEmpty();
        assertThat(Services.sameHost(known, URI.create("mailto:a@lms.example"))).isEmpty();
    }

    private void assertFails(ServiceFailed.Kind kind, String message) {
        assertThatThrownBy(() -> services.send(members()))
                .isInstanceOfSatisfying(
                        ServiceFailed.class, failed -> assertThat(failed.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }

    private Services.Call members() {
        return Services.Call.get(registration, Scope.ROSTER, platform.url("/members"), "application/json", 1000);
    }

    private static String payload(Map<String, String> form) {
        var jwt = form.getOrDefault("client_assertion", "");
        try {
            return JWSObject.parse(jwt).getPayload().toString().replace("\\/", "/");
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
