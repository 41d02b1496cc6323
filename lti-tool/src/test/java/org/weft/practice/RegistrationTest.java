package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.base.TestClock;

/** A tool registers itself, over real HTTP. */
class RegistrationTest {
    private static final String TOOL = ToolMetadata.TOOL;
    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String ADDRESS = "https://tool.example/register?invite=7";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestClock clock = new TestClock();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // Before each test.
    private PracticeLms lms;

    @BeforeEach
    void start() {
        lms = started();
    }

    @AfterEach
    void stop() {
        lms.stop();
    }

    @Test
    void thePastedAddress_isOpenedWithWhatTheToolNeeds() throws ParseException {
        var page = PracticeClient.as("mara", lms).get("/tools/register", Map.of("address", ADDRESS + "#x"));

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
        var json = JSON.readTree(PracticeClient.stranger(lms)
                .get("/.well-known/openid-configuration")
                .body());

        assertThat(json.path("registration_endpoint").asText()).isEqualTo(lms.uri() + "/register");
        var platform = json.path("https://purl.imsglobal.org/spec/lti-platform-configuration");
        assertThat(platform.path("product_family_code").asText()).isEqualTo("practice");
        assertThat(platform.path("messages_supported").findValuesAsText("type"))
                .containsExactly("LtiResourceLinkRequest", "LtiDeepLinkingRequest");
        assertThat(platform.path("variables").toString()).contains("\"CourseSection.sourcedId\"");
    }

    @Test
    void aRegisteredTool_isListed_offeredToTeachers_andLaunchedUnderItsOwnNames() throws Exception {
        var registered = registered(metadata());
        var client = registered.path("client_id").asText();
        var deployment = registered.path(TOOL).path("deployment_id").asText();

        assertThat(registered.path("client_name").asText()).isEqualTo("Tool");
        assertThat(PracticeClient.as("mara", lms).get("/tools").body()).contains("Tool", client, deployment);
        var course = PracticeClient.as("ravi", lms).get("/courses/quantum-computing/gates");
        assertThat(course.body()).contains("Add an activity: Weft<", "Add an activity: Tool<");
        var select = PracticeClient.as("ravi", lms).get("/select/quantum-computing?client=" + client);
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
        registered(metadata);

        var tool =
                new Tools(tool(), folder.resolve("practice-tools.json")).all().get(1);
        var course = Courses.ALL.get(0);
        var ana = People.find("ana").orElseThrow();
        var launch = new Launch(
                ana, course, course.pages().get(0), tool, tool.says().targetLink(), false, "n", Map.of("own", "1"));
        assertThat(String.valueOf(lms.claims(launch).get(LTI + "custom")))
                .contains("sections=Monday lab", "other=$No.such", "own=1");
    }

