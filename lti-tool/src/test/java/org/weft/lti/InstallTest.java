package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.weft.lti.install.Invitations;
import org.weft.lti.registrations.Registration;
import org.weft.people.Organizations;

/** An LMS registers itself over real HTTP. */
class InstallTest {
    private static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";
    private static final String TOOL_CONFIGURATION = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = FakePlatform.atItsAddress();
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final List<String> bearers = new CopyOnWriteArrayList<>();
    private Map<String, Object> configuration = configuration();
    private FakePlatform.Handler registering = exchange -> FakePlatform.serve(exchange, answer("client-7", "1"));

    InstallTest() {
        platform.answerAt("/configuration", exchange -> {
            bearers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            FakePlatform.serve(exchange, FakePlatform.json(configuration));
        });
        platform.answerAt("/register", exchange -> {
            bearers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            sent.add(JSON.readTree(exchange.getRequestBody()));
            registering.handle(exchange);
        });
    }

    @AfterEach
    void close() {
        platform.close();
        TOOL.host.registrations().all().forEach(TOOL.host.registrations()::remove);
    }

    @Test
    void h8_anInvitedLms_registersAndOpensAtOnce() {
        var invite = invite("School A");

        var shown = TOOL.get("/lti/register?" + query("token-1", invite));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("Register Weft").contains("School A").contains("moodle 4.5.6");
        assertThat(policy(shown)).contains("frame-ancestors 'self' " + platform.issuer);
        assertThat(sent).isEmpty();

        var done = post("token-1", invite);

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("Weft is registered").contains("close.js");
        assertThat(bearers).containsOnly("Bearer token-1");
        var request = sent.get(0);
        assertThat(request.path("initiate_login_uri").asText()).isEqualTo("https://weft.example/lti/login");
        assertThat(request.path("redirect_uris").get(0).asText()).isEqualTo("https://weft.example/lti/launch");
        assertThat(request.path("jwks_uri").asText()).isEqualTo("https://weft.example/lti/jwks.json");
        assertThat(request.path("token_endpoint_auth_method").asText()).isEqualTo("private_key_jwt");
        assertThat(request.path(TOOL_CONFIGURATION).path("domain").asText()).isEqualTo("weft.example");
        assertThat(launch().statusCode()).isEqualTo(303);
    }

    @Test
    void h8_withoutDeploymentInTheAnswer_theFirstLaunchTellsIt() {
        registering = exchange -> FakePlatform.serve(exchange, 201, answer("client-7", ""));

        assertThat(post("", invite("School A")).statusCode()).isEqualTo(200);

        var registration = registration();
        assertThat(TOOL.host.registrations().deploymentIds(registration)).isEmpty();
        assertThat(launch().statusCode()).isEqualTo(303);
        assertThat(launch().statusCode()).isEqualTo(303);
        assertThat(TOOL.host.registrations().deploymentIds(registration)).containsExactly(Tool.DEPLOYMENT);
    }

    @Test
    void h8_withoutInvitation_itWaitsUntilConfirmed() {
        var done = post("token-1", "");

        assertThat(done.body())
                .contains("weft installation confirm "
                        + registration().installationId().text());
        var before = TOOL.post("/lti/login", learner().initiation());
        assertThat(before.body()).contains("registration-pending");

        assertThat(TOOL.host.registrations().confirm(registration())).isTrue();

        assertThat(launch().statusCode()).isEqualTo(303);
        assertThat(TOOL.host.registrations().confirm(registration())).isFalse();
    }

    @Test
    void h8_noMoreThanFiftyWait() {
        for (int i = 0; i < 50; i++) {
            var client = "client-" + i;
            registering = exchange -> FakePlatform.serve(exchange, answer(client, "1"));
            assertThat(post("", "").statusCode()).isEqualTo(200);
        }

        var refused = post("", "");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(sent).hasSize(50);
    }

    @Test
    void h8_anInvitationWorksOnce_alsoWhenTwoClickAtOnce() throws Exception {
        var invite = invite("School A");
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> click = () -> post("t", invite).statusCode();
            var clicks = pool.invokeAll(List.of(click, click));
            assertThat(List.of(clicks.get(0).get(), clicks.get(1).get())).containsExactlyInAnyOrder(200, 403);
        } finally {
            pool.shutdownNow();
        }

