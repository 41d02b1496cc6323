package org.weft.bench;

import java.net.URI;
import java.util.stream.IntStream;
import org.weft.base.Json;

/**
 * Scores that wait, from when they are due until all are delivered. Beside them as many requests of the same kinds to
 * the same column, by the same client, as many at the same time.
 */
final class ScoreDelivery {
    /** As many as a server has. */
    private static final int SENDERS = 4;
    /** That a sender takes at once. */
    private static final int BATCH = 200;

    private final ListedCourse course;
    private final URI columns;
    private final URI column;
    private final LmsGradebook gradebook;
    private final Jobs jobs;

    /** @param course whose list of members was read; the first of them get points */
    ScoreDelivery(School school, Lms lms, Jobs jobs, String course) {
        this.course = school.listedCourse(course);
        this.columns = LmsGradebook.columns(lms.uri(), course);
        this.column = LmsGradebook.column(lms.uri(), course);
        this.gradebook = lms.gradebook();
        this.jobs = jobs;
    }

    void measure(int learners, Report report) throws Exception {
        course.switchPointsOn(jobs.product(), columns, column);
        give(1);
        jobs.deliverScores(1); // The column is known from here on, as it is on every day but the first.
        give(learners);
        var first = deliver(learners);
        give(learners);
        int reads = gradebook.reads();
        var spent = deliver(learners);
        reads = gradebook.reads() - reads;
        var bare = bare(learners, reads);
        report.add(Bench.SCORES_FIRST, first.perSecond(learners));
        add(report, Bench.SCORES, learners, spent);
        add(report, Bench.SCORES_BARE, learners, bare);
        report.add(Bench.SCORES_READS, 100.0 * reads / learners);
    }

    private static void add(Report report, String what, int learners, Spent spent) {
        report.add(what, spent.perSecond(learners));
        report.add(what.replace(" a second", "; processor time of one, us"), spent.cpuMicros(learners));
    }

    private void give(int learners) {
        course.givePoint(learners);
        jobs.countPoints();
    }

    private Spent deliver(int learners) throws Exception {
        int before = gradebook.writes();
        var spent = Spent.on(() -> jobs.deliverScores(SENDERS));
        int delivered = course.delivered();
        int sent = gradebook.writes() - before;
        if (delivered != learners || sent != learners) {
            throw new IllegalStateException(
                    "%d of %d scores are delivered, %d were sent".formatted(delivered, learners, sent));
        }
        return spent;
    }

    private Spent bare(int learners, int reads) throws Exception {
        var lms = new BareLms();
        var scores = IntStream.range(0, learners).mapToObj(ScoreDelivery::score).toList();
        return Spent.on(() -> lms.deliver(column, scores, BATCH, reads, SENDERS));
    }

    /** Of people who have a grade already, like the product's. */
    private static String score(int number) {
        return Json.MAPPER
                .createObjectNode()
                .put("userId", RosterReading.course(0) + "-" + number)
                .put("scoreGiven", 3)
                .put("scoreMaximum", EveryService.POINTS)
                .put("comment", ListedCourse.COMMENT)
                .put("timestamp", "2030-01-01T00:00:00.000Z")
                .put("activityProgress", "Completed")
                .put("gradingProgress", "FullyGraded")
                .toString();
    }
}
