package org.weft.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.base.Cursor;
import org.weft.base.Refusal;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.Role;
import org.weft.session.Viewer;

/** A place's list of members beside who has come, for its staff. */
public final class Roster {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int PAGE = 50;

    private final Jdbi jdbi;
    private final Clock clock;

    public Roster(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * How it stands.
     *
     * @param byHost whether the host has a list; else there are only those who have come
     * @param readAt null until it was read
     * @param waits whether it is about to be read
     * @param problem why the last reading failed: a code; null when it didn't
     * @param here how many have come
     * @param absent how many are on the list and have never come
     * @param gone how many have come and aren't on the list, or not any more
     */
    public record Overview(
            boolean byHost,
            @Nullable Instant readAt,
            @Nullable Instant triedAt,
            boolean waits,
            @Nullable String problem,
            int listed,
            int here,
            int absent,
            int gone) {}

    /** @param since when they left the list; null when they never were on it */
    public record Missing(
            PersonId id, String name, Role role, @Nullable Instant since) {}

    /** @param next null at the end */
    public record Page(List<Missing> people, @Nullable String next) {}

    public Overview overview(Viewer viewer) {
        requireStaff(viewer);
        return jdbi.withExtension(RosterDao.class, dao -> {
            var counts = dao.counts(viewer.organization(), viewer.place());
            var state = dao.state(viewer.organization(), viewer.place())
                    .orElse(new RosterDao.State(null, null, null, null));
            boolean byHost = state.triedAt() != null || state.dueAt() != null;
            boolean known = state.readAt() != null;
            return new Overview(
                    byHost,
                    state.readAt(),
                    state.triedAt(),
                    state.dueAt() != null,
                    state.problem(),
                    counts.listed(),
                    counts.here(),
                    counts.absent(),
                    known ? counts.gone() : 0);
        });
    }

    /** Asks for the list to be read now; once a minute at most. */
    public Overview hurry(Viewer viewer) {
        requireStaff(viewer);
        var now = clock.instant();
        jdbi.useExtension(
                RosterDao.class, dao -> dao.hurry(viewer.organization(), viewer.place(), now, now.minus(PAUSE)));
        return overview(viewer);
    }

    /** Those on the list who have never come, by name. */
    public Page absent(Viewer viewer, @Nullable String cursor) {
        return page(viewer, cursor, RosterDao::absent);
    }

    /** Those who have come and aren't on the list, or not any more, by name; nobody while it was never read. */
    public Page gone(Viewer viewer, @Nullable String cursor) {
        requireStaff(viewer);
        return overview(viewer).readAt() == null ? new Page(List.of(), null) : page(viewer, cursor, RosterDao::gone);
    }

    private interface Query {
        List<Missing> of(
                RosterDao dao, OrganizationId organization, PlaceId place, @Nullable PersonId after, int limit);
    }

    private Page page(Viewer viewer, @Nullable String cursor, Query query) {
        requireStaff(viewer);
        var after = cursor == null ? null : new PersonId(Cursor.parse(cursor, 1).number(0));
        var people = jdbi.withExtension(
                RosterDao.class, dao -> query.of(dao, viewer.organization(), viewer.place(), after, PAGE + 1));
        if (people.size() <= PAGE) {
            return new Page(people, null);
        }
        var page = people.subList(0, PAGE);
        return new Page(page, Cursor.of(page.get(PAGE - 1).id().value()).toString());
    }

    private static void requireStaff(Viewer viewer) {
        if (!viewer.staff()) {
            throw new Refusal.NotAllowed("not-allowed", "Staff only");
        }
    }
}
