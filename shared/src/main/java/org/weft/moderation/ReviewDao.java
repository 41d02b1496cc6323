package org.weft.moderation;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.discussion.ForumId;
import org.weft.discussion.HeldId;
import org.weft.discussion.ThreadId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

@RegisterConstructorMapper(ReviewDao.Entry.class)
@RegisterConstructorMapper(ReviewDao.FlagRow.class)
@RegisterConstructorMapper(ReviewDao.HeldRow.class)
interface ReviewDao {
    /**
     * What waits.
     *
     * @param kind {@code flagged} with the id of a post, or {@code held} with its own
     * @param at since when
     * @param place whose staff is asked
     */
    record Entry(String kind, long id, Instant at, PlaceId place, String placeTitle) {}

    /** One flag on one post. */
    record FlagRow(
            ContentId contentId, String reason, @Nullable String note, Instant at) {}

    /** What waits to be written; {@code thread} and {@code forum} are where it belongs now. */
    record HeldRow(
            HeldId id,
            String kind,
            @Nullable ContentId post,
            @Nullable ThreadId thread,
            ForumId forum,
            @Nullable String threadTitle,
            @Nullable String placement,
            PersonId author,
            String name,
            String role,
            boolean anonymous,
            @Nullable String title,
            String html,
            boolean math,
            String cause,
            @Nullable String word,
            Instant at) {}

    /**
     * Of some places, what waits longest first. A flag asks the staff of the place where the post was written, and of
     * the one where it was flagged while that is shown it. What its author or staff has taken out of sight needs no look.
     */
    @SqlQuery("""
            select w.kind, w.id, w.at, w.place, pl.title as place_title
            from (
                select 'flagged' as kind, f.content_id as id, min(f.at) as at,
                       case when c.place_id = any(:places) then c.place_id else min(f.place_id) end as place
                from flag f
                join content c on c.organization_id = f.organization_id and c.id = f.content_id
                where f.organization_id = :organization and f.settled_at is null
                  and (c.place_id = any(:places)
                       or (f.place_id = any(:places) and exists (
                           select from post po
                           join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
                           join forum_reach fr on fr.organization_id = t.organization_id and fr.forum_id = t.forum_id
                           where po.organization_id = c.organization_id and po.id = c.id and t.audience = 'all'
                             and t.group_id is null and fr.place_id = f.place_id and fr.since <= t.reach)))
                  and (c.state = 'visible' or (c.state = 'hidden' and c.deleted_by is null))
                group by f.content_id, c.place_id
                union all
                select 'held', h.id, h.at, h.place_id
                from held h
                where h.organization_id = :organization and h.place_id = any(:places) and h.state = 'waiting') w
            join place pl on pl.organization_id = :organization and pl.id = w.place
            where (w.at, w.kind, w.id) > (:at, :kind, :id)
            order by w.at, w.kind, w.id
            limit :limit
            """)
    List<Entry> queue(OrganizationId organization, List<Long> places, Instant at, String kind, long id, int limit);

    /** The first twenty of each, of those that ask the staff of the places. */
    @SqlQuery("""
            select content_id, reason, note, at
            from (select f.content_id, f.reason, f.note, f.at,
                         row_number() over (partition by f.content_id order by f.at, f.person_id) as place
                  from flag f
                  join content c on c.organization_id = f.organization_id and c.id = f.content_id
                  where f.organization_id = :organization and f.settled_at is null and f.content_id = any(:contents)
                    and (c.place_id = any(:places) or f.place_id = any(:places))) f
            where place <= 20
            order by content_id, at
            """)
    List<FlagRow> flags(OrganizationId organization, List<Long> places, List<Long> contents);

    @SqlQuery("""
            select h.id, h.kind, h.post_id as post, t.id as thread, coalesce(t.forum_id, h.forum_id) as forum,
                   t.title as thread_title,
                   (select l.key
                    from forum_placement fp
                    join placement l on l.organization_id = fp.organization_id and l.id = fp.placement_id
                    where fp.organization_id = h.organization_id and fp.forum_id = coalesce(t.forum_id, h.forum_id)
                      and l.place_id = h.place_id
                    order by l.id
                    limit 1) as placement,
                   h.person_id as author, p.name, coalesce(m.role, 'learner') as role, h.anonymous, h.title, h.html,
                   h.math, h.cause, h.word, h.at
            from held h
            join person p on p.organization_id = h.organization_id and p.id = h.person_id
            left join member m on m.organization_id = h.organization_id and m.place_id = h.place_id
                and m.person_id = h.person_id
            """ + HeldDao.NOW + """
            where h.organization_id = :organization and h.id = any(:ids) and h.state = 'waiting'
            """)
    List<HeldRow> held(OrganizationId organization, List<Long> ids);
}
