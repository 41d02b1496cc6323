package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.RegisteringLms.TOOL_CONFIGURATION;
import static org.weft.lti.RegisteringLms.answering;
import static org.weft.lti.RegisteringLms.assertRefused;
import static org.weft.lti.RegisteringLms.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An LMS registers itself over real HTTP. */
class InstallTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final RegisteringLms lms = new RegisteringLms(TOOL);

    @AfterEach
    void close() {
        lms.close();
    }

    @Test
    void h8_anInvitedLms_registersAndOpensAtOnce() {
        var invite = lms.invite("School A");

        var shown = lms.look("token-1", invite);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("Register Weft").contains("School A").contains("moodle 4.5.6");
        assertThat(policy(shown)).contains("frame-ancestors 'self' " + lms.platform.issuer);
        assertThat(lms.sent).isEmpty();

        var done = lms.confirm("token-1", invite);

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("Weft is registered").contains("close.js");
        assertThat(lms.bearers).containsOnly("Bearer token-1");
        var request = lms.sent.get(0);
        assertThat(request.path("initiate_login_uri").asText()).isEqualTo("https://weft.example/lti/login");
        assertThat(request.path("redirect_uris").get(0).asText()).isEqualTo("https://weft.example/lti/launch");
        assertThat(request.path("jwks_uri").asText()).isEqualTo("https://weft.example/lti/jwks.json");
        assertThat(request.path("token_endpoint_auth_method").asText()).isEqualTo("private_key_jwt");
        assertThat(request.path(TOOL_CONFIGURATION).path("domain").asText()).isEqualTo("weft.example");
        assertThat(lms.launch().statusCode()).isEqualTo(303);
    }

    @Test
    void h8_withoutDeploymentInTheAnswer_theFirstLaunchTellsIt() {
        lms.registering = answering("client-7", "");

        assertThat(lms.confirm("", lms.invite("School A")).statusCode()).isEqualTo(200);

        var registration = lms.registration();
        assertThat(TOOL.host.registrations().deploymentIds(registration)).isEmpty();
        assertThat(lms.launch().statusCode()).isEqualTo(303);
        assertThat(lms.launch().statusCode()).isEqualTo(303);
        assertThat(TOOL.host.registrations().deploymentIds(registration)).containsExactly(Tool.DEPLOYMENT);
    }

    @Test
    void h8_withoutInvitation_itWaitsUntilConfirmed() {
        var done = lms.confirm("token-1", "");

        assertThat(done.body())
                .contains("weft installation confirm "
                        + lms.registration().installationId().text());
        var before = lms.login();
        assertThat(before.body()).contains("registration-pending");

        assertThat(TOOL.host.registrations().confirm(lms.registration())).isTrue();

        assertThat(lms.launch().statusCode()).isEqualTo(303);
        assertThat(TOOL.host.registrations().confirm(lms.registration())).isFalse();
    }

    @Test
    void h8_registeringAgain_bringsUpToDate() {
        var invite = lms.invite("School A");
        lms.confirm("t", invite);
        lms.configuration.put("token_endpoint", lms.platform.url("/token2").toString());
        var token = "e30." + FakePlatform.base64("{\"sub\":\"client-7\"}".getBytes(StandardCharsets.UTF_8)) + ".x";

        assertThat(lms.look(token, invite).body()).contains("Bring Weft up to date");
        assertThat(lms.confirm(token, invite).statusCode()).isEqualTo(200);

        assertThat(TOOL.host.registrations().all()).hasSize(1);
        assertThat(lms.registration().tokenUrl()).isEqualTo(lms.platform.url("/token2"));
        assertThat(lms.launch().statusCode()).isEqualTo(303);
        lms.registering = answering("another", "1");
        assertRefused(lms.confirm(token, invite), 409, "client-differs");
        assertThat(TOOL.host.registrations().all()).hasSize(1);
    }

    @Test
    void h8_canvas_getsPlacementsAndPrivacyLevel() {
        lms.platformConfiguration().put("product_family_code", "canvas");
        lms.platformConfiguration().put("https://canvas.instructure.com/lti/account_name", "<b>Test</b> University");
        lms.platformConfiguration().put("variables", List.of("com.instructure.User.sectionNames"));
        var placements = List.of("editor_button", "link_selection");
        lms.platformConfiguration()
                .put(
                        "messages_supported",
                        List.of(
                                Map.of("type", "LtiResourceLinkRequest"),
                                Map.of("type", "LtiDeepLinkingRequest", "placements", placements)));
        var invite = lms.invite("School A");

        assertThat(lms.look("t", invite).body())
                .contains("&lt;b&gt;Test&lt;/b&gt; University")
                .doesNotContain("<b>");
        lms.confirm("t", invite);

        var tool = lms.sent.get(0).path(TOOL_CONFIGURATION);
        assertThat(tool.path("messages").get(1).path("type").asText()).isEqualTo("LtiDeepLinkingRequest");
        assertThat(tool.path("messages").get(1).path("placements").toString()).isEqualTo("[\"link_selection\"]");
        assertThat(tool.path("https://canvas.instructure.com/lti/privacy_level").asText())
                .isEqualTo("public");
        assertThat(tool.path("messages").get(0).path("placements").get(0).asText())
                .isEqualTo("course_navigation");
        assertThat(tool.path("custom_parameters").path("sections").asText())
                .isEqualTo("$com.instructure.User.sectionNames");
        var installation = TOOL.host.registrations().installation(lms.registration());
        assertThat(installation.name()).isEqualTo("<b>Test</b> University");
        assertThat(installation.frameAncestors()).contains("https://*.instructure.com");
    }
}
