package org.weft.credit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.base.Cursor;
import org.weft.base.Refusal;
import org.weft.discussion.Forums;
import org.weft.people.InstallationId;
import org.weft.people.PersonId;
import org.weft.session.Viewer;

/** What has arrived in the host's gradebook, what hasn't, and why; for staff. */
public final class Deliveries {
    private static final int PAGE = 50;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Forums forums;
    private final Counting counting;

    public Deliveries(Jdbi jdbi, Clock clock, Forums forums, Counting counting) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.forums = forums;
        this.counting = counting;
    }

    record Gradebook(
            InstallationId installation,
            @Nullable String problem,
            @Nullable Instant triedAt) {}

    /**
     * A learner.
     *
     * @param state null for who has no points; else waiting, delivered, differs, kept or refused
     * @param problem a code; null when nothing is wrong
     * @param theirs the host's grade, on our scale, where it isn't ours
     * @param nextAt when it is sent next; null when it isn't
     */
    public record Row(
            PersonId id,
            String name,
            int points,
            @Nullable String state,
            @Nullable String problem,
            @Nullable BigDecimal theirs,
            @Nullable Instant deliveredAt,
            @Nullable Instant nextAt) {}

    /**
     * How it stands.
     *
     * @param byHost whether the host takes grades
     * @param problem why it takes none just now: a code; null when it does
     * @param refused how many it doesn't want
     * @param next of the list; null at its end
     */
    public record Page(
            boolean byHost,
            @Nullable String problem,
            @Nullable Instant triedAt,
            int waiting,
            int delivered,
            int differs,
            int kept,
            int refused,
            List<Row> people,
            @Nullable String next) {}

    /** What to do about one that isn't there. */
    public enum Decision {
        /** Send it once more, unless the host has a grade of its own. */
        SEND,
        /** Send ours in place of the host's. */
        OVERWRITE,
        /** Leave the host's. */
        KEEP
    }

    /**
     * Learners by name.
     *
     * @param problems only those whose points haven't arrived for some reason
     */
    public Page page(Viewer viewer, boolean problems, @Nullable String cursor) {
        Credit.requireStaff(viewer);
        var at = Credit.spot(viewer, forums.of(viewer));
        var after = cursor == null ? null : new PersonId(Cursor.parse(cursor, 1).number(0));
        return jdbi.inTransaction(handle -> {
            if (after == null) {
                counting.count(handle, at);
            }
            var dao = handle.attach(DeliveryDao.class);
            var people = dao.people(at.organization(), at.place(), at.forum(), problems, after, PAGE + 1);
            boolean more = people.size() > PAGE;
            var shown = more ? people.subList(0, PAGE) : people;
            var gradebook = dao.gradebook(at.organization(), at.place());
            var counts = dao.counts(at.organization(), at.place(), at.forum());
            return new Page(
                    gradebook.isPresent(),
                    gradebook.map(Gradebook::problem).orElse(null),
                    gradebook.map(Gradebook::triedAt).orElse(null),
                    counts.waiting(),
                    counts.delivered(),
                    counts.differs(),
                    counts.kept(),
                    counts.refused(),
                    List.copyOf(shown),
                    more ? Cursor.of(shown.get(PAGE - 1).id().value()).toString() : null);
        });
    }

    /** @throws Refusal.NotFound {@code score-not-found} when there is nothing to decide */
    public void decide(Viewer viewer, PersonId person, Decision decision) {
        Credit.requireStaff(viewer);
        var at = Credit.spot(viewer, forums.of(viewer));
        int found = jdbi.withExtension(DeliveryDao.class, dao -> switch (decision) {
            case KEEP -> dao.keep(at.organization(), at.place(), at.forum(), person);
            case SEND, OVERWRITE ->
                dao.again(
                        at.organization(),
                        at.place(),
                        at.forum(),
                        person,
                        decision == Decision.OVERWRITE,
                        clock.instant());
        });
        if (found == 0) {
            throw new Refusal.NotFound("score-not-found", "Nothing to decide: read the list again");
        }
    }

    /** Sends at once what waits for its next try, and what was refused. */
    public void sendAgain(Viewer viewer) {
        Credit.requireStaff(viewer);
        var at = Credit.spot(viewer, forums.of(viewer));
        jdbi.useExtension(
                DeliveryDao.class, dao -> dao.allAgain(at.organization(), at.place(), at.forum(), clock.instant()));
    }
}
