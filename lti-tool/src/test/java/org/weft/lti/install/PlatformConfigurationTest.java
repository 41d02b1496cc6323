package org.weft.lti.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.weft.lti.platform.PublicAddresses;

class PlatformConfigurationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI MOODLE = URI.create("http://127.0.0.1:8900/mod/lti/openid-configuration.php");

    @Test
    void aRealMoodle_isUnderstood() throws IOException {
        var read = read(moodle(), MOODLE);

        assertThat(read.issuer()).isEqualTo("http://127.0.0.1:8900");
        assertThat(read.registrationEndpoint()).hasPath("/mod/lti/openid-registration.php");
        assertThat(read.product()).isEqualTo("moodle");
        assertThat(read.version()).isEqualTo("4.5.6 (Build: 20250811)");
        assertThat(read.name()).isEqualTo("127.0.0.1");
        assertThat(read.variables()).contains("Context.id.history");
        assertThat(read.messages())
                .containsEntry("LtiResourceLinkRequest", List.of())
                .containsEntry("LtiDeepLinkingRequest", List.of("ContentArea"));
    }

    @Test
    void messagesMayBeTexts() throws IOException {
        var json = moodle();
        var platform = (ObjectNode) json.get("https://purl.imsglobal.org/spec/lti-platform-configuration");
        platform.putArray("messages_supported").add("LtiResourceLinkRequest").add(7);

        assertThat(read(json, MOODLE).messages()).containsOnlyKeys("LtiResourceLinkRequest");
    }

    @Test
    void instructuresCanvas_answersAtAnotherHostOfItsOwn() throws IOException {
        var json = moodle().put("issuer", "https://canvas.test.instructure.com");
        var own = URI.create("https://sso.test.canvaslms.com/api/lti/security/openid-configuration");
        var other = URI.create("https://canvaslms.com.evil.example/openid-configuration");

        assertThat(read(json, own).issuer()).isEqualTo("https://canvas.test.instructure.com");
        assertThatThrownBy(() -> read(json, other)).hasMessageContaining("for another LMS");
    }

    private static PlatformConfiguration read(JsonNode json, URI from) {
        return PlatformConfiguration.read(json, from, new PublicAddresses(true));
    }

    private static ObjectNode moodle() throws IOException {
        try (var in =
                PlatformConfigurationTest.class.getResourceAsStream("/samples/moodle/01-openid-configuration.json")) {
            return (ObjectNode) JSON.readTree(in).get("body");
        }
    }
}
