package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.practice.RegisteringTool.ADDRESS;
import static org.weft.practice.RegisteringTool.json;
import static org.weft.practice.RegisteringTool.metadata;
import static org.weft.practice.RegisteringTool.source;
import static org.weft.practice.RegisteringTool.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tool registers itself, over real HTTP. */
class RegistrationTest {
    private static final String TOOL = ToolMetadata.TOOL;
    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Before each test.
    private RegisteringTool tool;

    @BeforeEach
    void start() {
        tool = new RegisteringTool(folder);
    }

    @AfterEach
    void stop() {
        tool.close();
    }

    @Test
    void thePastedAddress_isOpenedWithWhatTheToolNeeds() throws ParseException {
        var page = PracticeClient.as("mara", tool.lms).get("/tools/register", Map.of("address", ADDRESS + "#x"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-src 'self' http://localhost:9 https://tool.example;");
        assertThat(source(page))
                .startsWith(ADDRESS + "&openid_configuration=http%3A%2F%2F127.0.0.1")
                .doesNotContain("#");
        var claims = SignedJWT.parse(token(page)).getJWTClaimsSet();
        assertThat(claims.getSubject()).startsWith("practice-");
        assertThat(claims.getClaim("scope")).isEqualTo("reg");
    }

    @Test
    void theConfiguration_saysWhatCanBeRegistered() throws IOException {
        var json = JSON.readTree(PracticeClient.stranger(tool.lms)
                .get("/.well-known/openid-configuration")
                .body());

        assertThat(json.path("registration_endpoint").asText()).isEqualTo(tool.lms.uri() + "/register");
        var platform = json.path("https://purl.imsglobal.org/spec/lti-platform-configuration");
        assertThat(platform.path("product_family_code").asText()).isEqualTo("practice");
        assertThat(platform.path("messages_supported").findValuesAsText("type"))
                .containsExactly("LtiResourceLinkRequest", "LtiDeepLinkingRequest", "LtiSubmissionReviewRequest");
        assertThat(platform.path("variables").toString()).contains("\"CourseSection.sourcedId\"");
    }

    @Test
    void aRegisteredTool_isListed_offeredToTeachers_andLaunchedUnderItsOwnNames() throws Exception {
        var registered = tool.registered(metadata());
        var client = registered.path("client_id").asText();
        var deployment = registered.path(TOOL).path("deployment_id").asText();

        assertThat(registered.path("client_name").asText()).isEqualTo("Tool");
        assertThat(PracticeClient.as("mara", tool.lms).get("/tools").body()).contains("Tool", client, deployment);
        var course = PracticeClient.as("ravi", tool.lms).get("/courses/quantum-computing/gates");
        assertThat(course.body()).contains("Add an activity: Weft<", "Add an activity: Tool<");
        var select = PracticeClient.as("ravi", tool.lms).get("/select/quantum-computing?client=" + client);
        assertThat(select.body()).contains("action=\"https://tool.example/login\"");
        var fields = PracticeClient.fields(select);
        assertThat(fields).containsEntry("client_id", client).containsEntry("lti_deployment_id", deployment);
        var claims = claims(client, fields.getOrDefault("lti_message_hint", ""));
        assertThat(claims)
                .containsEntry("aud", client)
                .containsEntry(LTI + "deployment_id", deployment)
                .containsEntry("name", "Ravi Sato")
                .doesNotContainKey("email");
    }

    @Test
    void variables_areReplaced_whereTheyAreKnown() {
        var metadata = metadata();
        ((ObjectNode) metadata.path(TOOL))
                .putObject("custom_parameters")
                .put("sections", "$CourseSection.sourcedId")
                .put("other", "$No.such");
        tool.registered(metadata);

        var registered =
                new Tools(first(), folder.resolve("practice-tools.json")).all().get(1);
        var course = Courses.ALL.get(0);
        var ana = People.find("ana").orElseThrow();
        var launch = new Launch(
                ana,
                course,
                course.pages().get(0),
                registered,
                registered.says().targetLink(),
                false,
                "n",
                Map.of("own", "1"));
        assertThat(String.valueOf(tool.lms.claims(launch).get(LTI + "custom")))
                .contains("sections=Monday lab", "other=$No.such", "own=1");
    }

    @Test
    void aRegisteredTool_isThereAfterARestart() {
        var client = tool.registered(metadata()).path("client_id").asText();

        tool.restartLms();

        assertThat(PracticeClient.as("mara", tool.lms).get("/tools").body()).contains(client);
        assertThat(PracticeClient.as("ravi", tool.lms)
                        .get("/select/quantum-computing?client=" + client)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void byTheSameAddress_itIsBroughtUpToDate() throws ParseException {
        var first = tool.registered(metadata());
        var token = token(tool.opened(ADDRESS));
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject())
                .isEqualTo(first.path("client_id").asText());

        var second = json(tool.register(token, metadata().put("client_name", "Tool of today")));

        assertThat(second.path("client_id")).isEqualTo(first.path("client_id"));
        assertThat(second.path(TOOL).path("deployment_id"))
                .isEqualTo(first.path(TOOL).path("deployment_id"));
        assertThat(PracticeClient.as("mara", tool.lms).get("/tools").body())
                .contains("Tool of today")
                .doesNotContain("<strong dir=\"auto\">Tool</strong>");
    }

    @Test
    void aNameThatIsTaken_getsANumber() {
        tool.registered(metadata().put("client_name", "Weft"));

        assertThat(PracticeClient.as("mara", tool.lms).get("/tools").body()).contains(">Weft<", ">Weft 2<");
    }

    @Test
    void aToolOpensOnlyItsOwnActivities_andRedirectUris() {
        var client = tool.registered(metadata()).path("client_id").asText();

        var foreign = MessageHint.launch("quantum-computing.gates", "https://tool.example/launch", false);
        assertThat(authorize(client, foreign.json(), "https://tool.example/launch"))
                .containsEntry("error", "invalid_request");
        assertThat(authorize(client, foreign.json(), PracticeFixture.LAUNCH)).isEmpty();
        assertThat(PracticeClient.as("ravi", tool.lms)
                        .get("/select/quantum-computing?client=nobody")
                        .statusCode())
                .isEqualTo(404);
    }

    private static Tool first() {
        return PracticeFixture.settings("http://127.0.0.1:0").tool();
    }

    private Map<String, Object> claims(String client, String hint) throws ParseException {
        var fields = authorize(client, hint, "https://tool.example/launch");
        return SignedJWT.parse(fields.getOrDefault("id_token", "")).getPayload().toJSONObject();
    }

    private Map<String, String> authorize(String client, String hint, String redirect) {
        var request = new HashMap<>(Map.of(
                "scope", "openid",
                "response_type", "id_token",
                "response_mode", "form_post",
                "prompt", "none",
                "client_id", client,
                "redirect_uri", redirect,
                "nonce", "n1",
                "login_hint", People.find("ravi").orElseThrow().subject(),
                "lti_message_hint", hint));
        return PracticeClient.fields(PracticeClient.as("ravi", tool.lms).get("/authorize", request));
    }
}
