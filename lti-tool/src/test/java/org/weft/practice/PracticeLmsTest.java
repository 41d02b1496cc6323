package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PracticeLmsTest {
    static PracticeLms lms;

    @BeforeAll
    static void start() {
        lms = PracticeFixture.started();
    }

    @AfterAll
    static void stop() {
        lms.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://0.0.0.0:0", "http://192.0.2.7:0", "http://[2001:db8::1]:0"})
    void anAddressThatOthersCanReach_isRefused(String url) {
        var open = new PracticeLms(PracticeFixture.settings(url), Clock.systemUTC());

        assertThatIllegalArgumentException()
                .isThrownBy(open::start)
                .withMessageContaining("loopback")
                .withMessageContaining(url);
    }

    @Test
    void anAddressWithoutAPort_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PracticeFixture.settings("http://127.0.0.1"))
                .withMessageContaining("needs a port");
    }

    @Test
    void aTakenPort_isRefused() {
        var second = new PracticeLms(PracticeFixture.settings(lms.uri().toString()), Clock.systemUTC());

        assertThatThrownBy(second::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(lms.uri().toString());
    }

    @Test
    void stoppingFreesThePort() {
        var first = PracticeFixture.started();
        var address = first.uri();
        first.stop();
        first.stop();

        var second = new PracticeLms(PracticeFixture.settings(address.toString()), Clock.systemUTC());
        second.start();

        assertThat(second.uri()).isEqualTo(address);
        second.stop();
    }

    @Test
    void theConfigurationNamesTheEndpoints() {
        var answer = PracticeClient.stranger(lms).get("/.well-known/openid-configuration");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .contains("\"issuer\":\"" + lms.uri() + "\"")
                .contains("\"authorization_endpoint\":\"" + lms.authorizationUri() + "\"")
                .contains("\"token_endpoint\":\"" + lms.tokenUri() + "\"")
                .contains("\"jwks_uri\":\"" + lms.jwksUri() + "\"");
    }

    @Test
    void theKeySetHasNoPrivateParts() {
        var answer = PracticeClient.stranger(lms).get("/jwks.json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"kty\":\"RSA\"", "\"alg\":\"RS256\"")
                .doesNotContain("\"d\"", "\"p\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/courses/quantum-computing/qubits",
                "/launch/quantum-computing.qubits",
                "/jwks.json",
                "/assets/host.js",
                "/no-such-page",
                "/?as=%ff"
            })
    void everyAnswerHasSecurityHeaders(String path) {
        var headers = PracticeClient.as("ana", lms).get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-src 'self' http://localhost:9;")
                .contains("form-action 'self' http://localhost:9;", "frame-ancestors 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("strict-origin-when-cross-origin");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/courses/%2e%2e/x", "/a%2fb"})
    void aMalformedAddressIsRefusedWithSecurityHeaders(String path) {
        var answer = PracticeClient.stranger(lms).get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void aForeignHostName_isRefused() {
        var byAnotherName = URI.create("http://localhost:" + lms.uri().getPort());

        var answer = PracticeClient.at(byAnotherName).get("/");

        assertThat(answer.statusCode()).isEqualTo(421);
        assertThat(answer.body()).contains(lms.uri().toString());
    }
}
