package org.weft.lineage;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.discussion.ForumId;
import org.weft.discussion.ThreadId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/** SQL of {@link Earlier}. */
@RegisterConstructorMapper(EarlierDao.Origin.class)
@RegisterConstructorMapper(EarlierDao.Source.class)
@RegisterConstructorMapper(EarlierDao.Said.class)
@RegisterConstructorMapper(EarlierDao.Writer.class)
interface EarlierDao {
    /** A forum that this one was copied from, by way of others, and the course that showed it. */
    record Origin(ForumId forum, PlaceId place, String course, boolean confirmed) {}

    /** @param here the thread that it is here; null when it wasn't taken over */
    record Source(
            ThreadId thread,
            ContentId post,
            PlaceId place,
            String kind,
            String title,
            List<String> tags,
            Instant createdAt,
            @Nullable ThreadId here) {}

    /** @param author tells authors of a thread apart, and nothing else */
    record Said(
            ThreadId thread,
            String author,
            String source,
            String format,
            boolean accepted,
            boolean endorsed,
            boolean staff,
            @Nullable String origin,
            Instant createdAt) {}

    record Writer(ThreadId thread, String name) {}

    /** The nearest first; what is behind one that isn't confirmed, isn't either. Nothing for who isn't at home here. */
    @SqlQuery("""
            with recursive run (forum_id, place_id, confirmed, steps) as (
                select c.source_forum_id, s.place_id, c.certain or s.place_id in (select place_id from taught), 1
                from lineage c
                join forum f on f.organization_id = c.organization_id and f.id = c.forum_id
                join placement s on s.organization_id = c.organization_id and s.id = c.source_placement_id
                where c.organization_id = :organization and c.forum_id = :forum and f.place_id = :place
                union
                select c.source_forum_id, s.place_id,
                       r.confirmed and (c.certain or s.place_id in (select place_id from taught)), r.steps + 1
                from run r
                join lineage c on c.organization_id = :organization and c.forum_id = r.forum_id
                join placement s on s.organization_id = c.organization_id and s.id = c.source_placement_id
                where r.steps < 20
            ), taught (place_id) as (
                select m.place_id
                from member m
                where m.organization_id = :organization and m.person_id = :person
                  and m.role in ('helper', 'instructor', 'author')
            )
            select r.forum_id as forum, r.place_id as place, l.title as course, bool_or(r.confirmed) as confirmed
            from run r
            join place l on l.organization_id = :organization and l.id = r.place_id
            where r.forum_id <> :forum
            group by r.forum_id, r.place_id, l.title
            order by min(r.steps), r.forum_id
            limit 50
            """)
    List<Origin> runs(OrganizationId organization, ForumId forum, PlaceId place, PersonId person);

    /**
     * Threads that everyone in the course could read, begun there, with an answer that was accepted or endorsed and is
     * still there: over {@code t}, {@code o} of the origins, {@code c} of the content that opens it, {@code h} of what
     * was taken over.
     */
    String OFFERED = """
            from unnest(cast(:forums as bigint[]), cast(:places as bigint[])) as o (forum_id, place_id)
            join thread t on t.organization_id = :organization and t.forum_id = o.forum_id and t.place_id = o.place_id
            join content c on c.organization_id = t.organization_id and c.id = t.first_post_id
            left join harvest h on h.organization_id = t.organization_id and h.forum_id = :forum
                and h.source_id = t.first_post_id
            where t.audience = 'all' and t.group_id is null and not t.hidden and not t.earlier
              and t.kind <> 'announcement' and c.state = 'visible'
              and exists (
                  select from post a
                  join content w on w.organization_id = a.organization_id and w.id = a.id
                  where a.organization_id = t.organization_id and a.thread_id = t.id and a.number > 1
                    and (a.id = t.accepted_post_id or a.endorsed_by is not null)
                    and w.state = 'visible' and w.place_id = o.place_id)
            """;

