package org.weft.lti.grades;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.weft.base.Rounds;
import org.weft.credit.Scores;
import org.weft.lti.registrations.Registrations;
import org.weft.lti.services.Services;
import org.weft.lti.v1p1.OutcomeAddresses;
import org.weft.lti.v1p1.Outcomes;

/** All about grades, put together: where launches tell of gradebooks, and the jobs that deliver points there. */
public final class Grading implements AutoCloseable {
    /** An LMS that is slow must not hold up the others'. */
    private static final int SENDERS = 4;

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final GradeSources sources;
    private final GradeSender sender;
    private final List<Rounds> rounds =
            Stream.generate(() -> new Rounds("grade-sender")).limit(SENDERS).toList();

    public Grading(
            Jdbi jdbi,
            Clock clock,
            Registrations registrations,
            Services services,
            Outcomes outcomes,
            OutcomeAddresses addresses) {
        var scores = new Scores(jdbi, clock);
        sources = new GradeSources(jdbi, clock, scores);
        sender = new GradeSender(jdbi, clock, registrations, services, scores, outcomes, addresses);
    }

    /** Starts the jobs. */
    public void start() {
        rounds.forEach(each -> each.start(PAUSE, sender::sendDue));
    }

    public GradeSources sources() {
        return sources;
    }

    /** Delivers the points that are due; a job of {@link #start}. */
    public GradeSender sender() {
        return sender;
    }

    @Override
    public void close() {
        rounds.forEach(Rounds::close);
        sources.close();
    }
}
