package org.weft.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.embed.Rejections.assertRejected;
import static org.weft.embed.Rejections.encode;
import static org.weft.embed.Rejections.payload;
import static org.weft.embed.Wikis.ANA;
import static org.weft.embed.Wikis.NOON;
import static org.weft.embed.Wikis.PARAMETERS;
import static org.weft.embed.Wikis.SCHOOL;
import static org.weft.embed.Wikis.SERVER;
import static org.weft.embed.Wikis.algebraPage;
import static org.weft.embed.Wikis.at;
import static org.weft.embed.Wikis.page;
import static org.weft.embed.Wikis.school;
import static org.weft.embed.Wikis.schoolKey;
import static org.weft.embed.Wikis.server;

import java.util.HashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.embed.EmbedRejected.Reason;

class EmbedVerifierTest {
    @ParameterizedTest
    @EnumSource
    void whatAWikiSignsArrivesAsItWas(EmbedAlgorithm algorithm) throws Exception {
        var wiki = new EmbedSigner(SCHOOL, SERVER, schoolKey(algorithm), at(NOON));

        var claim = server(NOON).verify(wiki.sign(ANA, algebraPage()), PARAMETERS);

        assertThat(claim)
                .isEqualTo(new PlacementClaim(
                        SCHOOL, SERVER, ANA, algebraPage(), NOON, NOON.plusSeconds(120), claim.id()));
    }

    @Test
    void anAnonymousReaderHasNoNameAndNoRights() throws Exception {
        var token = school().sign(WikiReader.anonymous(), algebraPage());

        var reader = server(NOON).verify(token, PARAMETERS).reader();

        assertThat(reader.isAnonymous()).isTrue();
        assertThat(reader).isEqualTo(new WikiReader(null, null, null, WikiRole.READER));
    }

    @Test
    void eachClaimHasAnIdOfItsOwn() throws Exception {
        var first = server(NOON).verify(school().sign(ANA, algebraPage()), PARAMETERS);
        var second = server(NOON).verify(school().sign(ANA, algebraPage()), PARAMETERS);

        assertThat(first.id()).hasSize(22).isNotEqualTo(second.id());
    }

    @Test
    void theLongestClaimFits() throws Exception {
        var wide = "漢".repeat(255);
        var reader = new WikiReader(wide, wide, "漢".repeat(254), WikiRole.SPACE_ADMIN);
        var spot = new WikiSpot(wide, wide, wide, wide, "漢".repeat(128), "漢".repeat(40), ParametersHash.of(PARAMETERS));

        var token = school().sign(reader, spot);

        assertThat(server(NOON).verify(token, PARAMETERS).spot()).isEqualTo(spot);
    }

    @Test
    void anotherPageOfTheSameMacroIsAnotherSpot() throws Exception {
        var here = server(NOON).verify(school().sign(ANA, page("4711")), PARAMETERS);
        var there = server(NOON).verify(school().sign(ANA, page("4712")), PARAMETERS);

        assertThat(here.spot()).isNotEqualTo(there.spot());
    }

    @Test
    void anotherPagePutIntoASignedClaim_isRefused() {
        var token = school().sign(ANA, page("4711"));

        assertRejected(Reason.BAD_SIGNATURE, withPayload(token, payloadOf(token).replace("4711", "4712")));
    }

    @Test
    void anotherReaderPutIntoASignedClaim_isRefused() {
        var token = school().sign(ANA, algebraPage());

        assertRejected(Reason.BAD_SIGNATURE, withPayload(token, payloadOf(token).replace("user-ana-7", "user-ben-8")));
    }

    @ParameterizedTest
    @EnumSource
    void aChangedSignature_isRefused(EmbedAlgorithm algorithm) {
        var token = new EmbedSigner(SCHOOL, SERVER, schoolKey(algorithm), at(NOON)).sign(ANA, algebraPage());
        var dot = token.lastIndexOf('.') + 1;
        var changed = (token.charAt(dot) == 'A' ? 'B' : 'A') + token.substring(dot + 1);

        assertRejected(Reason.BAD_SIGNATURE, token.substring(0, dot) + changed);
        assertRejected(Reason.BAD_SIGNATURE, token.substring(0, dot) + "AAAA");
        assertRejected(Reason.BAD_SIGNATURE, token.substring(0, dot));
    }

