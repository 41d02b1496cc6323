package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages of a tool that belong to no link: of a course, and of what is stored of somebody. */
class MessageTest {
    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String COURSE = "/messages/quantum-computing";
    private static final Map<String, String> ALL = Map.of("message", "course", "client", "weft-client");
    private static final Map<String, String> OF_ANA =
            Map.of("message", "privacy", "client", "weft-client", "about", "ana");

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
    void everybodyInACourse_opensItsPageOfTheTool() throws ParseException {
        var ana = PracticeClient.as("ana", lms);

        assertThat(ana.get("/courses/quantum-computing/gates").body()).contains("All discussions");
        assertThat(ana.get(COURSE, ALL).body()).contains("tool-frame", "/messages/quantum-computing/open?");

        var claims = claims(ana, ALL);
        assertThat(claims).containsEntry(LTI + "message_type", "LtiContextLaunchRequest");
        assertThat(claims).containsKey(LTI + "context").doesNotContainKey(LTI + "resource_link");
    }

    @Test
    void administratorsOpenWhatIsStoredOfSomebody() throws ParseException {
        var mara = PracticeClient.as("mara", lms);

        assertThat(mara.get("/people/quantum-computing").body()).contains("stores<span class=\"hidden\"> of Ana Souza");
        var claims = claims(mara, OF_ANA);

        assertThat(claims).containsEntry(LTI + "message_type", "LtiDataPrivacyLaunchRequest");
        assertThat((Map<?, ?>) claims.get(LTI + "for_user")).extracting("name").isEqualTo("Ana Souza");
    }

    @Test
    void othersAreRefused_alsoWhoBringsAnothersHint() {
        var mara = PracticeClient.as("mara", lms);
        var ravi = PracticeClient.as("ravi", lms);
        assertThat(ravi.get("/people/quantum-computing").body()).doesNotContain(" of Ana Souza</span></a>");
        assertThat(ravi.get(COURSE, OF_ANA).statusCode()).isEqualTo(403);
        assertThat(ravi.get(COURSE + "/open", OF_ANA).statusCode()).isEqualTo(403);

        var login = new HashMap<>(PracticeClient.fields(mara.get(COURSE + "/open", OF_ANA)));
        login.put("login_hint", People.find("ravi").orElseThrow().subject());
        assertThat(PracticeClient.fields(ravi.get("/authorize", asked(login)))).containsEntry("error", "access_denied");
    }

    @Test
    void whatIsNotThere_isSaid() {
        var mara = PracticeClient.as("mara", lms);

        assertThat(mara.get("/messages/nowhere", ALL).statusCode()).isEqualTo(404);
        assertThat(mara.get(COURSE).statusCode()).isEqualTo(404);
        assertThat(mara.get(COURSE, Map.of("message", "privacy", "client", "weft-client", "about", "nobody"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(PracticeClient.stranger(lms).get(COURSE, ALL).statusCode()).isEqualTo(303);
    }

    private static Map<String, Object> claims(PracticeClient person, Map<String, String> wanted) throws ParseException {
        var login = PracticeClient.fields(person.get(COURSE + "/open", wanted));
        var answer = PracticeClient.fields(person.get("/authorize", asked(login)));
        assertThat(answer).containsKey("id_token");
        return SignedJWT.parse(answer.get("id_token")).getJWTClaimsSet().getClaims();
    }

    private static Map<String, String> asked(Map<String, String> login) {
        var request = new HashMap<String, String>();
        request.put("client_id", login.getOrDefault("client_id", ""));
        request.put("redirect_uri", "http://localhost:9/lti/launch");
        request.put("response_type", "id_token");
        request.put("response_mode", "form_post");
        request.put("scope", "openid");
        request.put("prompt", "none");
        request.put("nonce", "n1");
        request.put("state", "s1");
        request.put("login_hint", login.getOrDefault("login_hint", ""));
        request.put("lti_message_hint", login.getOrDefault("lti_message_hint", ""));
        return request;
    }
}
