package org.weft.discussion;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.session.Viewer;

/**
 * How fast one person may write. It is counted by the statement that writes the post, so that it costs no way to the
 * database of its own and two nodes can't let through more than one; a row that is there waits for nobody else.
 */
final class Pacing {
    /**
     * Counts a post of {@code given} if {@code ready} has a row; {@code allowed} has one if it may be written. Rows are
     * locked behind those of posts and before the thread's.
     */
    static final String SQL = """
            slowed as (
                insert into forum_pace as own (organization_id, forum_id, person_id, at)
                select organization, forum, author, at
                from given, ready
                where slow_seconds is not null
                on conflict (organization_id, forum_id, person_id) do update set at = excluded.at
                where own.at <= excluded.at - make_interval(secs => (select slow_seconds from given))
                returning 1
            ), paced as (
                insert into pace as own (
                    organization_id, place_id, person_id, minute_at, minute_posts, day_at, day_posts)
                select organization, place, author, at, 1, at, 1
                from given, ready
                where (per_minute is not null or per_day is not null)
                  and (slow_seconds is null or exists (select from slowed))
                on conflict (organization_id, place_id, person_id)
                do update set
                    minute_at = case when own.minute_at > excluded.minute_at - interval '1 minute'
                        then own.minute_at else excluded.minute_at end,
                    minute_posts = case when own.minute_at > excluded.minute_at - interval '1 minute'
                        then own.minute_posts + 1 else 1 end,
                    day_at = case when own.day_at > excluded.day_at - interval '1 day'
                        then own.day_at else excluded.day_at end,
                    day_posts = case when own.day_at > excluded.day_at - interval '1 day'
                        then own.day_posts + 1 else 1 end
                where (own.minute_at <= excluded.minute_at - interval '1 minute'
                       or own.minute_posts < coalesce((select per_minute from given), own.minute_posts + 1))
                  and (own.day_at <= excluded.day_at - interval '1 day'
                       or own.day_posts < coalesce((select per_day from given), own.day_posts + 1))
                returning 1
            ), allowed as (
                select
                from given, ready
                where (slow_seconds is null or exists (select from slowed))
                  and ((per_minute is null and per_day is null) or exists (select from paced))
            )
            """;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Forums forums;
    private final Admission admission;

    Pacing(Jdbi jdbi, Clock clock, Forums forums, Admission admission) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.forums = forums;
        this.admission = admission;
    }

    /** In one forum; null for no limit. */
    public record Limits(
            ForumId forum,
            @Nullable Integer perMinute,
            @Nullable Integer perDay,
            @Nullable Integer slowSeconds) {}

    /** For a post that the viewer sends now. */
    Limits of(Viewer viewer) {
        if (viewer.staff()) {
            return none(viewer);
        }
        var pace = admission.pace(viewer);
        return new Limits(
                forums.of(viewer),
                pace.perMinute(),
                pace.perDay(),
                forums.facts(viewer).slowSeconds());
    }

    /** For what waited: it was sent before. */
    Limits none(Viewer viewer) {
        return new Limits(forums.of(viewer), null, null, null);
    }

    /** @throws Refusal.TooMany {@code slow-mode}, {@code too-many-posts} when that is why nothing was written */
    void requireRoom(Viewer viewer, Limits limits) {
        slow(viewer, limits).ifPresent(seconds -> {
            throw new Refusal.TooMany("slow-mode", "The forum is in slow mode", seconds);
        });
        full(viewer, limits).ifPresent(seconds -> {
            throw new Refusal.TooMany("too-many-posts", "Too many posts in a short time", seconds);
        });
    }

    /** Seconds until the viewer may post again; empty for at once. */
    Optional<Integer> next(Viewer viewer) {
        var limits = of(viewer);
        return Stream.of(slow(viewer, limits), full(viewer, limits))
                .flatMap(Optional::stream)
                .max(Integer::compare);
    }

    private Optional<Integer> slow(Viewer viewer, Limits limits) {
        var between = limits.slowSeconds();
        return between == null
                ? Optional.empty()
                : jdbi.withExtension(
                        PaceDao.class,
                        dao -> dao.slow(
                                viewer.organization(), limits.forum(), viewer.person(), between, clock.instant()));
    }

    private Optional<Integer> full(Viewer viewer, Limits limits) {
        return jdbi.withExtension(
                PaceDao.class,
                dao -> dao.full(
                        viewer.organization(),
                        viewer.place(),
                        viewer.person(),
                        limits.perMinute(),
                        limits.perDay(),
                        clock.instant()));
    }

    interface PaceDao {
        /** Seconds until the next post; empty for none. */
        @SqlQuery("""
                select ceil(extract(epoch from at + make_interval(secs => :slowSeconds) - cast(:now as timestamptz)))::int
                from forum_pace
                where organization_id = :organization and forum_id = :forum and person_id = :person
                  and at > cast(:now as timestamptz) - make_interval(secs => :slowSeconds)
                """)
        Optional<Integer> slow(
                OrganizationId organization, ForumId forum, PersonId person, int slowSeconds, Instant now);

        /** Seconds until the next post; empty for none. */
        @SqlQuery("""
                select ceil(extract(epoch from ends - cast(:now as timestamptz)))::int
                from (select greatest(
                                 case when minute_posts >= cast(:perMinute as int)
                                     then minute_at + interval '1 minute' end,
                                 case when day_posts >= cast(:perDay as int) then day_at + interval '1 day' end) as ends
                      from pace
                      where organization_id = :organization and place_id = :place and person_id = :person) p
                where ends > :now
                """)
        Optional<Integer> full(
                OrganizationId organization,
                PlaceId place,
                PersonId person,
                @Nullable Integer perMinute,
                @Nullable Integer perDay,
                Instant now);
    }
}