    String COLUMNS = """
            select t.id as thread, t.first_post_id as post, t.place_id as place, t.kind, t.title, t.tags, t.created_at,
                   h.thread_id as here
            """;

    @SqlQuery(COLUMNS + OFFERED + """
              and t.id < :after
            order by t.id desc
            limit :limit
            """)
    List<Source> threads(
            OrganizationId organization, ForumId forum, List<Long> forums, List<Long> places, long after, int limit);

    default List<Source> threads(OrganizationId organization, ForumId forum, List<Origin> of, long after, int limit) {
        return threads(organization, forum, forums(of), places(of), after, limit);
    }

    @SqlQuery(COLUMNS + OFFERED + """
              and h.thread_id is null
            order by t.id desc
            limit :limit
            """)
    List<Source> untaken(OrganizationId organization, ForumId forum, List<Long> forums, List<Long> places, int limit);

    default List<Source> untaken(OrganizationId organization, ForumId forum, List<Origin> of, int limit) {
        return untaken(organization, forum, forums(of), places(of), limit);
    }

    @SqlQuery(COLUMNS + OFFERED + """
              and t.first_post_id = any(:posts)
            """)
    List<Source> these(
            OrganizationId organization, ForumId forum, List<Long> forums, List<Long> places, List<ContentId> posts);

    default List<Source> these(OrganizationId organization, ForumId forum, List<Origin> of, List<ContentId> posts) {
        return these(organization, forum, forums(of), places(of), posts);
    }

    @SqlQuery("select count(*) " + OFFERED + " and h.thread_id is null")
    int waiting(OrganizationId organization, ForumId forum, List<Long> forums, List<Long> places);

    default int waiting(OrganizationId organization, ForumId forum, List<Origin> of) {
        return waiting(organization, forum, forums(of), places(of));
    }

    private static List<Long> forums(List<Origin> of) {
        return of.stream().map(each -> each.forum().value()).toList();
    }

    private static List<Long> places(List<Origin> of) {
        return of.stream().map(each -> each.place().value()).toList();
    }

    /** The posts that open threads, and up to ten that answer each; in their order there. */
    @SqlQuery("""
            select thread, author, source, format, accepted, endorsed, staff, origin, created_at
            from (select t.id as thread, c.author_id || '/' || coalesce(c.alias, 0) as author, po.source, po.format,
                         po.number, po.id is not distinct from t.accepted_post_id as accepted,
                         po.endorsed_by is not null as endorsed,
                         coalesce(m.role in ('helper', 'instructor', 'author'), false) as staff, po.origin,
                         c.created_at, count(*) over (partition by t.id order by po.number) as place
                  from thread t
                  join post po on po.organization_id = t.organization_id and po.thread_id = t.id
                  join content c on c.organization_id = po.organization_id and c.id = po.id
                  left join member m on m.organization_id = c.organization_id and m.place_id = c.place_id
                      and m.person_id = c.author_id
                  where t.organization_id = :organization and t.id = any(:threads)
                    and c.state = 'visible' and c.place_id = t.place_id
                    and (po.number = 1 or po.id = t.accepted_post_id or po.endorsed_by is not null)) said
            where place <= 11
            order by thread, number
            """)
    List<Said> said(OrganizationId organization, List<ThreadId> threads);

    @SqlQuery("""
            select w.thread_id as thread, p.name
            from thread_person w
            join person p on p.organization_id = w.organization_id and p.id = w.person_id
            where w.organization_id = :organization and w.thread_id = any(:threads)
            """)
    List<Writer> writers(OrganizationId organization, List<ThreadId> threads);

    @SqlQuery("""
            select distinct p.name
            from member m
            join person p on p.organization_id = m.organization_id and p.id = m.person_id
            where m.organization_id = :organization and m.place_id = any(:places)
            limit :limit
            """)
    List<String> names(OrganizationId organization, List<PlaceId> places, int limit);
}
