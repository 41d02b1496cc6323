package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.admin.AdminSessions;
import org.weft.lti.registrations.Registration;

/** Who gets into the console, over real HTTP, and who doesn't. */
class AdminEntryTest {
    private static final String INSTITUTION = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator";
    private static final String SYSTEM = "http://purl.imsglobal.org/vocab/lis/v2/system/person#";

    @RegisterExtension
    static final Tool TOOL = new Tool();

    static final FakePlatform PLATFORM = new FakePlatform();
    static Registration registration;

    @BeforeAll
    static void register() {
        registration = TOOL.register(PLATFORM);
        TOOL.host.admissions().set(registration, true);
    }

    @AfterAll
    static void close() {
        PLATFORM.close();
    }

    @Test
    void withoutACookie_orWithAnother_nothingIsSeenOrDone() {
        var nobody = new AdminBrowser(TOOL);
        for (var path : List.of("/admin", "/admin/", "/admin/keys", home(), "/admin/nothing")) {
            refused(nobody.get(path), 401, "You are not signed in");
            refused(nobody.sendWith("x", path, "act", "rotate"), 401, "You are not signed in");
        }
        nobody.cookie = "__Host-weft-admin=abc";
        refused(nobody.get("/admin/"), 401, "You are not signed in");
    }

