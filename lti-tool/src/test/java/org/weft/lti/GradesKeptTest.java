package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Assignment and Grade Services 2.0 over HTTP: what a teacher set stays, and a crash or a change meanwhile doubles nothing. */
class GradesKeptTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final GradeLms lms = new GradeLms(TOOL);

    @AfterEach
    void close() {
        lms.close();
    }

    @Test
    void g12_aTeachersGradeIsNotOverwritten_butShown() {
        lms.open(lms.column(lms.addColumn("Own", 10)), "ana");
        lms.grade(1, "ana", 4, 5);
        lms.give("ana", 7);

        lms.send();

        assertThat(lms.scores).isEmpty();
        assertThat(lms.state("ana")).isEqualTo("differs differs 8");
    }

    @Test
    void g12_norIsOneThatATeacherChangedAfterwards_untilStaffSaysSo() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        lms.send();
        lms.grade(1, "ana", 9, 10);

        lms.give("ana", 1);
        lms.later(Duration.ofMinutes(1));
        assertThat(lms.state("ana")).isEqualTo("differs differs 9");
        assertThat(lms.scores).hasSize(1);

        lms.decide("ana", "state = 'waiting', overwrite = true, due_at = :now");
        lms.send();
        assertThat(lms.gradebook()).containsExactly("1/ana 8.0 of 10.0");
        assertThat(lms.state("ana")).isEqualTo("delivered");
    }

    @Test
    void g12_aCrashAfterSending_isSeenThrough_andNothingIsSentTwice() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        lms.send();
        lms.decide("ana", "state = 'waiting', due_at = :now, taken_points = null, taken_maximum = null");

        lms.send();

        assertThat(lms.scores).hasSize(1);
        assertThat(lms.state("ana")).isEqualTo("delivered");
    }

    @Test
    void g12_aCrashBeforeSending_leavesTheFormerGradeOurs() {
        lms.open((String) null, "ana");
        lms.give("ana", 3);
        lms.send();
        lms.give("ana", 4);
        lms.decide("ana", "sent_points = 7, sent_maximum = 10, sent_comment = 'Well done'");

        lms.send();

        assertThat(lms.gradebook()).containsExactly("1/ana 7.0 of 10.0");
        assertThat(lms.state("ana")).isEqualTo("delivered");
    }

    @Test
    void g12_whatChangesWhileItIsSent_isSentAfterwards_andNotTakenForATeachers() {
        lms.open((String) null, "ana");
        lms.give("ana", 3);
        lms.answerScoresWith(done -> {
            if (lms.scores.size() == 1) {
                lms.give("ana", 1);
                lms.send();
            }
            return done;
        });

        lms.send();

        assertThat(lms.scores).hasSize(2);
        assertThat(lms.gradebook()).containsExactly("1/ana 4.0 of 10.0");
        assertThat(lms.state("ana")).isEqualTo("delivered");
    }

    @Test
    void g9_whatFallsToNoughtWhileItIsSent_isToldAsNought() {
        lms.open((String) null, "ana");
        lms.give("ana", 3);
        lms.answerScoresWith(done -> {
            if (lms.scores.size() == 1) {
                lms.give("ana", -3);
            }
            return done;
        });

        lms.send();

        assertThat(lms.gradebook()).containsExactly("1/ana 0.0 of 10.0");
    }
}