    @Test
    void aRegisteredTool_isThereAfterARestart() {
        var client = registered(metadata()).path("client_id").asText();

        lms.stop();
        lms = started();

        assertThat(PracticeClient.as("mara", lms).get("/tools").body()).contains(client);
        assertThat(PracticeClient.as("ravi", lms)
                        .get("/select/quantum-computing?client=" + client)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void byTheSameAddress_itIsBroughtUpToDate() throws ParseException {
        var first = registered(metadata());
        var token = token(opened(ADDRESS));
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject())
                .isEqualTo(first.path("client_id").asText());

        var second = json(register(token, metadata().put("client_name", "Tool of today")));

        assertThat(second.path("client_id")).isEqualTo(first.path("client_id"));
        assertThat(second.path(TOOL).path("deployment_id"))
                .isEqualTo(first.path(TOOL).path("deployment_id"));
        assertThat(PracticeClient.as("mara", lms).get("/tools").body())
                .contains("Tool of today")
                .doesNotContain("<strong dir=\"auto\">Tool</strong>");
    }

    @Test
    void aNameThatIsTaken_getsANumber() {
        registered(metadata().put("client_name", "Weft"));

        assertThat(PracticeClient.as("mara", lms).get("/tools").body()).contains(">Weft<", ">Weft 2<");
    }

    @Test
    void aTokenWorksOnce_alsoWhenItComesTwiceAtOnce() throws Exception {
        var token = token(opened(ADDRESS));
        Callable<Integer> post = () -> register(token, metadata()).statusCode();
        var pool = Executors.newFixedThreadPool(2);
        try {
            var posts = pool.invokeAll(List.of(post, post));
            assertThat(List.of(posts.get(0).get(), posts.get(1).get())).containsExactlyInAnyOrder(201, 401);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void withoutATokenOfOurs_nothingIsRegistered() {
        var late = token(opened(ADDRESS));
        clock.advance(Duration.ofMinutes(61));

        for (var token : new String[] {"", "made up", late}) {
            var answer = register(token, metadata());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("invalid_token");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response_types",
                "grant_types",
                "token_endpoint_auth_method",
                "redirect_uris",
                "initiate_login_uri",
                "jwks_uri",
                "client_name",
                TOOL
            })
    void withoutWhatIsNeeded_nothingIsRegistered_andTheTokenStaysGood(String missing) {
        var token = token(opened(ADDRESS));
        var metadata = metadata();
        metadata.remove(missing);

        var answer = register(token, metadata);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asText())
                .isEqualTo(missing.equals("redirect_uris") ? "invalid_redirect_uri" : "invalid_client_metadata");
        assertThat(register(token, metadata()).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "domain,other.example,domain must be",
        "target_link_uri,javascript:alert(1),target_link_uri must be",
        "messages,x,LtiDeepLinkingRequest"
    })
    void wrongMetadata_isRefusedInWords(String name, String value, String words) {
        var metadata = metadata();
        ((ObjectNode) metadata.path(TOOL)).put(name, value);

        var answer = register(token(opened(ADDRESS)), metadata);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error_description").asText()).contains(words);
    }

    @Test
    void anotherDomain_noJson_andTooMuch_areRefused() {
        var token = token(opened(ADDRESS));

        assertThat(register(token, metadata().put("jwks_uri", "https://evil.example/keys"))
                        .body())
                .contains("not on the tool");
        assertThat(post(token, "nonsense").statusCode()).isEqualTo(400);
        assertThat(post(token, "\"" + "x".repeat(70_000) + "\"").statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tool.example/register", "javascript:alert(1)", "https://a@tool.example/", "%"})
    void anAddressThatIsNone_isToldBesideTheField_andKept(String text) {
        var page = PracticeClient.as("mara", lms).get("/tools/register", Map.of("address", text));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("Paste a whole address", "value=\"" + text + "\"", "aria-invalid=\"true\"");
    }

    @Test
    void onlyTheAdministratorAddsTools() {
        for (var path : new String[] {"/tools", "/tools/register?address=" + ADDRESS}) {
            assertThat(PracticeClient.as("ravi", lms).get(path).statusCode()).isEqualTo(403);
            assertThat(PracticeClient.stranger(lms).get(path).statusCode()).isEqualTo(303);
        }
        assertThat(PracticeClient.as("ravi", lms).get("/").body()).doesNotContain("href=\"/tools\"");
        assertThat(PracticeClient.as("mara", lms).get("/").body()).contains("href=\"/tools\"");
    }

    @Test
    void aToolOpensOnlyItsOwnActivities_andRedirectUris() {
        var client = registered(metadata()).path("client_id").asText();

        var foreign = MessageHint.launch("quantum-computing.gates", "https://tool.example/launch", false);
        assertThat(authorize(client, foreign.json(), "https://tool.example/launch"))
                .containsEntry("error", "invalid_request");
        assertThat(authorize(client, foreign.json(), PracticeFixture.LAUNCH)).isEmpty();
        assertThat(PracticeClient.as("ravi", lms)
                        .get("/select/quantum-computing?client=nobody")
                        .statusCode())
                .isEqualTo(404);
    }

    private PracticeLms started() {
        var started = new PracticeLms(PracticeFixture.settings("http://127.0.0.1:0"), clock, null, folder);
        started.start();
        return started;
    }

    private static Tool tool() {
        return PracticeFixture.settings("http://127.0.0.1:0").tool();
    }

    private HttpResponse<String> opened(String address) {
        return PracticeClient.as("mara", lms).get("/tools/register", Map.of("address", address));
    }

    private static String source(HttpResponse<String> page) {
        return PracticeClient.plain(page.body().replaceFirst("(?s).*<iframe[^>]* src=\"([^\"]+)\".*", "$1"));
    }

    private static String token(HttpResponse<String> page) {
        return source(page).replaceFirst(".*&registration_token=", "");
    }

    private JsonNode registered(ObjectNode metadata) {
        var answer = register(token(opened(ADDRESS)), metadata);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private HttpResponse<String> register(String token, ObjectNode metadata) {
        return post(token, metadata.toString());
    }

    private HttpResponse<String> post(String token, String body) {
        var request = HttpRequest.newBuilder(lms.uri().resolve("/register"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
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
        return PracticeClient.fields(PracticeClient.as("ravi", lms).get("/authorize", request));
    }

    private static ObjectNode metadata() {
        var json = JSON.createObjectNode()
                .put("client_name", "Tool")
                .put("initiate_login_uri", "https://tool.example/login")
                .put("jwks_uri", "https://tool.example/keys")
                .put("token_endpoint_auth_method", "private_key_jwt");
        json.putArray("response_types").add("id_token");
        json.putArray("grant_types").add("implicit").add("client_credentials");
        json.putArray("redirect_uris").add("https://tool.example/launch");
        var tool = json.putObject(TOOL)
                .put("domain", URI.create("https://tool.example").getAuthority())
                .put("target_link_uri", "https://tool.example/launch");
        tool.putArray("claims").add("sub").add("name");
        tool.putArray("messages").addObject().put("type", "LtiDeepLinkingRequest");
        return json;
    }
}