    @Test
    void openingALinkUsesNothingUp_itsButtonDoes_once() {
        var code = new AdminSessions(TOOL.database.jdbi(), TOOL.clock).open(null);
        var page = TOOL.get("/admin/enter?code=" + code);
        assertThat(page.body()).contains("Open the administration").contains(code);
        assertThat(TOOL.get("/admin/enter?code=" + code).statusCode()).isEqualTo(200);

        var operator = new AdminBrowser(TOOL);
        operator.enter(code);
        assertThat(operator.page("/admin/")).contains("Who runs the server").contains("School of client-1");

        refused(TOOL.get("/admin/enter?code=" + code), 410, "used already");
        refused(new AdminBrowser(TOOL).tryToEnter(code), 410, "used already");
        refused(TOOL.get("/admin/enter"), 410, "used already");
        assertThat(operator.get("/admin/").statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkIsTooOldAfterAQuarterOfAnHour() {
        var code = new AdminSessions(TOOL.database.jdbi(), TOOL.clock).open(null);
        TOOL.clock.advance(AdminSessions.LINK_LIFETIME);
        refused(TOOL.get("/admin/enter?code=" + code), 410, "too old");
        refused(new AdminBrowser(TOOL).tryToEnter(code), 410, "too old");
    }

    @Test
    void theCookieIsForThisHostAlone_andPagesAreForNoFrame() {
        var code = new AdminSessions(TOOL.database.jdbi(), TOOL.clock).open(null);
        var entered = new AdminBrowser(TOOL).tryToEnter(code);
        assertThat(entered.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("__Host-weft-admin=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Secure");

        var headers = AdminBrowser.of(TOOL, null).get("/admin/").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("script-src")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
    }

    @Test
    void aSessionEndsWhenIdle_afterEightHours_andBySigningOut() {
        var idle = AdminBrowser.of(TOOL, null);
        TOOL.clock.advance(Duration.ofMinutes(29));
        idle.page("/admin/");
        TOOL.clock.advance(Duration.ofMinutes(29));
        idle.page("/admin/");
        TOOL.clock.advance(Duration.ofMinutes(31));
        refused(idle.get("/admin/"), 401, "or no longer");

        var busy = AdminBrowser.of(TOOL, null);
        for (int i = 0; i < 23; i++) {
            TOOL.clock.advance(Duration.ofMinutes(20));
            busy.page("/admin/");
        }
        TOOL.clock.advance(Duration.ofMinutes(21));
        refused(busy.get("/admin/"), 401, "or no longer");

        var leaving = AdminBrowser.of(TOOL, null);
        var token = AdminBrowser.token(leaving.page("/admin/"));
        var left = leaving.sendWith(token, "/admin/sign-out");
        assertThat(left.body()).contains("You are signed out");
        assertThat(left.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        refused(leaving.get("/admin/"), 401, "or no longer");
    }

    @Test
    void aFormFromElsewhere_orWithoutItsToken_changesNothing() {
        var operator = AdminBrowser.of(TOOL, null);
        var other = AdminBrowser.of(TOOL, null);
        var token = AdminBrowser.token(operator.page("/admin/"));
        var fields = AdminBrowser.fields(token, "act", "add", "name", "Never made");

        refused(post(operator, fields, "Origin", "https://evil.example"), 403, "not sent from here");
        refused(post(operator, fields, "Origin", "null"), 403, "not sent from here");
        refused(post(operator, fields, "Sec-Fetch-Site", "cross-site"), 403, "not sent from here");
        refused(post(operator, fields, "Sec-Fetch-Site", "same-site"), 403, "not sent from here");
        refused(post(operator, fields, "Sec-Fetch-Site", "none"), 403, "not sent from here");
        refused(post(operator, fields, "X-Nothing", "said"), 403, "not sent from here");
        refused(operator.sendWith("", "/admin/", "act", "add", "name", "Never made"), 403, "not sent from here");
        var foreign = AdminBrowser.token(other.page("/admin/"));
        refused(operator.sendWith(foreign, "/admin/", "act", "add", "name", "Never made"), 403, "not sent from here");
        refused(TOOL.post("/admin/enter", Map.of("code", "x"), "Sec-Fetch-Site", "cross-site"), 403, "not sent");

        assertThat(operator.page("/admin/")).doesNotContain("Never made");
        assertThat(post(operator, fields, "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(303);
        assertThat(operator.page("/admin/")).contains("Never made");
    }

    @ParameterizedTest
    @CsvSource({"institution, Administrator", "system, Administrator", "system, SysAdmin"})
    void anAdministratorOfTheLms_administersItsOrganization(String where, String role) {
        var uri = "http://purl.imsglobal.org/vocab/lis/v2/" + where + "/person#" + role;
        var frame = launch("?admin", uri);
        assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'self' https://lms-");

        var mara = AdminBrowser.from(TOOL, frame);

        assertThat(mara.get("/admin/").headers().firstValue("Location")).contains(home().replace("/installations", ""));
        assertThat(mara.page(home())).contains("Mara Lindqvist").contains("School of client-1");
        assertThat(mara.page(home().replace("/installations", "/log")))
                .contains("<bdi>Mara Lindqvist</bdi> came into this administration");
        refused(mara.get("/admin/keys"), 404, "no such page");
    }

    @Test
    void aCustomParameterLeadsThereToo() {
        var answer = new Learner(TOOL, PLATFORM).launch(claims -> {
            claims.put(Claims.LTI + "custom", Map.of("weft", "admin"));
            Learner.roles(claims, INSTITUTION);
        });
        AdminBrowser.from(TOOL, answer).page(home());
    }

    @ParameterizedTest
    @CsvSource({
        "membership#Administrator",
        "membership#Instructor",
        "institution/person#Instructor",
        "institution/person#administrator",
        "system/person#User",
        "membership/Administrator#SystemAdministrator"
    })
    void whoIsNone_isToldSo(String role) {
        refused(launch("?admin", "http://purl.imsglobal.org/vocab/lis/v2/" + role), 403, "console-for-administrators");
    }

    @Test
    void shortAndOldWords_andTestUsers_areNoAdministrators() {
        for (var role : List.of(
                "Administrator", "urn:lti:sysrole:ims/lis/SysAdmin", "urn:lti:instrole:ims/lis/Administrator")) {
            refused(launch("?admin", role), 403, "console-for-administrators");
        }
        refused(
                launch("?admin", INSTITUTION, "http://purl.imsglobal.org/vocab/lti/system/person#TestUser"),
                403,
                "console-for-administrators");
    }

    @Test
    void onceTheRoleIsGone_everySessionOfThePersonEnds_andNobodyElses() {
        var mara = AdminBrowser.from(TOOL, launch("?admin", SYSTEM + "Administrator"));
        var again = AdminBrowser.from(TOOL, launch("?admin", SYSTEM + "Administrator"));
        var other = AdminBrowser.from(TOOL, new Learner(TOOL, PLATFORM).launch(claims -> {
                    claims.put("sub", "other");
                    claims.put(Claims.LTI + "target_link_uri", Tool.PUBLIC_URL + "/lti/launch?admin");
                    Learner.roles(claims, INSTITUTION);
                }));
        launch("", Learner.MEMBERSHIP + "Instructor", SYSTEM + "Administrator");
        mara.page(home());

        assertThat(launch("", Learner.MEMBERSHIP + "Instructor").statusCode()).isEqualTo(303);

        refused(mara.get(home()), 401, "or no longer");
        refused(again.get(home()), 401, "or no longer");
        other.page(home());
    }

    @Test
    void anLmsThatIsNotTrustedWithIt_letsNobodyIn_andThoseInside_out() {
        var mara = AdminBrowser.from(TOOL, launch("?admin", INSTITUTION));
        var page = home() + "/" + registration.installationId().text();

        assertThat(AdminBrowser.of(TOOL, null).done(page, "act", "refuse-admins"))
                .contains("They may not.");

        refused(launch("?admin", INSTITUTION), 403, "administrators-not-admitted");
        refused(mara.get(home()), 401, "or no longer");
        assertThat(AdminBrowser.of(TOOL, null).done(page, "act", "admit")).contains("They may.");
        var back = AdminBrowser.from(TOOL, launch("?admin", INSTITUTION));
        AdminBrowser.of(TOOL, null).done(page, "act", "disable");
        refused(back.get(home()), 401, "or no longer");
        AdminBrowser.of(TOOL, null).done(page, "act", "enable");
    }

    @Test
    void anInvitedLmsIsTrusted_oneThatWasTypedInOrCameByItselfIsNot() {
        try (var platform = new FakePlatform()) {
            assertThat(TOOL.host.admissions().admits(TOOL.register(platform, "client-typed", "1")))
                    .isFalse();
        }
        var lms = new RegisteringLms(TOOL);
        try (var platform = lms.platform) {
            lms.confirm("", lms.invite("Invited school"));
            var invited = TOOL.host.registrations().ofClient(platform.issuer, "client-7");
            assertThat(invited).hasSize(1);
            assertThat(TOOL.host.admissions().admits(invited.get(0))).isTrue();
        }
    }

    @Test
    void anLmsWithAMenuForItsAdministrators_isAskedForALinkThere() {
        var lms = new RegisteringLms(TOOL);
        lms.registering = RegisteringLms.answering("client-canvas", "1");
        var placements = List.of("account_navigation", "link_selection");
        lms.platformConfiguration()
                .put("messages_supported", List.of(Map.of("type", "LtiResourceLinkRequest", "placements", placements)));

        lms.confirm("", lms.invite("School with Canvas"));

        lms.platform.close();
        var asked = lms.sent
                .get(0)
                .path(RegisteringLms.TOOL_CONFIGURATION)
                .path("messages")
                .get(1);
        assertThat(asked.path("target_link_uri").asText()).isEqualTo("https://weft.example/lti/launch?admin");
        assertThat(asked.path("placements").toString()).isEqualTo("[\"account_navigation\"]");
    }

    private static String home() {
        return "/admin/organizations/" + registration.organizationId().text() + "/installations";
    }

    /** Mara opens a link of the LMS. */
    private static HttpResponse<String> launch(String query, String... roles) {
        return new Learner(TOOL, PLATFORM).launch(claims -> {
            claims.put("sub", "mara");
            claims.put("name", "Mara Lindqvist");
            claims.put(Claims.LTI + "target_link_uri", Tool.PUBLIC_URL + "/lti/launch" + query);
            Learner.roles(claims, roles);
        });
    }

    private static HttpResponse<String> post(AdminBrowser browser, Map<String, String> fields, String... headers) {
        return TOOL.post("/admin/", fields, "Cookie", browser.cookie, headers[0], headers[1]);
    }

    private static void refused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }
}
