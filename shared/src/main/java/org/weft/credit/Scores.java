package org.weft.credit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.base.Backoff;
import org.weft.discussion.ForumId;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/**
 * Points on their way to hosts' gradebooks. A host takes what is due, delivers it, and says of each how that went: a
 * node that dies in between leaves it to be done again, and what the host has tells whether it had arrived.
 */
public final class Scores {
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Backoff RETRIES = new Backoff(Duration.ofMinutes(1), Duration.ofHours(24));
    private static final int MOST_FAILING = 20;
    /** About ten days. */
    private static final int MOST_TRIES = 20;

    private final Jdbi jdbi;
    private final Clock clock;

    public Scores(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A place whose host takes no grades just now, and why: a code. */
    public record Failing(String place, String problem, Instant triedAt) {}

    /**
     * How an organization's points stand.
     *
     * @param differs where the host has a grade that isn't ours, and staff hasn't decided
     * @param refused that the host doesn't want
     * @param failing places, the newest first, at most twenty
     */
    public record Tally(int waiting, int delivered, int differs, int refused, List<Failing> failing) {}

    public Tally tally(OrganizationId organization) {
        return jdbi.withExtension(DeliveryDao.class, dao -> {
            var counts = dao.counts(organization);
            return new Tally(
                    counts.waiting(),
                    counts.delivered(),
                    counts.differs(),
                    counts.refused(),
                    dao.failing(organization, MOST_FAILING));
        });
    }

    /** What a host may have got from us, of {@code maximum} points. */
    public record Mark(int points, int maximum) {}

    /**
     * One to be delivered.
     *
     * @param tries how often in a row, with this one
     * @param overwrite whether staff wants it there whatever there is
     * @param sentPoints what was sent last, whether the host got it or not; null for nothing
     * @param takenPoints what the host said it took; null for nothing
     */
    public record Due(
            OrganizationId organization,
            PlaceId place,
            ForumId forum,
            PersonId person,
            InstallationId installation,
            int maximum,
            int points,
            @Nullable String comment,
            int tries,
            boolean overwrite,
            @Nullable Integer sentPoints,
            @Nullable Integer sentMaximum,
            @Nullable String sentComment,
            @Nullable Instant sentAt,
            @Nullable Integer takenPoints,
            @Nullable Integer takenMaximum) {
        public Mark wanted() {
            return new Mark(points, maximum);
        }

        /** What was sent last; null for nothing. */
        public @Nullable Mark sent() {
            return sentPoints == null || sentMaximum == null ? null : new Mark(sentPoints, sentMaximum);
        }

        public @Nullable Mark taken() {
            return takenPoints == null || takenMaximum == null ? null : new Mark(takenPoints, takenMaximum);
        }

        /** Whether just this was sent before, so that it may be there already. */
        public boolean wasSent() {
            return wanted().equals(sent()) && Objects.equals(comment, sentComment);
        }
    }

    /** The place's host takes grades. */
    public void accepts(OrganizationId organization, PlaceId place, InstallationId installation) {
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(ScoreDao.class);
            dao.putGradebook(organization, place, installation);
            dao.wake(organization, place, clock.instant());
        });
    }

    /** Some of one discussion in one place, those that have waited longest, for us alone for ten minutes. */
    public List<Due> take(int limit) {
        var now = clock.instant();
        return jdbi.inTransaction(handle -> handle.attach(ScoreDao.class).take(now, now.plus(LEASE), limit));
    }

    /**
     * To be called before it is sent.
     *
     * @return its time, later than that of any before, in whole milliseconds; empty when it isn't wanted any more
     */
    public Optional<Instant> sending(Due due) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var last = due.sentAt();
        var at = last == null || last.isBefore(now) ? now : last.plusMillis(1);
        int wanted = jdbi.withExtension(
                ScoreDao.class,
                dao -> dao.sending(
                        due.organization(),
                        due.place(),
                        due.forum(),
                        due.person(),
                        due.points(),
                        due.maximum(),
                        due.comment(),
                        at));
        return wanted == 0 ? Optional.empty() : Optional.of(at);
    }

    /** The host has it. */
    public void delivered(Due due) {
        jdbi.useExtension(
                ScoreDao.class,
                dao -> dao.delivered(
                        due.organization(),
                        due.place(),
                        due.forum(),
                        due.person(),
                        due.points(),
                        due.maximum(),
                        due.comment(),
                        clock.instant()));
    }

    /** The host has a grade that isn't ours, on the scale of the maximum: staff is to decide. */
    public void differs(Due due, BigDecimal theirs) {
        settle(due, "differs", null, "differs", theirs);
    }

    /**
     * The host doesn't want it.
     *
     * @param problem a code that widgets have words for
     */
    public void refused(Due due, String problem) {
        settle(due, "refused", null, problem, null);
    }

    /**
     * It couldn't be delivered just now.
     *
     * @param wait until the next try; null to wait longer each time
     */
    public void failed(Due due, String problem, @Nullable Duration wait) {
        if (due.tries() >= MOST_TRIES) {
            refused(due, problem);
        } else {
            settle(
                    due,
                    "waiting",
                    clock.instant().plus(wait == null ? RETRIES.after(due.tries()) : wait),
                    problem,
                    null);
        }
    }

    /** None of these could be delivered, since the host takes nothing just now. */
    public void failed(List<Due> all, String problem, @Nullable Duration wait) {
        var tired = all.stream().filter(due -> due.tries() >= MOST_TRIES).toList();
        tired.forEach(due -> refused(due, problem));
        var others = all.stream().filter(due -> !tired.contains(due)).toList();
        if (!others.isEmpty()) {
            var next = clock.instant()
                    .plus(wait == null ? RETRIES.after(others.get(0).tries()) : wait);
            postpone(others, next, problem, true);
        }
        var one = all.get(0);
        jdbi.useExtension(ScoreDao.class, dao -> dao.tried(one.organization(), one.place(), problem, clock.instant()));
    }

    /** They weren't tried and are to be taken again, soon. */
    public void handBack(List<Due> all, Duration wait) {
        postpone(all, clock.instant().plus(wait), null, false);
    }

    private void postpone(List<Due> all, Instant next, @Nullable String problem, boolean counts) {
        var one = all.get(0);
        jdbi.useExtension(
                ScoreDao.class,
                dao -> dao.postpone(one.organization(), one.place(), one.forum(), people(all), next, problem, counts));
    }

    /** The host takes grades of the place. */
    public void works(Due one) {
        jdbi.useExtension(ScoreDao.class, dao -> dao.tried(one.organization(), one.place(), null, clock.instant()));
    }

    private void settle(
            Due due, String state, @Nullable Instant next, @Nullable String problem, @Nullable BigDecimal theirs) {
        jdbi.useExtension(
                ScoreDao.class,
                dao -> dao.settle(
                        due.organization(),
                        due.place(),
                        due.forum(),
                        due.person(),
                        due.points(),
                        due.overwrite(),
                        state,
                        next,
                        problem,
                        theirs,
                        clock.instant()));
    }

    private static List<PersonId> people(List<Due> all) {
        return all.stream().map(Due::person).toList();
    }
}
