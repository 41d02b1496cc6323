package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.lti.health.Check;
import org.weft.lti.health.Check.Result;
import org.weft.lti.health.Check.Side;
import org.weft.lti.health.HealthHtml;
import org.weft.lti.health.HealthText;
import org.weft.lti.health.Report;
import org.weft.lti.health.Sighting;
import org.weft.lti.registrations.Registration;

/** What the health page says, after real launches over HTTP. */
class HealthTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();

    @SuppressWarnings("NullAway.Init") // Before each test.
    private Registration registration;

    @BeforeEach
    void register() {
        registration = TOOL.register(platform);
    }

    @AfterEach
    void close() {
        platform.close();
        TOOL.host.registrations().all().forEach(TOOL.host.registrations()::remove);
    }

    @Test
    void beforeTheFirstLaunch_nothingIsKnownOfBrowsers() {
        var report = report();

        assertThat(check(report, "The LMS's keys")).extracting(Check::result).isEqualTo(Result.GOOD);
        assertThat(check(report, "The last launches").result()).isEqualTo(Result.UNKNOWN);
        assertThat(check(report, "Cookies and storage").result()).isEqualTo(Result.UNKNOWN);
        assertThat(check(report, "Launches are let in").result()).isEqualTo(Result.GOOD);
    }

    @Test
    void aLaunch_isSeenWithoutAnythingAboutThePerson() {
        opens();

        var report = report();

        assertThat(report.launches()).hasSize(1);
        var seen = report.launches().get(0);
        assertThat(seen.code()).isEqualTo("opened");
        assertThat(seen.issuedAhead()).isZero();
        assertThat(seen.keptBy()).isEqualTo(Sighting.Keeper.COOKIE);
        assertThat(seen.leadsTo()).isEqualTo("https://weft.example");
        assertThat(seen.correlation()).isNotEmpty();
        assertThat(seen.toString()).doesNotContain("ana").doesNotContain("Ana");
        assertThat(check(report, "The last launches").result()).isEqualTo(Result.GOOD);
        assertThat(check(report, "The address that the LMS has of Weft").result())
                .isEqualTo(Result.GOOD);
    }

    @Test
    void tenAreKept_theNewestFirst() {
        for (int i = 0; i < 12; i++) {
            TOOL.clock.advance(Duration.ofSeconds(1));
            opens();
            if (i == 5) {
                report();
            }
        }

        var launches = report().launches();

        assertThat(launches).hasSize(10);
        assertThat(launches).extracting(Sighting::seenAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(launches.get(0).seenAt()).isEqualTo(TOOL.clock.instant());
        assertThat(TOOL.database
                        .jdbi()
                        .<Long, RuntimeException>withHandle(
                                handle -> handle.createQuery("select count(*) from lti_launch_seen")
                                        .mapTo(Long.class)
                                        .one()))
                .isEqualTo(10);
    }

    @Test
    void refusals_areSeenWithTheirCode_loginsToo() {
        var late = new Learner(TOOL, platform);
        late.launch(claims -> claims.put("exp", TOOL.clock.instant().getEpochSecond() - 100));
        TOOL.clock.advance(Duration.ofSeconds(1));
        TOOL.host.registrations().setEnabled(registration, false);
        TOOL.post("/lti/login", late.initiation());

        var report = report();

        assertThat(report.launches()).extracting(Sighting::code).containsExactly("registration-disabled", "expired");
        assertThat(report.wrong()).isTrue();
        assertThat(check(report, "The last launches").found()).contains("2 of the last 2", "expired");
        assertThat(check(report, "Launches are let in").side()).isEqualTo(Side.OURS);
    }

    @Test
    void aForgedLaunch_tellsNothingOfClocksOrAddresses() {
        var learner = new Learner(TOOL, platform);
        var login = learner.login();
        var claims = learner.claims(login);
        claims.put("iat", 1);
        learner.launch(
                login,
                FakePlatform.sign(
                        FakePlatform.header("RS256", FakePlatform.KEY.getKeyID()),
                        FakePlatform.json(claims),
                        FakePlatform.NEW_KEY));

        var seen = report().launches().get(0);

        assertThat(seen.code()).isEqualTo("signature-wrong");
        assertThat(seen.issuedAhead()).isNull();
        assertThat(seen.leadsTo()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"40,DOUBTFUL,ahead of", "-40,DOUBTFUL,behind", "-130,WRONG,behind", "90,WRONG,ahead of"})
    void theLmssClock_isMeasuredByLaunches(int ahead, Result result, String words) {
        var learner = new Learner(TOOL, platform);
        learner.launch(claims -> {
            long there = TOOL.clock.instant().getEpochSecond() + ahead;
            claims.put("iat", there);
            claims.put("exp", there + 60);
        });

        var clocks = check(report(), "The clocks, by the last launch");

        assertThat(clocks.result()).isEqualTo(result);
        assertThat(clocks.found()).contains(Math.abs(ahead) + " seconds " + words);
    }

    @ParameterizedTest
    @CsvSource({"404,'',LMS,answered 404", "200,<html>,LMS,no key set", "200,'{\"keys\":[]}',LMS,no key"})
    void keysThatAreNone_areTheLmss(int status, String body, Side side, String words) {
        platform.answerKeysWith(exchange -> FakePlatform.serve(exchange, status, body));

        var keys = check(report(), "The LMS's keys");

        assertThat(keys.result()).isEqualTo(Result.WRONG);
        assertThat(keys.side()).isEqualTo(side);
        assertThat(keys.found()).contains(words);
        assertThat(keys.next()).isNotEmpty();
    }

    @Test
    void keysThatCantBeReached_areTheNetworks() {
        platform.close();

        var keys = check(report(), "The LMS's keys");

        assertThat(keys.result()).isEqualTo(Result.WRONG);
        assertThat(keys.side()).isEqualTo(Side.NETWORK);
    }

    @Test
    void tokens_areAskedForEachService() {
        platform.answerAt("/token", exchange -> FakePlatform.serve(exchange, 400, "{\"error\":\"invalid_scope\"}"));

        var refused = check(report(), "Access token for the roster");

        assertThat(refused.result()).isEqualTo(Result.DOUBTFUL);
        assertThat(refused.side()).isEqualTo(Side.LMS);
        assertThat(refused.found()).contains("invalid_scope");
    }

    @Test
    void aToken_isGood() {
        platform.answerAt(
                "/token",
                exchange -> FakePlatform.serve(
                        exchange, FakePlatform.json(Map.of("access_token", "t", "expires_in", 3600))));

        assertThat(check(report(), "Access token for the roster").result()).isEqualTo(Result.GOOD);
    }

    @Test
    void whatKeptTheProof_isTold() {
        var learner = new Learner(TOOL, platform);
        var login = learner.login();
        var form = new HashMap<>(Learner.form(login, FakePlatform.sign(teacher(learner, login))));
        form.put("proof", learner.cookies.values().iterator().next());
        form.put("kept", "platform");
        assertThat(TOOL.post("/lti/launch", form, "Sec-Fetch-Dest", "iframe").statusCode())
                .isEqualTo(303);

        var browsers = check(report(), "Cookies and storage");

        assertThat(browsers.result()).isEqualTo(Result.GOOD);
        assertThat(browsers.found()).contains("1 by the LMS's storage", "All in a frame");
    }

    @Test
    void aWrongTarget_isTheLmss() {
        new Learner(TOOL, platform).launch(claims -> {
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
            claims.put(Claims.LTI + "target_link_uri", "https://old.example/lti/launch");
        });

        var address = check(report(), "The address that the LMS has of Weft");

        assertThat(address.result()).isEqualTo(Result.WRONG);
        assertThat(address.side()).isEqualTo(Side.LMS);
        assertThat(address.next()).contains("https://weft.example/lti/launch");
    }

    @Test
    void anotherOrganization_seesNoneOfIt() {
        opens();
        var eves = new FakePlatform();
        try (eves) {
            var other = TOOL.register(eves, "client-eve", "9");

            assertThat(TOOL.host.health().report(other).launches()).isEmpty();
        }
    }

    @Test
    void theLaunchesOfARemovedRegistration_areGone() {
        opens();
        report();

        TOOL.host.registrations().remove(registration);
        var again = TOOL.register(platform);

        assertThat(TOOL.host.health().report(again).launches()).isEmpty();
    }

    @Test
    void aReport_isShownAsTextAndAsHtml() {
        opens();
        var report = report();

        var text = HealthText.of(report);
        var html = HealthHtml.of(report);

        for (var check : report.checks()) {
            assertThat(text).contains(check.name(), check.found());
        }
        assertThat(text).contains("opened", report.launches().get(0).correlation());
        assertThat(html)
                .contains("<h2 id=\"health-checks\">", "<h3>The LMS&#39;s keys: ", "health-good", "opened")
                .doesNotContain("<script");
    }

    private static Map<String, Object> teacher(Learner learner, Learner.Login login) {
        var claims = learner.claims(login);
        Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
        return claims;
    }

    private void opens() {
        var answer =
                new Learner(TOOL, platform).launch(claims -> Learner.roles(claims, Learner.MEMBERSHIP + "Instructor"));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    private Report report() {
        var now = TOOL.host.registrations().find(registration.organizationId(), registration.installationId());
        return TOOL.host.health().report(now.orElseThrow());
    }

    private static Check check(Report report, String name) {
        List<Check> named = report.checks().stream()
                .filter(each -> each.name().equals(name))
                .toList();
        assertThat(named).as(name).hasSize(1);
        return named.get(0);
    }
}
