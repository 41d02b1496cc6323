package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Assignment and Grade Services over HTTP: what is sent, when, and what is never overwritten. */
class GradesTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final GradeLms lms = new GradeLms(TOOL);

    @AfterEach
    void close() {
        lms.close();
    }

    @Test
    void g1_aLearnersLaunchTellsWhereTheGradebookIs_andDoesntWaitForIt() {
        lms.platform.answerAt("/ags/lineitems", lms.platform::keepSilent);

        lms.open((String) null, "ana");

        assertThat(lms.services.asked).isEmpty();
        assertThat(lms.count("select count(*) from lti_gradebook g where exists (select from place p where"
                        + " p.organization_id = g.organization_id and p.id = g.place_id and p.organization_id = "
                        + lms.registration.organizationId().text() + ")"))
                .isEqualTo(1);
    }

    @Test
    void g5_aScoreSaysWho_howMuch_ofWhat_when_andThatItIsFinal() {
        lms.open((String) null, "ana");
        lms.give("ana", 7, "Helped in the lab");

        lms.send();

        var score = lms.scores.get(0);
        assertThat(score.path("userId").asText()).isEqualTo("ana");
        assertThat(score.path("scoreGiven").asInt()).isEqualTo(7);
        assertThat(score.path("scoreMaximum").asInt()).isEqualTo(10);
        assertThat(score.path("comment").asText()).isEqualTo("Helped in the lab");
        assertThat(score.path("activityProgress").asText()).isEqualTo("Completed");
        assertThat(score.path("gradingProgress").asText()).isEqualTo("FullyGraded");
    }

    @Test
    void g6_resultsAreReadBeforeAnythingIsSent() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);

        lms.send();

        assertThat(lms.asked("GET", "/results"))
                .containsExactly("/ags/lineitems/1/lineitem/results?type_id=1&user_id=ana");
    }

    @Test
    void g6_forManyTheyAreReadAtOnce() {
        var many = IntStream.range(0, 12).mapToObj(i -> "learner-" + i).toArray(String[]::new);
        lms.open((String) null, many);
        Stream.of(many).forEach(each -> lms.give(each, 3));

        lms.send();

        assertThat(lms.asked("GET", "/results")).hasSize(1);
        assertThat(lms.scores).hasSize(12);
    }

    @Test
    void g7_scoresStandsInThePath_andTheQueryIsKept() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);

        lms.send();

        assertThat(lms.asked("POST", "/scores")).containsExactly("/ags/lineitems/1/lineitem/scores?type_id=1");
    }

    @Test
    void g8_timesHaveAZoneAndMilliseconds_andGrow_alsoWhenTheClockStandsStill() {
        lms.open((String) null, "ana");
        lms.give("ana", 1);
        lms.send();
        lms.give("ana", 1);
        lms.send();
        lms.give("ana", 1);
        lms.send();

        var times = lms.scores.stream()
                .map(score -> score.path("timestamp").asText())
                .toList();
        assertThat(times).hasSize(3).allMatch(time -> time.matches("[0-9T:-]+\\.[0-9]{3}Z"));
        assertThat(times.stream().map(Instant::parse)).isSorted().doesNotHaveDuplicates();
        assertThat(lms.state("ana")).isEqualTo("delivered");
    }

    @Test
    void g9_noughtIsAScore_andWhoHasNoneIsNotSent() {
        lms.open((String) null, "ana", "ben");
        lms.give("ana", 2);
        lms.send();

        lms.give("ana", -2);
        lms.send();

        assertThat(lms.gradebook()).containsExactly("1/ana 0.0 of 10.0");
        assertThat(lms.scores)
                .extracting(score -> score.path("userId").asText())
                .doesNotContain("ben");
        assertThat(lms.state("ben")).isEqualTo("none");
    }

    @Test
    void g10_teachersAndTestUsersGetNoScore_norDoesWhoHasLeft() {
        lms.open((String) null, "ana", "ben");
        lms.launch("preview", "Learner", claims -> {
            claims.put(FakeGradebook.GRADES, lms.claim(null));
            Learner.roles(
                    claims,
                    Learner.MEMBERSHIP + "Learner",
                    "http://purl.imsglobal.org/vocab/lti/system/person#TestUser");
        });
        for (var each : List.of("carla", "preview", "ben", "ana")) {
            lms.give(each, 5);
        }
        TOOL.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update member m set left_at = now() from identity i where i.organization_id = m.organization_id"
                                + " and i.person_id = m.person_id and i.subject = 'ben' and m.organization_id = ?",
                        lms.registration.organizationId().value()));

        lms.send();

        assertThat(lms.gradebook()).containsExactly("1/ana 5.0 of 10.0");
    }

    @Test
    void g10_whomTheLmsDoesntKnow_isSaid_andDoesntStopTheOthers() {
        lms.open((String) null, "unknown", "zoe");
        lms.give("unknown", 5);
        lms.give("zoe", 4);

        lms.send();

        assertThat(lms.state("unknown")).isEqualTo("refused rejected");
        assertThat(lms.gradebook()).containsExactly("1/zoe 4.0 of 10.0");
        lms.later(Duration.ofDays(30));
        assertThat(lms.scores).hasSize(2);
    }

    @Test
    void g11_canvasIsToldThatNothingWasHandedIn() {
        try (var canvas = new GradeLms(TOOL, FakePlatform.issuing("https://canvas.instructure.com"))) {
            canvas.open((String) null, "ana");
            canvas.give("ana", 7);

            canvas.send();

            assertThat(canvas.scores
                            .get(0)
                            .path("https://canvas.instructure.com/lti/submission")
                            .path("new_submission")
                            .asText("?"))
                    .isEqualTo("false");
        }
    }

    @Test
    void g21_moreThanTheMaximumIsSent_asExtraCredit() {
        lms.open((String) null, "ana");
        lms.give("ana", 12);

        lms.send();

        assertThat(lms.gradebook()).containsExactly("1/ana 12.0 of 10.0");
    }

    @Test
    void g21_anLmsThatCutsItToTheMaximum_hasOursAllTheSame() {
        lms.open((String) null, "ana");
        lms.give("ana", 12);
        lms.send();
        lms.grade(1, "ana", 10, 10);

        lms.give("ana", 1);
        lms.later(Duration.ofMinutes(1));

        assertThat(lms.state("ana")).isEqualTo("delivered");
    }

    @Test
    void g15_whatWasCountedBeforeThereWasAGradebook_isDeliveredOnceThereIs() {
        lms.launch("carla", "Instructor", claims -> {});
        lms.launch("ana", "Learner", claims -> {});
        lms.set(10);
        lms.give("ana", 3);
        lms.send();
        assertThat(lms.state("ana")).isEqualTo("waiting");

        lms.open((String) null, "ana");
        lms.send();

        assertThat(lms.gradebook()).containsExactly("1/ana 3.0 of 10.0");
    }
}
