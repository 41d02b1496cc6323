package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adding an activity by a tool that is nothing but its published keys. */
class SelectionTest {
    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static final PlatformKey TOOL_KEY = PlatformKey.generate();

    static HttpServer tool;
    static PracticeLms lms;

    @BeforeAll
    static void start() throws IOException {
        tool = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tool.createContext("/lti/jwks.json", exchange -> {
            var keys = TOOL_KEY.publicKeySet().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        tool.start();
        var settings = new PracticeSettings(URI.create("http://127.0.0.1:0"), toolUrl(), "weft-client", "1");
        lms = new PracticeLms(settings, Clock.fixed(PracticeFixture.NOW, ZoneOffset.UTC));
        lms.start();
    }

    @AfterAll
    static void stop() {
        lms.stop();
        tool.stop(0);
    }

    @Test
    void whatTheToolSends_isAPageThatLearnersLaunch() throws ParseException {
        var answer = selected(TOOL_KEY, answer(data()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var page = answer.body().replaceFirst("(?s).*<a href=\"([^\"]+)\".*", "$1");
        var seen = PracticeClient.plain(PracticeClient.as("ana", lms).get(page).body());
        assertThat(seen).contains("<h1>Week 1</h1>", "placement%3D7").doesNotContain("data-add-activity");
        var launch = PracticeClient.as("ana", lms).get(seen.replaceFirst("(?s).*src=\"(/launch/[^\"]+)\".*", "$1"));
        var fields = PracticeClient.fields(launch);
        assertThat(fields).containsEntry("target_link_uri", toolUrl() + "/lti/launch?placement=7");
        var claims = claims("ana", fields.getOrDefault("lti_message_hint", ""));
        assertThat(String.valueOf(claims.get(LTI + "custom"))).contains("weft_placement=7", "page=added-");
    }

    @Test
    void theRequest_saysWhatIsAccepted() throws ParseException {
        var claims = claims("ravi", "{\"course\":\"quantum-computing\"}");

        assertThat(claims)
                .containsEntry(LTI + "message_type", "LtiDeepLinkingRequest")
                .doesNotContainKey(LTI + "resource_link");
        assertThat(String.valueOf(claims.get(DL + "deep_linking_settings")))
                .contains("deep_link_return_url=" + lms.uri() + "/selected", "ltiResourceLink");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "nonce", LTI + "message_type", LTI + "version", LTI + "deployment_id"})
    void aWrongAnswer_isRefused(String claim) throws ParseException {
        var claims = answer(data());
        claims.put(claim, claim.equals("exp") ? PracticeFixture.NOW.getEpochSecond() : 7);
        if (claim.equals("iss") || claim.equals("aud")) {
            claims.put(claim, "other");
        }

        assertThat(selected(TOOL_KEY, claims).statusCode()).isEqualTo(400);
    }

    @Test
    void anAnswerOfSomebodyElse_orOneThatCameBefore_isRefused() throws ParseException {
        var claims = answer(data());

        assertThat(selected(PlatformKey.generate(), claims).statusCode()).isEqualTo(400);
        assertThat(selected(TOOL_KEY, answer("made up")).statusCode()).isEqualTo(400);
        assertThat(selected(TOOL_KEY, claims).statusCode()).isEqualTo(200);
        assertThat(selected(TOOL_KEY, claims).statusCode()).isEqualTo(400);
    }

    @Test
    void learners_addNothing() {
        assertThat(PracticeClient.as("ana", lms)
                        .get("/select/quantum-computing")
                        .statusCode())
                .isEqualTo(403);
        assertThat(authorize("ana", "{\"course\":\"quantum-computing\"}"))
                .containsEntry("error", "access_denied")
                .doesNotContainKey("id_token");
    }

    private static URI toolUrl() {
        return URI.create("http://localhost:" + tool.getAddress().getPort());
    }

    private static String data() throws ParseException {
        var claims = claims("ravi", "{\"course\":\"quantum-computing\"}");
        return claims.get(DL + "deep_linking_settings") instanceof Map<?, ?> settings
                ? String.valueOf(settings.get("data"))
                : "";
    }

    private static Map<String, Object> claims(String person, String hint) throws ParseException {
        var token = authorize(person, hint).getOrDefault("id_token", "");
        return SignedJWT.parse(token).getJWTClaimsSet().getClaims();
    }

    private static Map<String, String> authorize(String person, String hint) {
        var request = Map.of(
                "scope", "openid",
                "response_type", "id_token",
                "response_mode", "form_post",
                "prompt", "none",
                "client_id", "weft-client",
                "redirect_uri", toolUrl() + "/lti/launch",
                "nonce", "n1",
                "login_hint", People.find(person).orElseThrow().subject(),
                "lti_message_hint", hint);
        return PracticeClient.fields(PracticeClient.as(person, lms).get("/authorize", request));
    }

    private static Map<String, Object> answer(String data) {
        var now = PracticeFixture.NOW.getEpochSecond();
        var item = Map.of(
                "type",
                "ltiResourceLink",
                "title",
                "Week 1",
                "url",
                toolUrl() + "/lti/launch?placement=7",
                "custom",
                Map.of("weft_placement", "7"));
        return new HashMap<>(Map.of(
                "iss",
                "weft-client",
                "aud",
                lms.uri().toString(),
                "iat",
                now,
                "exp",
                now + 300,
                "nonce",
                "n",
                LTI + "message_type",
                "LtiDeepLinkingResponse",
                LTI + "version",
                "1.3.0",
                LTI + "deployment_id",
                "1",
                DL + "data",
                data,
                DL + "content_items",
                List.of(item)));
    }

    private static HttpResponse<String> selected(PlatformKey key, Map<String, Object> claims) {
        return PracticeClient.stranger(lms).post("/selected", Map.of("JWT", key.sign(claims)));
    }
}
