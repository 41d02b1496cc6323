package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.Refused.assertRefused;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section B of the conformance list: the certification suite's known bad launches. */
class KnownBadLaunchTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Learner ana = new Learner(TOOL, platform);
    private long rowsBefore;

    @BeforeEach
    void register() {
        TOOL.register(platform);
        rowsBefore = TOOL.rows();
    }

    @AfterEach
    void nothingWasWritten() {
        platform.close();
        assertThat(TOOL.rows()).isEqualTo(rowsBefore);
    }

    @Test
    void b1_withoutKid_isRefused() {
        var login = ana.login();
        var header = FakePlatform.header("RS256", "");
        header.remove("kid");
        var token = FakePlatform.sign(header, FakePlatform.json(ana.claims(login)), FakePlatform.KEY);

        assertRefused(ana.launch(login, token), Reason.KEY_ID_MISSING);
    }

    @Test
    void b2_unknownKid_isRefusedAfterOneMoreFetch() {
        var login = ana.login();
        var token = FakePlatform.sign(
                FakePlatform.header("RS256", "nobody"), FakePlatform.json(ana.claims(login)), FakePlatform.KEY);

        assertRefused(ana.launch(login, token), Reason.KEY_UNKNOWN);
        assertRefused(ana.launch(login, token), Reason.KEY_UNKNOWN);

        assertThat(platform.fetches()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.3", "1.2.0", "1.3", "1.3.0 ", ""})
    void b3_wrongVersion_isRefused(String version) {
        assertRefused(ana.launch(claims -> claims.put(Claims.LTI + "version", version)), Reason.VERSION_WRONG);
    }

    @Test
    void b4_noVersion_isRefused() {
        assertRefused(ana.launch(without("version")), Reason.VERSION_WRONG);
    }

    @Test
    void b5_aPayloadThatIsNoLtiMessage_isRefused() {
        var login = ana.login();

        assertRefused(ana.launch(login, FakePlatform.sign(Map.of("name", "badltilaunch"))), Reason.ISSUER_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "a.b", "a.b.c", "a.b.c.d", "..", "e30.e30.e30", "W10.W10.", "%%%.%%%.%%%", "bnVsbA.bnVsbA.x"
            })
    void b5_whatIsNoToken_isRefused(String token) {
        var answer = ana.launch(ana.login(), token);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("<h1>").doesNotContain("Exception");
    }

    @Test
    void b6_missingClaims_areRefused() {
        assertRefused(
                ana.launch(claims -> {
                    without("message_type").accept(claims);
                    without("version").accept(claims);
                    without("roles").accept(claims);
                }),
                Reason.MESSAGE_TYPE_MISSING);
        assertRefused(ana.launch(claims -> claims.remove("aud")), Reason.AUDIENCE_WRONG);
        assertRefused(ana.launch(claims -> claims.remove("iss")), Reason.ISSUER_MISSING);
        assertRefused(ana.launch(claims -> claims.remove("exp")), Reason.EXPIRED);
        assertRefused(ana.launch(claims -> claims.remove("iat")), Reason.ISSUED_TOO_EARLY);
    }

    @Test
    void b7_wrongTimes_areRefused() {
        assertRefused(
                ana.launch(claims -> {
                    claims.put("iat", 11111);
                    claims.put("exp", 22222);
                }),
                Reason.EXPIRED);
    }

    @Test
    void b8_noMessageType_isRefused() {
        assertRefused(ana.launch(without("message_type")), Reason.MESSAGE_TYPE_MISSING);
    }

    @Test
    void b9_noRolesClaim_isRefused() {
        assertRefused(ana.launch(without("roles")), Reason.ROLES_MISSING);
    }

    @Test
    void b10_noDeploymentId_isRefused() {
        assertRefused(ana.launch(without("deployment_id")), Reason.DEPLOYMENT_MISSING);
    }

    @Test
    void b11_noResourceLinkId_isRefused() {
        assertRefused(ana.launch(without("resource_link")), Reason.RESOURCE_LINK_MISSING);
        assertRefused(resourceLink(Map.of("id", "")), Reason.RESOURCE_LINK_MISSING);
        assertRefused(resourceLink(Map.of("title", "Week 1")), Reason.RESOURCE_LINK_MISSING);
        assertRefused(resourceLink(List.of("link-1")), Reason.CLAIM_MALFORMED);
    }

    @Test
    void b12_noSubject_isRefused() {
        assertRefused(ana.launch(claims -> claims.remove("sub")), Reason.SUBJECT_MISSING);
    }

    private HttpResponse<String> resourceLink(Object value) {
        return ana.launch(claims -> claims.put(Claims.LTI + "resource_link", value));
    }

    private static Consumer<Map<String, Object>> without(String claim) {
        return claims -> claims.remove(Claims.LTI + claim);
    }
}