    @Test
    void parametersChangedAfterSigning_areRefused() {
        var token = school().sign(ANA, algebraPage());

        assertRejected(Reason.PARAMETERS_CHANGED, token, Map.of("forum", "staff-only"));
        assertRejected(Reason.PARAMETERS_CHANGED, token, Map.of());
        var more = new HashMap<>(PARAMETERS);
        more.put("show", "all");
        assertRejected(Reason.PARAMETERS_CHANGED, token, more);
    }

    @Test
    void aClaimLivesTwoMinutesAndTheLeeway() throws Exception {
        var token = school().sign(ANA, algebraPage());

        assertThat(server(NOON.plusSeconds(179)).verify(token, PARAMETERS)).isNotNull();
        assertRejected(Reason.EXPIRED, token, NOON.plusSeconds(180));
    }

    @Test
    void aClaimFromTheFuture_isRefusedBeyondTheLeeway() throws Exception {
        var token = school().sign(ANA, algebraPage());

        assertThat(server(NOON.minusSeconds(60)).verify(token, PARAMETERS)).isNotNull();
        assertRejected(Reason.NOT_YET_VALID, token, NOON.minusSeconds(61));
    }

    @ParameterizedTest
    @ValueSource(longs = {121, 86_400, 0, -10})
    void aClaimThatLivesTooLongOrNotAtAll_isRefused(long seconds) {
        var payload = payload();
        payload.put("exp", NOON.getEpochSecond() + seconds);

        assertRejected(Reason.WRONG_LIFETIME, Jws.sign(payload, schoolKey(EmbedAlgorithm.EDDSA)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.example", "https://weft.example/", "https://weft.example.evil.example"})
    void aClaimForAnotherServer_isRefused(String audience) {
        var payload = payload();
        payload.put("aud", audience);

        assertRejected(Reason.OTHER_AUDIENCE, Jws.sign(payload, schoolKey(EmbedAlgorithm.EDDSA)));
    }

    @Test
    void anotherWikisKey_isRefused() {
        var companyKey = Wikis.COMPANY_ED25519.getPrivate();

        var underItsOwnName = Jws.sign(payload(), new SigningKey("company", EmbedAlgorithm.EDDSA, companyKey));
        var underTheSchoolsName = Jws.sign(payload(), new SigningKey("ed", EmbedAlgorithm.EDDSA, companyKey));

        assertRejected(Reason.UNKNOWN_KEY, underItsOwnName);
        assertRejected(Reason.BAD_SIGNATURE, underTheSchoolsName);
    }

    @Test
    void aWikiThatWeDoNotKnow_isRefused() {
        var payload = payload();
        payload.put("iss", "wiki-nobody");

        assertRejected(Reason.UNKNOWN_KEY, Jws.sign(payload, schoolKey(EmbedAlgorithm.EDDSA)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed"})
    void aPublicKeyUsedAsASharedSecret_isRefused(String keyId) {
        var pair = keyId.equals("rsa") ? Wikis.SCHOOL_RSA : Wikis.SCHOOL_ED25519;
        var secret = new SecretKeySpec(pair.getPublic().getEncoded(), "HmacSHA256");

        var token = Jws.sign(payload(), new SigningKey(keyId, EmbedAlgorithm.HS256, secret));

        assertRejected(Reason.WRONG_ALGORITHM, token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "", "HS256", "RS256", "ES256", "eddsa"})
    void anAlgorithmThatTheKeyIsNotFor_isRefused(String algorithm) {
        var header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"ed\",\"typ\":\"weft-embed+jwt\"}";

        assertRejected(Reason.WRONG_ALGORITHM, encode(header) + "." + encode(FlatJson.write(payload())) + ".");
    }

    @Test
    void anOversizedToken_isRefusedUnread() {
        assertRejected(Reason.TOO_LARGE, "a".repeat(EmbedVerifier.MAX_LENGTH + 1));
    }

    @Test
    void aReasonHasAStableCode() {
        assertThat(Reason.PARAMETERS_CHANGED.code()).isEqualTo("embed-parameters-changed");
    }

    private static String payloadOf(String token) {
        return new String(Base64Url.decode(token.split("\\.", -1)[1]), UTF_8);
    }

    private static String withPayload(String token, String payload) {
        var parts = token.split("\\.", -1);
        return parts[0] + "." + encode(payload) + "." + parts[2];
    }
}
