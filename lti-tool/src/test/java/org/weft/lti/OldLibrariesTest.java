package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of what the library for LTI 1.1 would bring along, its signatures alone are here. */
class OldLibrariesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javax.servlet.http.HttpServletRequest",
                "org.json.simple.JSONObject",
                "org.codehaus.jackson.map.ObjectMapper",
                "org.apache.http.client.HttpClient",
                "oauth.signpost.OAuthConsumer",
                "org.aspectj.weaver.tools.WeavingAdaptor"
            })
    void itsOldCompanions_areNot(String name) {
        assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void signaturesAre() throws ClassNotFoundException {
        assertThat(Class.forName("org.imsglobal.lti.launch.LtiOauthVerifier")).isNotNull();
        assertThat(Class.forName("net.oauth.SimpleOAuthValidator")).isNotNull();
    }
}
