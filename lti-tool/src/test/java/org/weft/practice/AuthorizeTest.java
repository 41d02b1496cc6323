package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizeTest {
    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

    static PracticeLms lms;

    @BeforeAll
    static void start() {
        lms = PracticeFixture.started();
    }

    @AfterAll
    static void stop() {
        lms.stop();
    }

    @Test
    void theAnswerIsAFormWithASignedTokenAndTheState() throws Exception {
        var answer = PracticeClient.as("ana", lms).get("/authorize", request());

        var token = SignedJWT.parse(PracticeClient.fields(answer).getOrDefault("id_token", ""));
        var keys = JWKSet.parse(PracticeClient.stranger(lms).get("/jwks.json").body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(answer.body()).contains("<form method=\"post\" action=\"http://localhost:9/lti/launch\">");
        assertThat(PracticeClient.fields(answer)).containsEntry("state", "s\"1").containsOnlyKeys("id_token", "state");
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(key.size()).isEqualTo(2048);
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    }

    @Test
    void theTokenSaysWhoAndWhere() throws Exception {
        var claims = claims(PracticeClient.as("ana", lms).post("/authorize", request()));

        assertThat(claims)
                .containsEntry("iss", lms.uri().toString())
                .containsEntry("aud", "weft-client")
                .containsEntry("sub", "5f1c9a52-0b1e")
                .containsEntry("nonce", "n1")
                .containsEntry("iat", PracticeFixture.NOW.getEpochSecond())
                .containsEntry("exp", PracticeFixture.NOW.getEpochSecond() + 60)
                .containsEntry("name", "Ana Souza")
                .containsEntry("given_name", "Ana")
                .containsEntry("family_name", "Souza")
                .containsEntry("email", "ana@example.org")
                .containsEntry("locale", "en")
                .containsEntry(LTI + "version", "1.3.0")
                .containsEntry(LTI + "message_type", "LtiResourceLinkRequest")
                .containsEntry(LTI + "deployment_id", "1")
                .containsEntry(LTI + "target_link_uri", PracticeFixture.LAUNCH)
                .containsEntry(
                        LTI + "resource_link",
                        Map.of("id", "quantum-computing.qubits", "title", "Questions about qubits"))
                .containsEntry(
                        LTI + "context",
                        Map.of(
                                "id", "quantum-computing",
                                "label", "QC101",
                                "title", "Introduction to Quantum Computing",
                                "type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection")))
                .containsEntry(
                        LTI + "launch_presentation",
                        Map.of(
                                "document_target", "iframe",
                                "return_url", lms.uri() + "/courses/quantum-computing/qubits",
                                "locale", "en"))
                .containsKeys(LTI + "tool_platform", LTI + "custom", LTI + "lis");
    }

    @ParameterizedTest
    @CsvSource({
        "chidi,membership#Learner institution/person#Student",
        "tomasz,membership/Instructor#TeachingAssistant membership#Instructor",
        "noor,membership#Mentor",
        "ravi,membership#Instructor institution/person#Instructor",
        "mara,membership#Administrator institution/person#Administrator system/person#Administrator"
    })
    void rolesAreUrisOfTheVocabulary(String person, String terms) throws Exception {
        var request = request();
        request.put("login_hint", People.find(person).orElseThrow().subject());

        var claims = claims(PracticeClient.as(person, lms).get("/authorize", request));

        assertThat(claims.get(LTI + "roles"))
                .isEqualTo(List.of(terms.split(" ")).stream()
                        .map("http://purl.imsglobal.org/vocab/lis/v2/"::concat)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"client_id,other", "client_id,", "redirect_uri,http://localhost:9/lti/launch/", "redirect_uri,"})
    void anUntrustedRequest_isRefusedHereAndNothingIsSentBack(String name, String value) {
        var answer = PracticeClient.as("ana", lms).get("/authorize", with(name, value));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("<form");
    }

    @Test
    void aRepeatedParameter_isRefused() {
        var answer = PracticeClient.as("ana", lms).get(Query.of("/authorize", request()) + "&nonce=n2");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("nonce more than once").doesNotContain("<form");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type,code,unsupported_response_type",
        "response_type,,unsupported_response_type",
        "response_mode,query,invalid_request",
        "response_mode,,invalid_request",
        "scope,openid profile,invalid_scope",
        "scope,,invalid_scope",
        "prompt,login,invalid_request",
        "prompt,,invalid_request",
        "nonce,,invalid_request",
        "login_hint,,invalid_request",
        "login_hint,c27e40d8-91a3,login_required",
        "lti_message_hint,,invalid_request",
        "lti_message_hint,7,invalid_request",
        "lti_message_hint,null,invalid_request",
        "lti_message_hint,{},invalid_request",
    })
    void aWrongRequest_isRefusedToTheTool(String name, String value, String error) {
        var answer = PracticeClient.as("ana", lms).get("/authorize", with(name, value));

        assertThat(PracticeClient.fields(answer))
                .containsOnlyKeys("error", "error_description", "state")
                .containsEntry("error", error)
                .containsEntry("state", "s\"1");
        assertThat(answer.body()).contains("action=\"http://localhost:9/lti/launch\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"link\":\"cooking.soup\",\"target\":\"http://localhost:9/\",\"window\":false}",
                "{\"link\":\"quantum-computing.qubits\",\"target\":\"http://evil.example/\",\"window\":false}"
            })
    void aForgedMessageHint_isRefusedToTheTool(String hint) {
        var answer = PracticeClient.as("ana", lms).get("/authorize", with("lti_message_hint", hint));

        assertThat(PracticeClient.fields(answer)).containsEntry("error", "invalid_request");
    }

    @Test
    void someoneOfAnotherCourse_isRefusedToTheTool() {
        var request = with("lti_message_hint", hint("warehouse-first-week.near-miss", false));

        var answer = PracticeClient.as("ana", lms).get("/authorize", request);

        assertThat(PracticeClient.fields(answer)).containsEntry("error", "access_denied");
    }

    @Test
    void withoutTheCookieThePageAsksAgainByItself() {
        var answer = PracticeClient.stranger(lms).get("/authorize", request());

        var again = PracticeClient.fields(answer);
        assertThat(answer.body()).contains("<form method=\"post\" action=\"/authorize\">");
        assertThat(again).containsAllEntriesOf(request()).containsEntry("repost", "true");
        assertThat(PracticeClient.fields(PracticeClient.as("ana", lms).post("/authorize", again)))
                .containsKey("id_token");
    }

    @Test
    void withoutASignedInPersonLoginIsRequired() {
        var answer = PracticeClient.stranger(lms).post("/authorize", with("repost", "true"));

        assertThat(PracticeClient.fields(answer))
                .containsEntry("error", "login_required")
                .containsEntry("state", "s\"1");
    }

    @Test
    void aWindowIsNamedInTheToken() throws Exception {
        var request = with("lti_message_hint", hint("quantum-computing.qubits", true));

        var claims = claims(PracticeClient.as("ana", lms).get("/authorize", request));

        assertThat(claims.get(LTI + "launch_presentation")).asString().contains("document_target=window");
    }

    @Test
    void anEditorChangesTheClaims() throws Exception {
        var wrong = new PracticeLms(PracticeFixture.settings("http://127.0.0.1:0"), Clock.systemUTC(), claims -> {
            claims.remove("email");
            claims.put(LTI + "version", "1.2.0");
            return claims;
        });
        wrong.start();

        var claims = claims(PracticeClient.as("ana", wrong).get("/authorize", request()));

        assertThat(claims).containsEntry(LTI + "version", "1.2.0").doesNotContainKey("email");
        wrong.stop();
    }

    @Test
    void aTokenCanBeHadWithoutABrowser() throws Exception {
        var token = SignedJWT.parse(lms.idToken(lms.launch("ben", "quantum-computing.gates", "n7")));

        assertThat(token.getJWTClaimsSet().getStringClaim("nonce")).isEqualTo("n7");
        assertThat(token.verify(new RSASSAVerifier(lms.key().rsa()))).isTrue();
    }

    private static Map<String, String> request() {
        return new HashMap<>(Map.of(
                "client_id", "weft-client",
                "redirect_uri", PracticeFixture.LAUNCH,
                "response_type", "id_token",
                "response_mode", "form_post",
                "scope", "openid",
                "prompt", "none",
                "nonce", "n1",
                "state", "s\"1",
                "login_hint", "5f1c9a52-0b1e",
                "lti_message_hint", hint("quantum-computing.qubits", false)));
    }

    private static Map<String, String> with(String name, @Nullable String value) {
        var request = request();
        if (value == null) {
            request.remove(name);
        } else {
            request.put(name, value);
        }
        return request;
    }

    private static String hint(String link, boolean window) {
        return MessageHint.launch(link, PracticeFixture.LAUNCH, window).json();
    }

    private static Map<String, Object> claims(HttpResponse<String> answer) throws ParseException {
        var token = SignedJWT.parse(PracticeClient.fields(answer).getOrDefault("id_token", ""));
        return token.getPayload().toJSONObject();
    }
}
