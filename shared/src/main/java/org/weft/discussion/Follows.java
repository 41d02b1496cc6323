package org.weft.discussion;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.session.Viewer;

/**
 * What a person wants to hear of. Who writes in a thread follows it unless they say otherwise; a discussion, a tag and
 * all of a place are followed when asked for.
 */
final class Follows {
    /** Whether the viewer follows the thread {@code t} itself. */
    static final String FOLLOWED = """
            coalesce((select fo.wanted from follow fo
                      where fo.organization_id = t.organization_id and fo.person_id = :viewer
                        and fo.thread_id = t.id
                      limit 1),
                     exists (select from thread_person fp
                             where fp.organization_id = t.organization_id and fp.thread_id = t.id
                               and fp.person_id = :viewer))
            """;

    private static final int MOST_TAGS = 100;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Forums forums;
    private final Heads heads;

    Follows(Jdbi jdbi, Clock clock, Forums forums, Heads heads) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.forums = forums;
        this.heads = heads;
    }

    /** Beside single threads: this discussion, all of this place, and tags in it. */
    record Followed(boolean discussion, boolean place, List<String> tags) {}

    Followed of(Viewer viewer) {
        return jdbi.withExtension(FollowDao.class, dao -> {
            var organization = viewer.organization();
            var forum = forums.of(viewer);
            return new Followed(
                    dao.follows(organization, viewer.person(), viewer.place(), forum),
                    dao.follows(organization, viewer.person(), viewer.place(), null),
                    dao.tags(organization, viewer.person(), viewer.place(), MOST_TAGS));
        });
    }

    /** Not wanted is more than not asked for: who wrote in it hears no more either. */
    void thread(Viewer viewer, ThreadId thread, boolean wanted) {
        var head = heads.thread(viewer, thread);
        set(viewer, head.placeId(), new Target(null, thread, null), wanted);
    }

    void discussion(Viewer viewer, boolean wanted) {
        set(viewer, viewer.place(), new Target(forums.of(viewer), null, null), wanted);
    }

    void place(Viewer viewer, boolean wanted) {
        set(viewer, viewer.place(), new Target(null, null, null), wanted);
    }

    /** @throws Refusal.Conflict {@code too-many-followed} */
    void tag(Viewer viewer, String tag, boolean wanted) {
        var name = Limits.DEFAULT.tags(List.of(tag)).get(0);
        if (wanted && of(viewer).tags().size() >= MOST_TAGS) {
            throw new Refusal.Conflict("too-many-followed", "At most " + MOST_TAGS + " tags");
        }
        set(viewer, viewer.place(), new Target(null, null, name), wanted);
    }

    private void set(Viewer viewer, PlaceId place, Target target, boolean wanted) {
        jdbi.useExtension(
                FollowDao.class,
                dao -> dao.set(viewer.organization(), viewer.person(), place, target, wanted, clock.instant()));
    }

    /** One of them, or none for all of a place. */
    public record Target(
            @Nullable ForumId forum,
            @Nullable ThreadId thread,
            @Nullable String tag) {}

    interface FollowDao {
        @SqlUpdate("""
                insert into follow (organization_id, person_id, place_id, forum_id, thread_id, tag, wanted, at)
                values (:organization, :person, :place, :target.forum, :target.thread, :target.tag, :wanted, :at)
                on conflict (organization_id, person_id, place_id, forum_id, thread_id, tag)
                do update set wanted = excluded.wanted, at = excluded.at
                """)
        void set(
                OrganizationId organization,
                PersonId person,
                PlaceId place,
                @BindMethods("target") Target target,
                boolean wanted,
                Instant at);

        @SqlQuery("""
                select exists (
                    select from follow
                    where organization_id = :organization and person_id = :person and place_id = :place and wanted
                      and forum_id is not distinct from cast(:forum as bigint) and thread_id is null and tag is null)
                """)
        boolean follows(OrganizationId organization, PersonId person, PlaceId place, @Nullable ForumId forum);

        @SqlQuery("""
                select tag
                from follow
                where organization_id = :organization and person_id = :person and place_id = :place and wanted
                  and tag is not null
                order by tag
                limit :most
                """)
        List<String> tags(OrganizationId organization, PersonId person, PlaceId place, int most);
    }
}
