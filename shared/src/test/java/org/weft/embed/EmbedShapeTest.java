package org.weft.embed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.embed.Rejections.assertRejected;
import static org.weft.embed.Rejections.encode;
import static org.weft.embed.Rejections.payload;
import static org.weft.embed.Wikis.ANA;
import static org.weft.embed.Wikis.NOON;
import static org.weft.embed.Wikis.PARAMETERS;
import static org.weft.embed.Wikis.schoolKey;
import static org.weft.embed.Wikis.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.embed.EmbedRejected.Reason;

/** What a token must look like; {@link EmbedVerifierTest} tells what it must say. */
class EmbedShapeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"EdDSA\",\"kid\":\"ed\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"ed\",\"typ\":\"JWT\"}",
                "{\"alg\":\"EdDSA\",\"typ\":\"weft-embed+jwt\"}",
                "{\"alg\":\"EdDSA\",\"kid\":7,\"typ\":\"weft-embed+jwt\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"ed\",\"typ\":\"weft-embed+jwt\",\"jku\":\"https://evil.example\"}",
                "{\"alg\":\"EdDSA\",\"alg\":\"none\",\"kid\":\"ed\",\"typ\":\"weft-embed+jwt\"}",
                "{}",
                "[]",
                ""
            })
    void aHeaderThatIsNotOurs_isRefused(String header) {
        var signed = encode(header) + "." + encode(FlatJson.write(payload()));
        var proof = EmbedAlgorithm.EDDSA.sign(Wikis.SCHOOL_ED25519.getPrivate(), signed.getBytes(US_ASCII));

        assertRejected(Reason.MALFORMED, signed + "." + Base64Url.encode(proof));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c.d", "a.b.c", "é.é.é", "e30=.e30=.e30=", "e31.e30.e30"})
    void whatIsNoToken_isRefused(String token) {
        assertRejected(Reason.MALFORMED, token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"role", "space", "spaceTitle", "page", "pageTitle", "local", "widget", "parameters", "jti", "iat"
            })
    void aClaimWithoutAMember_isRefused(String name) {
        var payload = payload();
        payload.remove(name);

        assertRejected(Reason.MALFORMED, Jws.sign(payload, schoolKey(EmbedAlgorithm.EDDSA)));
    }

    @Test
    void membersThatBreakTheirRule_areRefused() {
        assertMemberRefused("role", "root");
        assertMemberRefused("sub", "x".repeat(256));
        assertMemberRefused("sub", 7L);
        assertMemberRefused("name", "Ana\u0000");
        assertMemberRefused("page", " ");
        assertMemberRefused("jti", "short");
        assertMemberRefused("iat", "now");
    }

    @Test
    void timesFromTheAgeOfTheStars_areRefusedNotOverflown() {
        var payload = payload();
        payload.put("iat", -9_999_999_999_999_999L);

        assertRejected(Reason.WRONG_LIFETIME, Jws.sign(payload, schoolKey(EmbedAlgorithm.EDDSA)));
    }

    @Test
    void aNameWithoutASubject_isRefused() {
        var payload = payload();
        payload.remove("sub");

        assertRejected(Reason.MALFORMED, Jws.sign(payload, schoolKey(EmbedAlgorithm.EDDSA)));
    }

    @Test
    void membersOfANewerWikiPlugin_arePassedOver() throws Exception {
        var payload = payload();
        payload.put("theme", "dark");

        var token = Jws.sign(payload, schoolKey(EmbedAlgorithm.EDDSA));

        assertThat(server(NOON).verify(token, PARAMETERS).reader()).isEqualTo(ANA);
    }

    private static void assertMemberRefused(String name, Object value) {
        var payload = payload();
        payload.put(name, value);

        assertRejected(Reason.MALFORMED, Jws.sign(payload, schoolKey(EmbedAlgorithm.EDDSA)));
    }
}
