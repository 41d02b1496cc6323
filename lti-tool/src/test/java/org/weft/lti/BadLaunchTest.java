package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.Refused.assertRefused;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.lti.registrations.NewRegistration;
import org.weft.lti.registrations.Registration;

/** Section C of the conformance list, as far as the token itself is concerned. */
class BadLaunchTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Learner ana = new Learner(TOOL, platform);
    private Registration registration;
    private long rowsBefore;

    @BeforeEach
    void register() {
        registration = TOOL.register(platform);
        rowsBefore = TOOL.rows();
    }

    @AfterEach
    void nothingWasWritten() {
        platform.close();
        assertThat(TOOL.rows()).isEqualTo(rowsBefore);
    }

    @Test
    void c1_noSignature_isRefused() {
        var login = ana.login();
        var token = FakePlatform.unsigned(FakePlatform.header("none", "key-1"), FakePlatform.json(ana.claims(login)));

        assertRefused(ana.launch(login, token + "."), Reason.ALGORITHM_REFUSED);
    }

    @Test
    void c2_thePublicKeyAsSharedSecret_isRefused() throws Exception {
        var login = ana.login();
        var unsigned =
                FakePlatform.unsigned(FakePlatform.header("HS256", "key-1"), FakePlatform.json(ana.claims(login)));
        var secret = FakePlatform.KEY.toPublicKey().getEncoded();
        var signature = new MACSigner(secret)
                .sign(new JWSHeader(JWSAlgorithm.HS256), unsigned.getBytes(StandardCharsets.UTF_8));

        assertRefused(ana.launch(login, unsigned + "." + signature), Reason.ALGORITHM_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PS256", "ES512", "EdDSA", "rs256", "RS1", ""})
    void c3_otherAlgorithms_areRefused(String algorithm) {
        var login = ana.login();
        var payload = FakePlatform.json(ana.claims(login));
        var token = FakePlatform.unsigned(FakePlatform.header(algorithm, "key-1"), payload) + ".AAAA";

        assertRefused(ana.launch(login, token), Reason.ALGORITHM_REFUSED);
    }

    @Test
    void c3_anAlgorithmThatIsNotTheKeysKind_isRefused() {
        var login = ana.login();
        var payload = FakePlatform.json(ana.claims(login));
        var token = FakePlatform.unsigned(FakePlatform.header("ES256", "key-1"), payload) + ".AAAA";

        assertRefused(ana.launch(login, token), Reason.KEY_UNKNOWN);
    }

    @Test
    void c4_aChangedMessage_isRefused() {
        var login = ana.login();
        var claims = ana.claims(login);
        var signature = FakePlatform.sign(claims).replaceAll(".*\\.", "");
        claims.put("sub", "carla");
        var changed = FakePlatform.unsigned(FakePlatform.header("RS256", "key-1"), FakePlatform.json(claims));

        assertRefused(ana.launch(login, changed + "." + signature), Reason.SIGNATURE_WRONG);
        assertRefused(ana.launch(login, changed + ".AAAA"), Reason.SIGNATURE_WRONG);
        assertRefused(ana.launch(login, changed + "."), Reason.SIGNATURE_WRONG);
    }

    @Test
    void c5_anotherIssuer_isRefused() {
        assertRefused(ana.launch(claims -> claims.put("iss", "https://other.example")), Reason.ISSUER_UNKNOWN);
    }

    @Test
    void c5_theIssuerOfAnotherRegistration_isRefused() {
        var other = new FakePlatform();
        TOOL.register(other);

        assertRefused(ana.launch(claims -> claims.put("iss", other.issuer)), Reason.ISSUER_WRONG);
        other.close();
    }

    @Test
    void c6_anotherAudience_isRefused() {
        assertRefused(ana.launch(claims -> claims.put("aud", "other")), Reason.AUDIENCE_WRONG);
    }

    @Test
    void c7_severalAudiencesWithoutUs_areRefused() {
        assertRefused(ana.launch(claims -> claims.put("aud", List.of("other"))), Reason.AUDIENCE_WRONG);
        assertRefused(ana.launch(claims -> claims.put("aud", List.of())), Reason.AUDIENCE_WRONG);
        assertRefused(
                ana.launch(claims -> {
                    claims.put("aud", List.of("other", "third"));
                    claims.put("azp", Tool.CLIENT);
                }),
                Reason.AUDIENCE_WRONG);
    }

    @Test
    void c8_severalAudiencesAndAnotherParty_areRefused() {
        var audience = List.of(Tool.CLIENT, "other");

        assertRefused(ana.launch(claims -> claims.put("aud", audience)), Reason.PARTY_WRONG);
        assertRefused(
                ana.launch(claims -> {
                    claims.put("aud", audience);
                    claims.put("azp", "other");
                }),
                Reason.PARTY_WRONG);
    }

    @Test
    void c9_anotherParty_isRefused() {
        assertRefused(ana.launch(claims -> claims.put("azp", "other")), Reason.PARTY_WRONG);
    }

    @Test
    void c10_anExpiredMessage_isRefused() {
        assertRefused(ana.launch(seconds("exp", -60)), Reason.EXPIRED);
        assertRefused(ana.launch(claims -> claims.put("exp", "soon")), Reason.CLAIM_MALFORMED);
        assertRefused(ana.launch(claims -> claims.put("exp", 1e300)), Reason.CLAIM_MALFORMED);
    }

    @Test
    void c11_aMessageOfTheFarFutureOrPast_isRefused() {
        assertRefused(ana.launch(seconds("iat", 61)), Reason.ISSUED_IN_FUTURE);
        assertRefused(ana.launch(seconds("iat", -661)), Reason.ISSUED_TOO_EARLY);
    }

    @Test
    void c12_aMessageThatIsNotValidYet_isRefusedBeyondTheLeeway() {
        assertRefused(ana.launch(seconds("nbf", 61)), Reason.NOT_YET_VALID);
    }

    @Test
    void c20_anUnknownDeployment_isRefusedAndShown() {
        var answer = ana.launch(claims -> claims.put(Claims.LTI + "deployment_id", "new-campus"));

        assertRefused(answer, Reason.DEPLOYMENT_UNKNOWN);
        assertThat(answer.body()).contains("<dd>new-campus</dd>").contains(platform.issuer);
    }

    @Test
    void c20_aPendingDeployment_isRefused() {
        TOOL.host.registrations().setActive(registration, Tool.DEPLOYMENT, false);

        assertRefused(ana.launch(claims -> {}), Reason.DEPLOYMENT_PENDING);
    }

    @Test
    void c20_anotherSchoolsDeployment_isVerifiedWithThatSchoolsKeys() {
        var evil = new FakePlatform();
        evil.publish(FakePlatform.NEW_KEY);
        var given = TOOL.registration(evil, Tool.CLIENT, List.of("evil"), false);
        TOOL.host.registrations().add(sameIssuer(given));
        var login = ana.login();
        var header = FakePlatform.header("RS256", "key-2");
        var token = FakePlatform.sign(header, FakePlatform.json(ana.claims(login)), FakePlatform.NEW_KEY);

        assertRefused(ana.launch(login, token), Reason.KEY_UNKNOWN);
        evil.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LtiReportReviewRequest", "lti-something", "$X.y.z"})
    void c21_otherMessages_areRefused(String type) {
        var answer = ana.launch(claims -> claims.put(Claims.LTI + "message_type", type));

        assertRefused(answer, type.startsWith("$") ? Reason.MESSAGE_TYPE_MISSING : Reason.MESSAGE_NOT_SUPPORTED);
    }

    @Test
    void c22_aDisabledRegistration_isRefused() {
        var login = ana.login();
        TOOL.host.registrations().setEnabled(registration, false);

        assertRefused(ana.launch(login, FakePlatform.sign(ana.claims(login))), Reason.REGISTRATION_DISABLED);
        assertRefused(TOOL.post("/lti/login", ana.initiation()), Reason.REGISTRATION_DISABLED);
    }

    @Test
    void c25_anEmptyOrTooLongSubject_isRefused() {
        assertRefused(ana.launch(claims -> claims.put("sub", "")), Reason.SUBJECT_WRONG);
        assertRefused(ana.launch(claims -> claims.put("sub", "a".repeat(256))), Reason.SUBJECT_WRONG);
        assertRefused(ana.launch(claims -> claims.put("sub", "a\u0000b")), Reason.SUBJECT_WRONG);
        assertRefused(ana.launch(claims -> claims.put("sub", List.of("ana"))), Reason.CLAIM_MALFORMED);
    }

    @Test
    void c28_aRepeatedClaim_isRefused() {
        var login = ana.login();
        var json = FakePlatform.json(ana.claims(login));
        var header = FakePlatform.header("RS256", "key-1");

        var repeated = json.substring(0, json.length() - 1) + ",\"sub\":\"carla\"}";
        var trailing = json + "{}";

        assertRefused(ana.launch(login, FakePlatform.sign(header, repeated, FakePlatform.KEY)), Reason.TOKEN_MALFORMED);
        assertRefused(ana.launch(login, FakePlatform.sign(header, trailing, FakePlatform.KEY)), Reason.TOKEN_MALFORMED);
    }

    @Test
    void c29_addressesInTheHeaderAreNeverCalled() {
        var evil = new FakePlatform();
        evil.publish(FakePlatform.NEW_KEY);
        var address = evil.url("/jwks").toString();

        assertRefused(signedByNewKey(header -> header.put("kid", address)), Reason.KEY_UNKNOWN);
        assertRefused(signedByNewKey(header -> header.put("jku", address)), Reason.SIGNATURE_WRONG);
        assertRefused(signedByNewKey(header -> header.put("x5u", address)), Reason.SIGNATURE_WRONG);
        assertRefused(
                signedByNewKey(header ->
                        header.put("jwk", FakePlatform.NEW_KEY.toPublicJWK().toJSONObject())),
                Reason.SIGNATURE_WRONG);
        assertRefused(signedByNewKey(header -> header.put("crit", List.of("exp"))), Reason.ALGORITHM_REFUSED);

        assertThat(evil.fetches()).isZero();
        evil.close();
    }

    @Test
    void c18_aMessageThatComesTenMinutesLate_isRefused() {
        var login = ana.login();
        TOOL.clock.advance(Duration.ofMinutes(10).plusSeconds(1));
        var claims = ana.claims(login);

        assertRefused(ana.launch(login, FakePlatform.sign(claims)), Reason.STATE_EXPIRED);
    }

    private HttpResponse<String> signedByNewKey(Consumer<Map<String, Object>> change) {
        var login = ana.login();
        var header = FakePlatform.header("RS256", "key-1");
        change.accept(header);
        return ana.launch(login, FakePlatform.sign(header, FakePlatform.json(ana.claims(login)), FakePlatform.NEW_KEY));
    }

    private static Consumer<Map<String, Object>> seconds(String claim, int fromNow) {
        return claims -> claims.put(claim, TOOL.clock.instant().getEpochSecond() + fromNow);
    }

    private NewRegistration sameIssuer(NewRegistration given) {
        return new NewRegistration(
                "Evil school",
                given.name(),
                platform.issuer,
                given.clientId(),
                given.deploymentIds(),
                given.authorizationUrl(),
                given.tokenUrl(),
                given.jwksUrl(),
                given.frameAncestors(),
                given.openUrl(),
                given.allowAnonymous());
    }
}
