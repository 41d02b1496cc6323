package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.weft.lti.RegisteringLms.answering;
import static org.weft.lti.RegisteringLms.assertRefused;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.weft.lti.install.Invitations;
import org.weft.people.Organizations;

/** What an LMS that registers itself is refused, over real HTTP, and that nothing is lost by it. */
class InstallRefusedTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final RegisteringLms lms = new RegisteringLms(TOOL);

    @AfterEach
    void close() {
        lms.close();
    }

    @Test
    void h8_withoutInvitation_noNameLeadsIntoAnOrganizationThatThereIs() {
        var known = new Organizations(TOOL.database.jdbi(), TOOL.clock).findOrAdd("Evil (client-7)");
        lms.platformConfiguration().put("https://canvas.instructure.com/lti/account_name", "Evil");

        assertThat(lms.confirm("token-1", "").statusCode()).isEqualTo(200);

        assertThat(lms.registration().organizationId()).isNotEqualTo(known.organizationId());
    }

    @Test
    void h8_noMoreThanFiftyWait() {
        for (int i = 0; i < 50; i++) {
            var client = "client-" + i;
            lms.registering = answering(client, "1");
            assertThat(lms.confirm("", "").statusCode()).isEqualTo(200);
        }

        var refused = lms.confirm("", "");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(lms.sent).hasSize(50);
    }

    @Test
    void h8_anInvitationWorksOnce_alsoWhenTwoClickAtOnce() throws Exception {
        var invite = lms.invite("School A");
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> click = () -> lms.confirm("t", invite).statusCode();
            var clicks = pool.invokeAll(List.of(click, click));
            assertThat(List.of(clicks.get(0).get(), clicks.get(1).get())).containsExactlyInAnyOrder(200, 403);
        } finally {
            pool.shutdownNow();
        }

        assertRefused(lms.confirm("t", invite), 403, "invitation-used");
        assertThat(lms.sent).hasSize(1);
        assertThat(TOOL.host.registrations().all()).hasSize(1);
    }

    @Test
    void h8_anInvitationEndsAfterAWeek_andAMadeUpOneIsNone() {
        var invite = lms.invite("School A");
        TOOL.clock.advance(Invitations.LIFETIME.plus(Duration.ofMinutes(1)));

        assertRefused(lms.confirm("t", invite), 403, "invitation-expired");
        assertRefused(lms.confirm("t", "1-" + "a".repeat(43)), 403, "invitation-unknown");
        assertRefused(lms.confirm("t", "nonsense"), 403, "invitation-unknown");
        assertThat(lms.sent).isEmpty();
    }

    @Test
    void h8_anLmsRegistersOnlyItself() {
        lms.configuration.put("issuer", "https://other.example");

        assertRefused(lms.confirm("t", lms.invite("School A")), 403, "issuer-elsewhere");
        assertThat(lms.sent).isEmpty();
    }

    @Test
    void h8_addressesInsideOurNetwork_areNotCalled() {
        var invite = lms.invite("School A");
        var fields = new LinkedHashMap<>(Map.of("openid_configuration", "http://10.0.0.1/c", "invite", invite));
        assertRefused(TOOL.post("/lti/register", fields), 422, "address-refused");
        fields.put("openid_configuration", "file:///etc/passwd");
        assertRefused(TOOL.post("/lti/register", fields), 422, "address-refused");

        lms.configuration.put("registration_endpoint", "https://169.254.169.254/latest");
        assertRefused(lms.confirm("t", invite), 422, "address-refused");
        lms.configuration.remove("jwks_uri");
        assertRefused(lms.confirm("t", invite), 422, "configuration-incomplete");
        assertRefused(TOOL.get("/lti/register"), 400, "configuration-missing");
        assertThat(lms.sent).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void h8_whenTheLmsFails_theInvitationStaysGood(FakePlatform.Handler failure, String code) {
        refusesThenRegisters(failure, code);
    }

    @Test
    void h8_whenTheLmsKeepsSilent_theInvitationStaysGood() {
        refusesThenRegisters(lms.platform::keepSilent, "platform-unavailable");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(at(500, "oops"), "platform-refused"),
                arguments(at(401, "token_already_used"), "platform-refused"),
                arguments(at(302, ""), "platform-refused"),
                arguments(at(200, "<html>"), "platform-unavailable"),
                arguments(at(200, "[]"), "platform-unavailable"),
                arguments(at(200, "{\"client_id\":\"\"}"), "client-id-missing"),
                arguments(at(200, "{\"x\":\"" + "x".repeat(300_000) + "\"}"), "platform-unavailable"));
    }

    @Test
    void h8_aFieldThatWasSentTwice_isRefused() {
        var invite = lms.invite("School A");

        var answer = TOOL.get("/lti/register?openid_configuration=a&openid_configuration=b&invite=" + invite);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("<dd>field-repeated</dd>");
    }

    private void refusesThenRegisters(FakePlatform.Handler failure, String code) {
        var invite = lms.invite("School A");
        var well = lms.registering;
        lms.registering = failure;
        assertRefused(lms.confirm("t", invite), 502, code);
        assertThat(TOOL.host.registrations().all()).isEmpty();

        lms.registering = well;
        assertThat(lms.confirm("t", invite).statusCode()).isEqualTo(200);
    }

    private static FakePlatform.Handler at(int status, String body) {
        return (HttpExchange exchange) -> FakePlatform.serve(exchange, status, body);
    }
}
