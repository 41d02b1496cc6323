package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.Refused.assertRefused;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section C of the conformance list, as far as the platform's key set is concerned. */
class PlatformKeysTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Learner carla = new Learner(TOOL, platform);

    @BeforeEach
    void register() {
        TOOL.register(platform);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void c23_anUnreachableKeySet_isNamedAndCanBeTriedAgain() {
        platform.answerKeysWith(exchange -> exchange.sendResponseHeaders(500, -1));
        var login = carla.login();
        var claims = carla.claims(login);
        Learner.roles(claims, "Instructor");
        var token = FakePlatform.sign(claims);

        var refused = carla.launch(login, token);
        platform.publish(FakePlatform.KEY);
        TOOL.clock.advance(Duration.ofSeconds(11));
        var again = carla.launch(login, token);

        assertRefused(refused, Reason.KEYS_UNREACHABLE);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(refused.body()).contains("Try again").contains("name=\"state\" value=\"" + login.state());
        assertThat(again.statusCode()).isEqualTo(303);
    }

    @Test
    void c23_aSlowKeySet_isGivenUp() {
        platform.answerKeysWith(platform::keepSilent);

        assertRefused(launch(), Reason.KEYS_UNREACHABLE);
    }

    @Test
    void c23_aKeySetThatTrickles_isGivenUp() {
        platform.answerKeysWith(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"keys\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            platform.keepSilent(exchange);
        });

        assertRefused(launch(), Reason.KEYS_UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>403</html>", "{\"keys\":", "[]", "{}", "{\"keys\":7}", "null"})
    void c23_whatIsNoKeySet_isRefused(String text) {
        platform.publishText(text);

        assertRefused(launch(), Reason.KEYS_UNREACHABLE);
    }

    @Test
    void c23_anHtmlPageWithStatus403_isRefused() {
        platform.answerKeysWith(exchange -> exchange.sendResponseHeaders(403, -1));

        assertRefused(launch(), Reason.KEYS_UNREACHABLE);
    }

    @Test
    void c23_aHugeKeySet_isRefused() {
        platform.publishText("{\"keys\":[],\"x\":\"" + "x".repeat(600 * 1024) + "\"}");

        assertRefused(launch(), Reason.KEYS_UNREACHABLE);
    }

    @Test
    void c23_weSayWhoWeAre() {
        assertThat(launch().statusCode()).isEqualTo(303);

        assertThat(platform.userAgents).containsExactly("Weft/1.0 (LTI 1.3 tool; +https://weft.example)");
    }

    @Test
    void c23_aKeySetThatStopsAnswering_isUsedOn() {
        assertThat(launch().statusCode()).isEqualTo(303);

        platform.answerKeysWith(exchange -> exchange.sendResponseHeaders(500, -1));
        TOOL.clock.advance(Duration.ofHours(23));

        assertThat(launch().statusCode()).isEqualTo(303);
        TOOL.clock.advance(Duration.ofHours(2));
        assertRefused(launch(), Reason.KEYS_UNREACHABLE);
    }

    @Test
    void c24_aKeyWithoutAlgorithm_isUsedByItsKind() {
        platform.publish(FakePlatform.KEY, FakePlatform.EC_KEY);
        var login = carla.login();
        var claims = carla.claims(login);
        Learner.roles(claims, "Instructor");

        assertThat(FakePlatform.KEY.getAlgorithm()).isNull();
        assertThat(launch().statusCode()).isEqualTo(303);
        assertThat(carla.launch(login, FakePlatform.signEs256(claims)).statusCode())
                .isEqualTo(303);
    }

    @Test
    void c24_aKeyForAnotherAlgorithm_isNotUsed() {
        platform.publish(new RSAKey.Builder(FakePlatform.KEY)
                .algorithm(JWSAlgorithm.RS512)
                .build());

        assertRefused(launch(), Reason.KEY_UNKNOWN);
    }

    @Test
    void c30_aRedirectIntoTheInternalNetwork_isNotFollowed() {
        var inside = new FakePlatform();
        platform.answerKeysWith(exchange -> {
            exchange.getResponseHeaders().add("Location", inside.url("/jwks").toString());
            exchange.sendResponseHeaders(302, -1);
        });

        assertRefused(launch(), Reason.KEYS_UNREACHABLE);
        assertThat(inside.fetches()).isZero();
        inside.close();
    }

    @Test
    void aNewKeyOfThePlatform_isFetchedOnce() {
        assertThat(launch().statusCode()).isEqualTo(303);
        platform.publish(FakePlatform.KEY, FakePlatform.NEW_KEY);
        TOOL.clock.advance(Duration.ofSeconds(11));

        for (int i = 0; i < 3; i++) {
            var login = carla.login();
            var claims = carla.claims(login);
            Learner.roles(claims, "Instructor");
            var header = FakePlatform.header("RS256", "key-2");
            var token = FakePlatform.sign(header, FakePlatform.json(claims), FakePlatform.NEW_KEY);
            assertThat(carla.launch(login, token).statusCode()).isEqualTo(303);
        }

        assertThat(platform.fetches()).isEqualTo(2);
    }

    private HttpResponse<String> launch() {
        return carla.launch(claims -> Learner.roles(claims, "Instructor"));
    }
}
