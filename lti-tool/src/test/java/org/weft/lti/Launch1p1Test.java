package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.weft.lti.OldLms.opened;
import static org.weft.lti.Refused.assertRefused;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.lti.v1p1.ConsumerRefused;
import org.weft.lti.v1p1.ConsumerSecret;
import org.weft.lti.v1p1.FormSignature;
import org.weft.lti.v1p1.Nonces;

/** Section I of the conformance list: who may launch by LTI 1.1. */
class Launch1p1Test {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final OldLms lms = new OldLms(TOOL, "Old school");

    @Test
    void i1_aSignedLaunch_opens() {
        lms.afterTeacher();

        opened(lms.launch(fields -> {}));
    }

    @Test
    void i2_aWrongSecret_isRefused() {
        long rows = TOOL.rows();
        var answer = lms.post("", OldLms.signed(lms.message(), OldLms.ADDRESS, Map.of(), "another-secret-of-theirs"));

        assertRefused(answer, Reason.OAUTH_REFUSED);
        assertThat(answer.body())
                .contains("https://weft.example/lti/launch11")
                .doesNotContain(lms.consumer.key(), "Ana", "signature_invalid", "Parameters");
        assertThat(TOOL.rows()).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://weft.example/lti/launch11",
                "https://weft.example/lti/launch",
                "https://weft.example:8443/lti/launch11",
                "https://evil.example/lti/launch11",
                "http://127.0.0.1/lti/launch11"
            })
    void i3_anotherAddressThanOurPublicOne_isRefused(String address) {
        assertRefused(lms.post("", OldLms.signed(lms.message(), address, Map.of(), lms.secret)), Reason.OAUTH_REFUSED);
    }

    @Test
    void i3_behindAProxy_ourPublicAddressCounts_whateverTheRequestSays() {
        lms.afterTeacher();
        var body = Initiation.query(Map.copyOf(lms.signed(lms.message())));

        opened(TOOL.postText(
                "/lti/launch11", body, "X-Forwarded-Proto", "http", "X-Forwarded-Host", "inner.example:8080"));
    }

    @Test
    void i3_theUsualPort_needNotBeSaid() {
        var signed = lms.signed(lms.message());

        assertThat(FormSignature.verifies(URI.create("https://WEFT.example:443/lti/launch11"), signed, lms.secret))
                .isTrue();
        assertThat(FormSignature.verifies(URI.create("https://weft.example:80/lti/launch11"), signed, lms.secret))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"roles", "user_id", "oauth_nonce", "custom_added", "ext_empty"})
    void i4_aFieldThatWasChanged_isRefused(String field) {
        var fields = lms.signed(lms.message());
        fields.put(field, "Instructor");

        assertRefused(lms.post("", fields), Reason.OAUTH_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "1-unknown", "999999-00000000000000000000000000000000", "-", "'"})
    void i5_anUnknownKey_isRefusedWithTheWordsOfAWrongSecret(String key) {
        var wrongSecret =
                lms.post("", OldLms.signed(lms.message(), OldLms.ADDRESS, Map.of(), "another-secret-of-theirs"));
        var unknownKey = lms.launch(fields -> fields.put("oauth_consumer_key", key));

        assertRefused(unknownKey, Reason.OAUTH_REFUSED);
        assertThat(withoutNumber(unknownKey.body())).isEqualTo(withoutNumber(wrongSecret.body()));
        assertThat(unknownKey.headers().firstValue("Content-Security-Policy"))
                .isEqualTo(wrongSecret.headers().firstValue("Content-Security-Policy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oauth_consumer_key",
                "oauth_nonce",
                "oauth_timestamp",
                "oauth_signature",
                "oauth_signature_method"
            })
    void i6_withoutAnOauthField_itIsRefused_andTheFieldNamed(String field) {
        var fields = lms.signed(lms.message(before -> before.remove(field)));
        fields.remove(field);
        var blank = lms.signed(lms.message());
        blank.put(field, " ");

        var answer = lms.post("", fields);

        assertRefused(answer, Reason.OAUTH_INCOMPLETE);
        assertThat(answer.body()).contains("<dt>missing</dt><dd>" + field + "</dd>");
        assertRefused(lms.post("", blank), Reason.OAUTH_INCOMPLETE);
    }

    @ParameterizedTest
    @CsvSource({"301, false", "-301, false", "299, true", "-240, true"})
    void i7_aTimestampMayBeFiveMinutesOff(int seconds, boolean taken) {
        lms.afterTeacher();
        var signed = lms.signed(lms.message());
        TOOL.clock.advance(Duration.ofSeconds(seconds));

        var answer = lms.post("", signed);

        if (taken) {
            opened(answer);
        } else {
            assertRefused(answer, Reason.OAUTH_TIME_REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "-5", "1e9", "999999999999999999999", "0"})
    void i7_aTimestampThatIsNone_isRefused(String timestamp) {
        assertRefused(lms.launch(fields -> fields.put("oauth_timestamp", timestamp)), Reason.OAUTH_TIME_REFUSED);
    }

    @Test
    void i8_aCopy_isRefused_onEveryNodeAndAfterARestart() {
        lms.afterTeacher();
        var fields = lms.signed(lms.message());
        opened(lms.post("", fields));
        var arrivals = TOOL.arrivals.size();

        assertRefused(lms.post("", fields), Reason.OAUTH_USED);
        var otherNode = new Nonces(TOOL.database.jdbi(), TOOL.clock);
        assertThat(otherNode.use(lms.consumer, TOOL.clock.instant(), fields.getOrDefault("oauth_nonce", "")))
                .isFalse();
        assertThat(TOOL.arrivals).hasSize(arrivals);
    }

    @Test
    void i8_ofCopiesAtTheSameTime_oneGetsThrough() {
        lms.afterTeacher();
        var fields = lms.signed(lms.message());

        var answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> lms.post("", fields)))
                .toList();

        assertThat(answers)
                .extracting(answer -> answer.join().statusCode())
                .containsOnlyOnce(303)
                .containsOnly(303, 403);
    }

    @Test
    void i8_twoLmssMayUseTheSameNonce_andOldOnesAreForgotten() {
        var other = new OldLms(TOOL, "Other school").afterTeacher();
        lms.afterTeacher();

        opened(lms.launch(fields -> fields.put("oauth_nonce", "same")));
        opened(other.launch(fields -> fields.put("oauth_nonce", "same")));
        TOOL.clock.advance(Duration.ofMinutes(11));
        var nonces = new Nonces(TOOL.database.jdbi(), TOOL.clock);
        nonces.use(lms.consumer, TOOL.clock.instant(), "later");

        long kept = TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from lti_nonce")
                        .mapTo(Long.class)
                        .one());
        assertThat(kept).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAINTEXT", "RSA-SHA1", "hmac-sha1"})
    void i9_theSecretInPlain_andOtherMethods_areRefused(String method) {
        var fields = lms.message(message -> message.put("oauth_signature_method", method));
        fields.put("oauth_signature", OldLms.encode(lms.secret) + "&");

        assertRefused(lms.post("", fields), Reason.OAUTH_METHOD_REFUSED);
    }

    @Test
    void i10_sha256_isRefused() {
        var fields = lms.message(message -> message.put("oauth_signature_method", "HMAC-SHA256"));
        fields.put("oauth_signature", OldLms.signature("HmacSHA256", fields, OldLms.ADDRESS, Map.of(), lms.secret));

        assertRefused(lms.post("", fields), Reason.OAUTH_METHOD_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "                    ", "short", "with a space in the middle", "ümläute-sind-hier"})
    void i11_anEmptyBlankOrWeakSecret_isRefusedWhenItIsSet_andSignsNothing(String secret) {
        assertThatThrownBy(() -> new ConsumerSecret(secret)).isInstanceOf(ConsumerRefused.class);

        assertRefused(
                lms.post("", OldLms.signed(lms.message(), OldLms.ADDRESS, Map.of(), secret)), Reason.OAUTH_REFUSED);
    }

    @Test
    void i17_aFieldTwice_isRefused() {
        var body = Initiation.query(Map.copyOf(lms.signed(lms.message())));

        assertRefused(TOOL.postText("/lti/launch11", body + "&roles=Instructor"), Reason.FIELD_REPEATED);
        assertRefused(TOOL.postText("/lti/launch11", body + "&custom_x=1&custom_x=1"), Reason.FIELD_REPEATED);
        assertRefused(TOOL.postText("/lti/launch11?user_id=eve", body), Reason.FIELD_REPEATED);
        assertRefused(TOOL.postText("/lti/launch11?a=1&a=1", body), Reason.FIELD_REPEATED);
    }

    @Test
    void i18_theQueryIsSigned() {
        lms.afterTeacher();
        var query = Map.of("post", "77", "q", "a b+c");
        var signed = OldLms.signed(lms.message(), OldLms.ADDRESS, query, lms.secret);

        assertRefused(lms.post("?post=78&q=a%20b%2Bc", signed), Reason.OAUTH_REFUSED);
        assertRefused(lms.post("", signed), Reason.OAUTH_REFUSED);
        opened(lms.post("?post=77&q=a%20b%2Bc", signed));
        assertThat(TOOL.lastArrival().target()).isNotNull();
    }

    @Test
    void i18_lmssThatRepeatTheQueryInTheForm_areUnderstood() {
        lms.afterTeacher();

        opened(lms.post("?post=77", lms.signed(lms.message(fields -> fields.put("post", "77")))));
        assertThat(TOOL.lastArrival().target()).isNotNull();
    }

    private static String withoutNumber(String page) {
        return page.replaceFirst("<dt>Number</dt><dd>[^<]*", "");
    }
}
