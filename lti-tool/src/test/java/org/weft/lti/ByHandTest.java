package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.lti.install.Invitations;
import org.weft.lti.registrations.Registration;
import org.weft.people.Organizations;

/** Installing by hand, over real HTTP. */
class ByHandTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = FakePlatform.atItsAddress();

    @AfterEach
    void close() {
        platform.close();
        TOOL.host.registrations().all().forEach(TOOL.host.registrations()::remove);
    }

    @ParameterizedTest
    @CsvSource({
        "moodle,Initiate login URL",
        "canvas,OpenID Connect Initiation Url",
        "blackboard,Login Initiation URL",
        "brightspace,OpenID Connect Login URL",
        "sakai,LTI 1.3 Tool OpenID Connect/Initialization Endpoint",
        "open-edx,Tool Initiate Login URL",
        "schoology,OIDC Login Init URL",
        "other,Login initiation URL"
    })
    void eachLms_isShownWhatItsOwnFormAsksFor(String slug, String login) {
        var page = TOOL.get("/install/" + slug + "?invite=abc");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(login, "data-copy=\"https://weft.example/lti/login\"")
                .contains("https://weft.example/lti/launch", "https://weft.example/lti/jwks.json")
                .contains("name=\"client_id\"", "name=\"deployments\"", "name=\"invite\" value=\"abc\"");
        assertThat(RegisteringLms.policy(page)).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(TOOL.get("/install/?invite=abc").body()).contains("/install/" + slug + "?invite=abc");
    }

    @ParameterizedTest
    @CsvSource({
        "canvas,https://canvas.instructure.com https://sso.canvaslms.com/login/oauth2/token",
        "blackboard,https://blackboard.com https://developer.blackboard.com/api/v1/gateway/oidcauth",
        "schoology,https://schoology.schoology.com https://lti-service.svc.schoology.com/lti-service/access-token",
        "brightspace,https://auth.brightspace.com/core/connect/token https://api.brightspace.com/auth/token"
    })
    void whatIsTheSameForAll_isFilledIn(String slug, String known) {
        for (var each : known.split(" ", 2)) {
            assertThat(TOOL.get("/install/" + slug).body()).contains("value=\"" + each + "\"");
        }
    }

    @Test
    void whatIsTyped_installs_andLaunchesOpen() {
        var done = install("moodle", fields(invite("School A")));

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body())
                .contains("Weft is installed")
                .contains("./weft check installation "
                        + registration().installationId().text());
        assertThat(TOOL.host.registrations().installation(registration()).name())
                .startsWith("Moodle, ");
        assertThat(TOOL.host.registrations().deploymentIds(registration())).containsExactly("1", "2");
        assertThat(new Learner(TOOL, platform)
                        .launch(claims -> Learner.roles(claims, Learner.MEMBERSHIP + "Instructor"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void sentTwice_itInstallsOnce_alsoAtTheSameTime() throws Exception {
        var fields = fields(invite("School A"));
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> click = () -> install("moodle", fields).statusCode();
            var clicks = pool.invokeAll(List.of(click, click));
            assertThat(List.of(clicks.get(0).get(), clicks.get(1).get())).containsExactly(200, 200);
        } finally {
            pool.shutdownNow();
        }

        assertThat(install("moodle", fields).statusCode()).isEqualTo(200);
        assertThat(TOOL.host.registrations().all()).hasSize(1);
    }

    @Test
    void theInvitation_decidesTheOrganization_andWorksForOneLms() {
        var invite = invite("School A");
        install("moodle", fields(invite));
        var other = fields(invite);
        other.put("client_id", "client-9");

        var refused = install("moodle", other);

        assertRefused(refused, 403, "invite", "was used for another LMS");
        assertThat(TOOL.host.registrations().all()).hasSize(1);
        var organizations = new Organizations(TOOL.database.jdbi(), TOOL.clock);
        assertThat(organizations
                        .find(registration().organizationId())
                        .orElseThrow()
                        .name())
                .isEqualTo("School A");
    }

    @Test
    void withoutAGoodInvitation_nothingIsInstalled_andNoHostIsLookedUp() {
        var old = invite("School A");
        TOOL.clock.advance(Invitations.LIFETIME.plus(Duration.ofMinutes(1)));

        assertRefused(install("moodle", fields(old)), 403, "invite", "more than a week old");
        assertRefused(install("moodle", fields("")), 403, "invite", "none of Weft");
        assertRefused(install("moodle", fields("1-" + "a".repeat(43))), 403, "invite", "none of Weft");
        assertThat(TOOL.host.registrations().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "issuer,'',Copy it from your LMS",
        "client_id,'',Copy it from your LMS",
        "deployments,'',1 to 50 ids",
        "token,http://10.0.0.1/token,must be a public address",
        "keys,ftp://lms.example/keys,must start with https",
        "keys,nonsense,whole address",
        "authorization,https://a b,whole address",
        "token,'',Copy it from your LMS"
    })
    void aWrongField_isToldBesideIt_andNothingIsLost(String field, String text, String words) {
        var fields = fields(invite("School A"));
        fields.put(field, text);

        var refused = install("moodle", fields);

        assertRefused(refused, 422, field, words);
        assertThat(refused.body())
                .contains("role=\"alert\"", field.equals("client_id") ? platform.issuer : Tool.CLIENT);
        assertThat(TOOL.host.registrations().all()).isEmpty();
        fields.putAll(fields(String.valueOf(fields.get("invite"))));
        assertThat(install("moodle", fields).statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasTyped_isShownAsText() {
        var fields = fields(invite("School A"));
        fields.put("issuer", "\"><script>alert(1)</script>");
        fields.put("token", "");

        assertThat(install("moodle", fields).body())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
    }

    @Test
    void aDeploymentThatWeftKnows_isToldBesideIt() {
        install("moodle", fields(invite("School A")));

        var eve = install("moodle", fields(invite("School of Eve")));

        assertRefused(eve, 409, "deployments", "knows this deployment");
        assertThat(TOOL.host.registrations().all()).hasSize(1);
    }

    @Test
    void theClientId_goesIntoTheKnownAddressOfTheKeys_andPagesMayFrame() {
        var fields = fields(invite("School A"));
        fields.put("keys", platform.url("/apps/") + "{client id}/jwks.json");
        fields.put("pages", "https://school.blackboard.com/ultra");

        var done = install("blackboard", fields);

        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(registration().jwksUrl()).isEqualTo(platform.url("/apps/" + Tool.CLIENT + "/jwks.json"));
        assertThat(TOOL.host.registrations().frameAncestors(registration())).contains("https://school.blackboard.com");
    }

    @Test
    void canvas_readsItsConfiguration() throws IOException {
        var answer = TOOL.get("/install/canvas.json");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        var json = new ObjectMapper().readTree(answer.body());
        assertThat(json.path("oidc_initiation_url").asText()).isEqualTo("https://weft.example/lti/login");
        assertThat(json.path("target_link_uri").asText()).isEqualTo("https://weft.example/lti/launch");
        assertThat(json.path("public_jwk_url").asText()).isEqualTo("https://weft.example/lti/jwks.json");
        assertThat(json.path("custom_fields").path("sections").asText())
                .isEqualTo("$com.instructure.User.sectionNames");
        assertThat(json.path("scopes").isArray()).isTrue();
        var extension = json.path("extensions").get(0);
        assertThat(extension.path("privacy_level").asText()).isEqualTo("public");
        assertThat(extension.path("domain").asText()).isEqualTo("weft.example");
        assertThat(extension.path("settings").path("placements").findValuesAsText("placement"))
                .containsExactly("link_selection", "course_navigation");
    }

    @Test
    void theIcon_isThere() {
        assertThat(TOOL.get("/lti/assets/icon.svg").headers().firstValue("Content-Type"))
                .contains("image/svg+xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "canvas.xml", "moodle/x"})
    void anLmsThatNobodyKnows_isNotFound(String slug) {
        assertThat(TOOL.get("/install/" + slug).statusCode()).isEqualTo(404);
        assertThat(install(slug, fields("x")).statusCode()).isEqualTo(404);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String field, String words) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .containsPattern("id=\"" + field + "-wrong\">[^<]*" + words)
                .containsPattern("id=\"" + field + "\"[^>]*aria-invalid=\"true\"");
    }

    private static HttpResponse<String> install(String slug, Map<String, String> fields) {
        return TOOL.post("/install/" + slug, fields);
    }

    private static String invite(String organization) {
        var jdbi = TOOL.database.jdbi();
        var to = new Organizations(jdbi, TOOL.clock).findOrAdd(organization).organizationId();
        return new Invitations(jdbi, TOOL.clock).invite(to, null);
    }

    private static Registration registration() {
        return TOOL.host.registrations().all().get(0);
    }

    private Map<String, String> fields(String invite) {
        return new HashMap<>(Map.of(
                "invite",
                invite,
                "issuer",
                platform.issuer,
                "client_id",
                Tool.CLIENT,
                "deployments",
                "1\r\n2\r\n",
                "authorization",
                platform.issuer + "/auth",
                "token",
                platform.url("/token").toString(),
                "keys",
                platform.url("/jwks").toString()));
    }
}
