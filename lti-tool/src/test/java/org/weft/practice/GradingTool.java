package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.weft.base.TestClock;

/** A tool that grades: it publishes a key, gets access tokens by it, and calls the services of a running LMS. */
final class GradingTool implements AutoCloseable {
    static final String ANA = People.find("ana").orElseThrow().subject();
    static final String BEN = People.find("ben").orElseThrow().subject();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    final TestClock clock = new TestClock();
    final HttpServer server;
    PracticeLms lms;

    /** Whom its assertions are for; null for where it sends them. */
    @Nullable
    String audience;

    private final PlatformKey key = PlatformKey.generate();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;

    /** @param folder where the LMS keeps what it knows */
    GradingTool(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/lti/jwks.json", exchange -> {
            var keys = key.publicKeySet().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        lms = startedLms();
    }

    private PracticeLms startedLms() {
        var settings = new PracticeSettings(URI.create("http://127.0.0.1:0"), uri(), "weft-client", "1");
        var started = new PracticeLms(settings, clock, null, folder);
        started.start();
        return started;
    }

    void restartLms() {
        lms.stop();
        lms = startedLms();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        lms.stop();
        server.stop(0);
    }

    String token(String... scopes) {
        var answer = PracticeClient.stranger(lms).post("/token", tokenRequest(String.join(" ", scopes)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("access_token").asText();
    }

    Map<String, String> tokenRequest(String scopes) {
        var now = clock.instant().getEpochSecond();
        var assertion = key.sign(Map.of(
                "iss",
                "weft-client",
                "sub",
                "weft-client",
                "aud",
                Objects.requireNonNullElse(audience, lms.tokenUri().toString()),
                "iat",
                now,
                "exp",
                now + 60,
                "jti",
                UUID.randomUUID().toString()));
        return new HashMap<>(Map.of(
                "grant_type", "client_credentials",
                "client_assertion_type", ASSERTION,
                "client_assertion", assertion,
                "scope", scopes));
    }

    HttpResponse<String> get(String address, String type, String... scopes) {
        return send(HttpRequest.newBuilder(lms.uri().resolve(address)).header("Accept", type), scopes);
    }

    HttpResponse<String> send(String method, String address, String type, String body, String... scopes) {
        var request = HttpRequest.newBuilder(lms.uri().resolve(address))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body));
        return send(request, scopes);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... scopes) {
        try {
            if (scopes.length > 0) {
                request.header("Authorization", "Bearer " + token(scopes));
            }
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A new column of the course on quantum computing. */
    String column(String fields) {
        var body = "{\"label\":\"Forum\",\"scoreMaximum\":10" + fields + "}";
        var answer = send("POST", "/grades/quantum-computing/lineitems", GradesServlet.ITEM, body, Grants.ITEMS);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asText();
    }

    HttpResponse<String> score(String column, String person, String fields) {
        clock.advance(Duration.ofSeconds(1));
        var body = """
                {"userId":"%s","timestamp":"%s","activityProgress":"Completed","gradingProgress":"FullyGraded"%s}""".formatted(person, clock.instant(), fields);
        return send("POST", column + "/scores", GradesServlet.SCORE, body, Grants.SCORES);
    }

    JsonNode results(String column) {
        return json(get(column + "/results", GradesServlet.RESULTS, Grants.RESULTS));
    }

    /** The claims of an id token that answers this hint. */
    Map<String, Object> claims(String person, String hint) {
        try {
            var token = authorize(person, hint).getOrDefault("id_token", "");
            return SignedJWT.parse(token).getJWTClaimsSet().getClaims();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> authorize(String person, String hint) {
        var request = Map.of(
                "scope", "openid",
                "response_type", "id_token",
                "response_mode", "form_post",
                "prompt", "none",
                "client_id", "weft-client",
                "redirect_uri", uri() + "/lti/launch",
                "nonce", "n1",
                "login_hint", People.find(person).orElseThrow().subject(),
                "lti_message_hint", hint);
        return PracticeClient.fields(PracticeClient.as(person, lms).get("/authorize", request));
    }

    /** The claims of a teacher's request to choose what to add. */
    Map<String, Object> selection() {
        return claims("ravi", "{\"course\":\"quantum-computing\"}");
    }

    /** Sends back what a teacher chose. */
    HttpResponse<String> choose(Map<String, Object> selection, List<?> items) {
        var asked =
                (Map<?, ?>) selection.getOrDefault(SelectionClaims.DEEP_LINKING + "deep_linking_settings", Map.of());
        var now = clock.instant().getEpochSecond();
        var claims = new HashMap<String, Object>(
                Map.of("iss", "weft-client", "aud", lms.uri().toString(), "iat", now, "exp", now + 300, "nonce", "n"));
        claims.put(LaunchClaims.LTI + "message_type", "LtiDeepLinkingResponse");
        claims.put(LaunchClaims.LTI + "version", "1.3.0");
        claims.put(LaunchClaims.LTI + "deployment_id", "1");
        claims.put(SelectionClaims.DEEP_LINKING + "data", String.valueOf(asked.get("data")));
        claims.put(SelectionClaims.DEEP_LINKING + "content_items", items);
        return PracticeClient.stranger(lms).post(SelectedServlet.PATH, Map.of("JWT", key.sign(claims)));
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
