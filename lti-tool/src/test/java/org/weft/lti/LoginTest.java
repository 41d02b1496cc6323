package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.Refused.assertRefused;

import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.lti.registrations.NewRegistration;

/** Section A of the conformance list: the login before every launch. */
class LoginTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Learner ana = new Learner(TOOL, platform);

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void a1_loginByGet_isAccepted() {
        TOOL.register(platform);

        var answer = TOOL.get("/lti/login?" + Initiation.query(Map.copyOf(ana.initiation())));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Learner.location(answer).toString()).startsWith(platform.issuer + "/auth?");
    }

    @Test
    void a2_loginByPost_isAccepted() {
        TOOL.register(platform);

        assertThat(TOOL.post("/lti/login", ana.initiation()).statusCode()).isEqualTo(302);
    }

    @Test
    void a3_withoutIssuer_isRefused() {
        assertRefused(TOOL.post("/lti/login", without("iss")), Reason.ISSUER_MISSING);
    }

    @Test
    void a4_withoutLoginHint_isRefused() {
        TOOL.register(platform);

        assertRefused(TOOL.post("/lti/login", without("login_hint")), Reason.LOGIN_HINT_MISSING);
    }

    @Test
    void a5_withoutTargetLinkUri_usesOurLaunchAddress() {
        TOOL.register(platform);

        var login = ana.login(TOOL.post("/lti/login", without("target_link_uri")));

        assertThat(login.parameters()).containsEntry("redirect_uri", "https://weft.example/lti/launch");
    }

    @Test
    void a6_unknownIssuer_isRefusedAndShown() {
        var answer = TOOL.post(
                "/lti/login", Map.of("iss", "https://new.example/<b>", "login_hint", "7", "client_id", "abc"));

        assertRefused(answer, Reason.ISSUER_UNKNOWN);
        assertThat(answer.body())
                .contains("<dd>https://new.example/&lt;b&gt;</dd>")
                .contains("<dd>abc</dd>");
    }

    @Test
    void a7_withoutClientId_theIssuersOnlyRegistrationIsUsed() {
        TOOL.register(platform);

        assertThat(ana.login(TOOL.post("/lti/login", without("client_id"))).parameters())
                .containsEntry("client_id", Tool.CLIENT);
    }

    @Test
    void a8_withoutClientId_theDeploymentDecidesBetweenSeveral() {
        TOOL.register(platform, "north", "n-1");
        TOOL.register(platform, "south", "s-1");
        var fields = without("client_id");

        fields.put("lti_deployment_id", "s-1");
        assertThat(ana.login(TOOL.post("/lti/login", fields)).parameters()).containsEntry("client_id", "south");

        fields.remove("lti_deployment_id");
        assertRefused(TOOL.post("/lti/login", fields), Reason.SEVERAL_INSTALLATIONS);

        fields.put("lti_deployment_id", "unknown");
        assertRefused(TOOL.post("/lti/login", fields), Reason.SEVERAL_INSTALLATIONS);
    }

    @Test
    void a8_aDeploymentIdOfTwoClients_isStillAmbiguous() {
        TOOL.register(platform, "north", "1");
        TOOL.register(platform, "south", "1");

        assertRefused(TOOL.post("/lti/login", without("client_id")), Reason.SEVERAL_INSTALLATIONS);
    }

    @Test
    void a9_aClientIdOfAnotherIssuer_isRefused() {
        TOOL.register(platform);
        var fields = ana.initiation();
        fields.put("client_id", "somebody-else");

        var answer = TOOL.post("/lti/login", fields);

        assertRefused(answer, Reason.CLIENT_UNKNOWN);
        assertThat(answer.body()).contains(platform.issuer).contains("somebody-else");
    }

    @Test
    void a10_theRedirectCarriesWhatTheSpecificationAsksFor() {
        TOOL.register(platform);

        var parameters = ana.login().parameters();

        assertThat(parameters)
                .containsEntry("scope", "openid")
                .containsEntry("response_type", "id_token")
                .containsEntry("response_mode", "form_post")
                .containsEntry("prompt", "none")
                .containsEntry("client_id", Tool.CLIENT)
                .containsEntry("redirect_uri", "https://weft.example/lti/launch")
                .containsEntry("login_hint", "hint-7")
                .containsEntry("lti_message_hint", "{\"cmid\":2}")
                .containsKeys("state", "nonce");
    }

    @Test
    void a10_noMessageHintIsSentIfNoneCame() {
        TOOL.register(platform);

        assertThat(ana.login(TOOL.post("/lti/login", without("lti_message_hint")))
                        .parameters())
                .doesNotContainKey("lti_message_hint");
    }

    @Test
    void a11_aForeignTargetLinkUriLeadsNowhere() {
        TOOL.register(platform);
        var fields = ana.initiation();
        fields.put("target_link_uri", "https://evil.example/");

        var answer = TOOL.post("/lti/login", fields);

        assertThat(Learner.location(answer).toString())
                .startsWith(platform.issuer + "/auth?")
                .doesNotContain("evil.example");
    }

    @Test
    void a12_stateAndNonceAreLongAndNeverTheSame() {
        TOOL.register(platform);
        var seen = new HashSet<String>();

        for (int i = 0; i < 20; i++) {
            var login = ana.login();
            assertThat(login.state()).hasSize(43);
            assertThat(login.nonce()).hasSize(43);
            seen.addAll(List.of(login.state(), login.nonce()));
        }

        assertThat(seen).hasSize(40);
    }

    @Test
    void a12_theDatabaseHasHashesOnly() {
        TOOL.register(platform);

        var login = ana.login();

        var rows = TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select lti_launch_state::text from lti_launch_state")
                        .mapTo(String.class)
                        .list());
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(login.state()) || row.contains(login.nonce()));
    }

    @Test
    void a13_anEndpointWithAQueryKeepsIt() {
        var given = TOOL.registration(platform, Tool.CLIENT, List.of("1"), false);
        TOOL.host.registrations().add(withEndpoint(given, platform.issuer + "/auth?tenant=7"));

        var location = Learner.location(TOOL.post("/lti/login", ana.initiation()));

        assertThat(location.toString()).startsWith(platform.issuer + "/auth?tenant=7&scope=openid&");
    }

    @Test
    void a15_bothNamesOfTheDeploymentHint_areTaken() {
        TOOL.register(platform, "north", "n-1");
        TOOL.register(platform, "south", "s-1");
        var fields = without("client_id");
        fields.remove("lti_deployment_id");

        fields.put("deployment_id", "n-1");
        assertThat(ana.login(TOOL.post("/lti/login", fields)).parameters()).containsEntry("client_id", "north");

        fields.put("lti_deployment_id", "n-1");
        assertThat(ana.login(TOOL.post("/lti/login", fields)).parameters()).containsEntry("client_id", "north");
    }

    @Test
    void a16_unknownParametersAreIgnored() {
        TOOL.register(platform);
        var body = Initiation.query(Map.copyOf(ana.initiation()))
                + "&canvas_region=us-east-1&canvas_environment=prod&utf8=%E2%9C%93&utf8=%E2%9C%93";

        assertThat(TOOL.postText("/lti/login", body).statusCode()).isEqualTo(302);
    }

    @Test
    void a17_anErrorOfThePlatform_offersANewTab() {
        TOOL.register(platform);
        var login = ana.login();

        var byForm = TOOL.post("/lti/launch", Map.of("error", "login_required", "state", login.state()));
        var byQuery = TOOL.get("/lti/launch?error=login_required&state=" + login.state());
        var odd = TOOL.post("/lti/launch", Map.of("error", "<script>alert(1)</script>"));

        assertRefused(byForm, Reason.PLATFORM_ERROR);
        assertThat(byForm.body())
                .contains("Sign in to your LMS again")
                .contains("login_required")
                .contains("href=\"/lti/login?iss=")
                .contains("target=\"_blank\"");
        assertRefused(byQuery, Reason.PLATFORM_ERROR);
        assertRefused(odd, Reason.PLATFORM_ERROR);
        assertThat(odd.body()).doesNotContain("alert(1)");
    }

    @Test
    void otherMethods_areRefused() {
        var answer = TOOL.send(TOOL.request("/lti/login").DELETE());

        assertRefused(answer, Reason.METHOD_UNSUPPORTED);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
    }

    private Map<String, String> without(String name) {
        var fields = new LinkedHashMap<>(ana.initiation());
        fields.remove(name);
        return fields;
    }

    private static NewRegistration withEndpoint(NewRegistration given, String endpoint) {
        return new NewRegistration(
                given.organization(),
                given.name(),
                given.issuer(),
                given.clientId(),
                given.deploymentIds(),
                URI.create(endpoint),
                given.tokenUrl(),
                given.jwksUrl(),
                given.frameAncestors(),
                given.openUrl(),
                given.allowAnonymous());
    }
}