        assertRefused(post("t", invite), 403, "invitation-used");
        assertThat(sent).hasSize(1);
        assertThat(TOOL.host.registrations().all()).hasSize(1);
    }

    @Test
    void h8_anInvitationEndsAfterAWeek_andAMadeUpOneIsNone() {
        var invite = invite("School A");
        TOOL.clock.advance(Invitations.LIFETIME.plus(Duration.ofMinutes(1)));

        assertRefused(post("t", invite), 403, "invitation-expired");
        assertRefused(post("t", "1-" + "a".repeat(43)), 403, "invitation-unknown");
        assertRefused(post("t", "nonsense"), 403, "invitation-unknown");
        assertThat(sent).isEmpty();
    }

    @Test
    void h8_registeringAgain_bringsUpToDate() {
        var invite = invite("School A");
        post("t", invite);
        configuration.put("token_endpoint", platform.url("/token2").toString());
        var token = "e30." + FakePlatform.base64("{\"sub\":\"client-7\"}".getBytes(StandardCharsets.UTF_8)) + ".x";

        assertThat(TOOL.get("/lti/register?" + query(token, invite)).body()).contains("Bring Weft up to date");
        assertThat(post(token, invite).statusCode()).isEqualTo(200);

        assertThat(TOOL.host.registrations().all()).hasSize(1);
        assertThat(registration().tokenUrl()).isEqualTo(platform.url("/token2"));
        assertThat(launch().statusCode()).isEqualTo(303);
        registering = exchange -> FakePlatform.serve(exchange, answer("another", "1"));
        assertRefused(post(token, invite), 409, "client-differs");
        assertThat(TOOL.host.registrations().all()).hasSize(1);
    }

    @Test
    void h8_anLmsRegistersOnlyItself() {
        configuration.put("issuer", "https://other.example");

        assertRefused(post("t", invite("School A")), 403, "issuer-elsewhere");
        assertThat(sent).isEmpty();
    }

    @Test
    void h8_addressesInsideOurNetwork_areNotCalled() {
        var invite = invite("School A");
        var fields = new LinkedHashMap<>(Map.of("openid_configuration", "http://10.0.0.1/c", "invite", invite));
        assertRefused(TOOL.post("/lti/register", fields), 422, "address-refused");
        fields.put("openid_configuration", "file:///etc/passwd");
        assertRefused(TOOL.post("/lti/register", fields), 422, "address-refused");

        configuration.put("registration_endpoint", "https://169.254.169.254/latest");
        assertRefused(post("t", invite), 422, "address-refused");
        configuration.remove("jwks_uri");
        assertRefused(post("t", invite), 422, "configuration-incomplete");
        assertRefused(TOOL.get("/lti/register"), 400, "configuration-missing");
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void h8_whenTheLmsFails_theInvitationStaysGood(FakePlatform.Handler failure, String code) {
        var invite = invite("School A");
        var well = registering;
        registering = failure;
        assertRefused(post("t", invite), 502, code);
        assertThat(TOOL.host.registrations().all()).isEmpty();

        registering = well;
        assertThat(post("t", invite).statusCode()).isEqualTo(200);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(at(500, "oops"), "platform-refused"),
                arguments(at(401, "token_already_used"), "platform-refused"),
                arguments(at(302, ""), "platform-refused"),
                arguments(at(200, "<html>"), "platform-unavailable"),
                arguments(at(200, "[]"), "platform-unavailable"),
                arguments(at(200, "{\"client_id\":\"\"}"), "client-id-missing"),
                arguments(at(200, "{\"x\":\"" + "x".repeat(300_000) + "\"}"), "platform-unavailable"),
                arguments(
                        (FakePlatform.Handler) exchange -> {
                            sleep();
                            FakePlatform.serve(exchange, answer("client-7", "1"));
                        },
                        "platform-unavailable"));
    }

    @Test
    void h8_canvas_getsPlacementsAndPrivacyLevel() {
        platformConfiguration().put("product_family_code", "canvas");
        platformConfiguration().put("https://canvas.instructure.com/lti/account_name", "<b>Test</b> University");
        platformConfiguration().put("variables", List.of("com.instructure.User.sectionNames"));
        var placements = List.of("editor_button", "link_selection");
        platformConfiguration()
                .put(
                        "messages_supported",
                        List.of(
                                Map.of("type", "LtiResourceLinkRequest"),
                                Map.of("type", "LtiDeepLinkingRequest", "placements", placements)));
        var invite = invite("School A");

        assertThat(TOOL.get("/lti/register?" + query("t", invite)).body())
                .contains("&lt;b&gt;Test&lt;/b&gt; University")
                .doesNotContain("<b>");
        post("t", invite);

        var tool = sent.get(0).path(TOOL_CONFIGURATION);
        assertThat(tool.path("messages").get(1).path("type").asText()).isEqualTo("LtiDeepLinkingRequest");
        assertThat(tool.path("messages").get(1).path("placements").toString()).isEqualTo("[\"link_selection\"]");
        assertThat(tool.path("https://canvas.instructure.com/lti/privacy_level").asText())
                .isEqualTo("public");
        assertThat(tool.path("messages").get(0).path("placements").get(0).asText())
                .isEqualTo("course_navigation");
        assertThat(tool.path("custom_parameters").path("sections").asText())
                .isEqualTo("$com.instructure.User.sectionNames");
        assertThat(TOOL.host.registrations().installation(registration()).name())
                .isEqualTo("<b>Test</b> University");
    }

    private static FakePlatform.Handler at(int status, String body) {
        return (HttpExchange exchange) -> FakePlatform.serve(exchange, status, body);
    }

    private static void sleep() throws IOException {
        try {
            Thread.sleep(Tool.FETCH_TIMEOUT.multipliedBy(3).toMillis());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).contains("<dd>" + code + "</dd>").contains("<h1>");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(policy(answer)).contains("default-src 'none'").doesNotContain("unsafe-inline");
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }

    private String invite(String organization) {
        var jdbi = TOOL.database.jdbi();
        var to = new Organizations(jdbi, TOOL.clock).findOrAdd(organization).organizationId();
        return new Invitations(jdbi, TOOL.clock).invite(to, null);
    }

    private HttpResponse<String> post(String token, String invite) {
        return TOOL.post("/lti/register", fields(token, invite));
    }

    private String query(String token, String invite) {
        return Initiation.query(Map.copyOf(fields(token, invite)));
    }

    private Map<String, String> fields(String token, String invite) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("openid_configuration", platform.url("/configuration").toString());
        if (!token.isEmpty()) {
            fields.put("registration_token", token);
        }
        if (!invite.isEmpty()) {
            fields.put("invite", invite);
        }
        return fields;
    }

    private Registration registration() {
        return TOOL.host.registrations().all().get(0);
    }

    private Learner learner() {
        var learner = new Learner(TOOL, platform);
        learner.clientId = "client-7";
        return learner;
    }

    private HttpResponse<String> launch() {
        return learner().launch(claims -> Learner.roles(claims, Learner.MEMBERSHIP + "Instructor"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> platformConfiguration() {
        return (Map<String, Object>) Objects.requireNonNull(configuration.get(PLATFORM));
    }

    private Map<String, Object> configuration() {
        var json = new LinkedHashMap<String, Object>();
        json.put("issuer", platform.issuer);
        json.put("authorization_endpoint", platform.url("/auth").toString());
        json.put("token_endpoint", platform.url("/token").toString());
        json.put("jwks_uri", platform.url("/jwks").toString());
        json.put("registration_endpoint", platform.url("/register").toString());
        json.put(PLATFORM, new LinkedHashMap<>(Map.of("product_family_code", "moodle", "version", "4.5.6")));
        return json;
    }

    private static String answer(String clientId, String deployment) {
        var tool = deployment.isEmpty() ? Map.of() : Map.of("deployment_id", deployment);
        return FakePlatform.json(Map.of("client_id", clientId, TOOL_CONFIGURATION, tool));
    }
}
