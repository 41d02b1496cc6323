package org.weft.discussion;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.session.Viewer;

/** The tags of a forum, which staff renames and merges. */
final class Tags {
    private static final int MOST = 500;
    private static final String LIST = """
            select tag, count(*) as threads
            from thread t, unnest(t.tags) as tag
            where t.organization_id = :organization and t.forum_id = :forum and t.tags <> '{}' and %s and %s
            group by tag
            order by count(*) desc, tag
            limit :most
            """.formatted(ThreadListSql.VISIBLE, ThreadListSql.LISTED);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Forums forums;
    private final Dates dates;
    private final Audit audit;

    Tags(Jdbi jdbi, Clock clock, Live live, Forums forums, Dates dates, Audit audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.forums = forums;
        this.dates = dates;
        this.audit = audit;
    }

    /** A tag, and how many threads have it. */
    record Tag(String tag, int threads) {}

    /** Of the threads that the viewer sees: up to five hundred, the most used first. */
    List<Tag> list(Viewer viewer) {
        if (!dates.opened(viewer)) {
            return List.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bindMap(viewer.bindings())
                .bind("forum", forums.of(viewer))
                .bind("most", MOST)
                .mapTo(Tag.class)
                .list());
    }

    /** Threads that had both have one. Renaming what nobody has does nothing. */
    void rename(Viewer viewer, String tag, @Nullable String wanted) {
        Writing.requireStaff(viewer);
        Writing.requireWriter(viewer);
        var to = Limits.DEFAULT.tags(Collections.singletonList(wanted)).get(0);
        var forum = forums.of(viewer);
        jdbi.useTransaction(handle -> {
            handle.attach(Standing.StandingDao.class).lockForum(viewer.organization(), forum);
            var dao = handle.attach(TagDao.class);
            if (!to.equals(tag) && dao.rename(viewer.organization(), forum, tag, to) > 0) {
                audit.note(handle, viewer, Act.TAG_RENAMED, null, tag + " → " + to);
                dao.carryFollows(viewer.organization(), viewer.place(), tag, to);
                dao.carryFeeds(viewer.organization(), forum, tag, to);
                dao.tell(viewer.organization(), viewer.place(), forum, viewer.person(), clock.instant());
            }
        });
        live.nudge();
    }

    interface TagDao {
        /** Locks threads from the first id on, as others do who change several. */
        @SqlUpdate("""
                with found as (
                    select id
                    from thread
                    where organization_id = :organization and forum_id = :forum
                      and tags @> array[cast(:tag as text)] and tags <> '{}'
                    order by id
                    for no key update
                )
                update thread t
                set tags = array(select distinct unnest(array_replace(t.tags, :tag, :to)) order by 1)
                from found
                where t.organization_id = :organization and t.id = found.id
                """)
        int rename(OrganizationId organization, ForumId forum, String tag, String to);

        /** Who follows the tag follows what it is called now. */
        @SqlUpdate("""
                insert into follow (organization_id, person_id, place_id, tag, wanted, at)
                select organization_id, person_id, place_id, :to, wanted, at
                from follow
                where organization_id = :organization and place_id = :place and tag = :tag
                on conflict do nothing
                """)
        void carryFollows(OrganizationId organization, PlaceId place, String tag, String to);

        /** And whoever has a feed of it goes on at the same address. */
        @SqlUpdate("""
                update tag_feed f
                set tag = :to
                from forum_placement fp
                where f.organization_id = :organization and f.tag = :tag
                  and fp.organization_id = f.organization_id and fp.forum_id = :forum
                  and fp.placement_id = f.placement_id
                  and not exists (
                      select from tag_feed o
                      where o.organization_id = f.organization_id and o.placement_id = f.placement_id
                        and o.person_id = f.person_id and o.tag = :to)
                """)
        void carryFeeds(OrganizationId organization, ForumId forum, String tag, String to);

        @SqlQuery("""
                select activity_append(:organization, :place, :forum, 'tags-changed', 'all', :actor, :actor, '{}', :at)
                """)
        long tell(OrganizationId organization, PlaceId place, ForumId forum, PersonId actor, Instant at);
    }
}
