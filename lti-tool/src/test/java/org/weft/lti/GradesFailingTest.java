package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.weft.lti.FakeServices.Reply;

/** Cases G15 and G16 of the conformance list: an LMS that fails, and one that lets us do less. */
class GradesFailingTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final GradeLms lms = new GradeLms(TOOL);

    @AfterEach
    void close() {
        lms.close();
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                Arguments.of("busy", (Supplier<Reply>) () -> Reply.of(429)),
                Arguments.of("broken", (Supplier<Reply>) () -> Reply.of(500)),
                Arguments.of("down", (Supplier<Reply>) () -> Reply.of(503)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void g15_whatFailsIsTriedAgain_andArrives(String name, Supplier<Reply> failure) {
        lms.open((String) null, "ana", "ben");
        lms.give("ana", 7);
        lms.give("ben", 6);
        lms.answerScoresWith(done -> failure.get());

        lms.send();
        assertThat(lms.state("ana")).as(name).isEqualTo("waiting unavailable");
        assertThat(lms.state("ben")).isEqualTo("waiting unavailable");
        lms.send();
        assertThat(lms.scores).hasSize(1);

        lms.grades.clear();
        lms.answerScoresWith(done -> done);
        lms.later(Duration.ofMinutes(2));

        assertThat(lms.gradebook()).containsExactly("1/ana 7.0 of 10.0", "1/ben 6.0 of 10.0");
        assertThat(lms.state("ana")).isEqualTo("delivered");
    }

    @Test
    void g15_anAnswerThatGotLost_doublesNothing() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        lms.answerScoresWith(done -> Reply.of(502));
        lms.send();

        lms.answerScoresWith(done -> done);
        lms.later(Duration.ofMinutes(2));

        assertThat(lms.scores).hasSize(1);
        assertThat(lms.state("ana")).isEqualTo("delivered");
    }

    @Test
    void g15_triesAreFurtherAndFurtherApart_upToADay_andEndInTheListOfWhatDidNotArrive() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        lms.answerScoresWith(done -> Reply.of(500));
        lms.grades.clear();

        for (int i = 0; i < 30; i++) {
            lms.grades.clear();
            lms.later(Duration.ofDays(2));
        }

        assertThat(lms.scores).hasSize(20);
        assertThat(lms.state("ana")).isEqualTo("refused unavailable");
        lms.decide("ana", "state = 'waiting', due_at = :now, tries = 0");
        lms.answerScoresWith(done -> done);
        lms.grades.clear();
        lms.send();
        assertThat(lms.state("ana")).isEqualTo("delivered");
    }

    @Test
    void g14_anLmsThatLosesEveryColumn_isNotFilledWithThem() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        lms.answerScoresWith(done -> {
            lms.columns.clear();
            return Reply.of(404);
        });

        lms.send();

        assertThat(lms.asked("POST", "/ags/lineitems?")).hasSize(3);
        assertThat(lms.state("ana")).isEqualTo("waiting no-column");
    }

    @Test
    void g15_theLmsSaysHowLongToWait() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        lms.answerScoresWith(done -> Reply.of(429).with("Retry-After", "3600"));
        lms.send();
        lms.grades.clear();
        lms.answerScoresWith(done -> done);

        lms.later(Duration.ofMinutes(55));
        assertThat(lms.scores).hasSize(1);

        lms.later(Duration.ofMinutes(6));
        assertThat(lms.state("ana")).isEqualTo("delivered");
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of("HTML", "<!doctype html><p>Sign in</p>", Map.of("Content-Type", "text/html")),
                Arguments.of("broken JSON", "[{\"userId\":", Map.of()),
                Arguments.of("an object", "{}", Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void g15_resultsThatMakeNoSense_sendNothing(String name, String body, Map<String, String> headers) {
        int own = lms.addColumn("Own", 10);
        lms.open(lms.column(own), "ana");
        lms.give("ana", 7);
        lms.services.answerAt(
                lms.platform, "/ags/lineitems/1/lineitem/results", asked -> new Reply(200, headers, body));

        lms.send();

        assertThat(lms.scores).as(name).isEmpty();
        assertThat(lms.state("ana")).isEqualTo("waiting unavailable");
    }

    @Test
    void g15_aRedirectElsewhereIsNotFollowed() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        lms.answerScoresWith(done -> Reply.of(307).with("Location", "https://elsewhere.example/scores"));
        lms.send();

        assertThat(lms.state("ana")).isEqualTo("refused rejected");
    }

    @Test
    void g15_aScoreThatIsOlderThanTheLmss_isTriedAgain() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        lms.answerScoresWith(done -> Reply.of(409));
        lms.send();
        assertThat(lms.state("ana")).isEqualTo("waiting newer");

        lms.grades.clear();
        lms.answerScoresWith(done -> done);
        lms.later(Duration.ofMinutes(2));

        assertThat(lms.state("ana")).isEqualTo("delivered");
    }

    @Test
    void g15_aForbiddenScore_isRefusedForOnePersonAlone() {
        lms.open((String) null, "ana", "ben");
        lms.give("ana", 7);
        lms.give("ben", 6);
        lms.answerScoresWith(done -> lms.scores.size() == 1 ? Reply.of(403) : done);

        lms.send();

        assertThat(List.of(lms.state("ana"), lms.state("ben")))
                .containsExactlyInAnyOrder("refused forbidden", "delivered");
    }

    @Test
    void g16_anLmsThatLetsUsMakeNone_usesWhatIsThere_andSaysSoElse() {
        var claim = lms.claim(null);
        claim.put(
                "scope",
                List.of(
                        FakeGradebook.SCOPES + "lineitem.readonly",
                        FakeGradebook.SCOPES + "result.readonly",
                        FakeGradebook.SCOPES + "score"));
        lms.services.answerTokensWith(form -> form.getOrDefault("scope", "").endsWith("/lineitem")
                ? new Reply(400, Map.of(), "{\"error\":\"invalid_scope\"}")
                : lms.services.token(form));
        lms.open(claims -> claims.put(FakeGradebook.GRADES, claim), "ana");
        lms.give("ana", 7);

        lms.send();
        assertThat(lms.state("ana")).isEqualTo("waiting no-column");
        assertThat(lms.columns).isEmpty();

        var id = "discussion-"
                + lms.count("select id from forum where organization_id = "
                        + lms.registration.organizationId().text());
        lms.addColumn("Made by hand", 10, "resourceId", id, "tag", "participation");
        lms.later(Duration.ofMinutes(5));
        assertThat(lms.gradebook()).containsExactly("1/ana 7.0 of 10.0");
    }

    @Test
    void g16_anLmsThatShowsNoResults_hasNoGradebookForUs() {
        var claim = lms.claim(null);
        claim.put("scope", List.of(FakeGradebook.SCOPES + "lineitem", FakeGradebook.SCOPES + "score"));

        lms.launch("carla", "Instructor", claims -> claims.put(FakeGradebook.GRADES, claim));

        assertThat(lms.count("select count(*) from gradebook where organization_id = "
                        + lms.registration.organizationId().text()))
                .isZero();
    }

    @Test
    void g16_anLmsThatGivesNoToken_isLeftAloneForAWhile() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        lms.services.answerTokensWith(form -> new Reply(400, Map.of(), "{\"error\":\"invalid_scope\"}"));

        lms.send();

        assertThat(lms.state("ana")).isEqualTo("waiting not-allowed");
        assertThat(lms.services.asked).isEmpty();
    }
}
