package org.weft.discussion;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.content.Visibility;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;

/**
 * One of the newest posts of a forum, as everyone in the place may see it, but for whom a reader muted; for feeds.
 *
 * @param author a name, or {@code Anonymous 2}
 * @param html sanitized
 * @param updatedAt of its last change that left a trace
 */
public record Latest(
        ContentId id, String title, int number, String author, Instant createdAt, Instant updatedAt, String html) {
    private static final int SIZE = 50;

    /** From the threads with the newest activity, so that indexes find it however large the forum is. */
    private static final String SQL = """
            select p.id, t.title, p.number, p.author, p.created_at, p.updated_at, p.html
            from (select t.id, t.title, t.post_first
                  from thread t
                  join forum f on f.organization_id = t.organization_id and f.id = t.forum_id
                  where t.organization_id = :organization and t.forum_id = :forum and t.audience = 'all'
                    and t.group_id is null and not t.hidden
                    and (cast(:tag as text) is null or (t.tags @> array[cast(:tag as text)] and t.tags <> '{}'))
                    and (t.place_id = :place or exists (
                        select from forum_reach fr
                        where fr.organization_id = t.organization_id and fr.forum_id = t.forum_id
                          and fr.place_id = :place and fr.since <= t.reach))
                    and (f.opens_at is null or f.opens_at <= :now)
                  order by t.last_activity_at desc, t.id desc
                  limit :size) t
            cross join lateral (
                select po.id, po.number,
                       case when c.alias is not null then 'Anonymous ' || c.alias when %1$s then pe.name
                            else 'Somebody of another course' end as author,
                       c.created_at,
                       coalesce(po.edited_at, c.created_at) as updated_at,
                       case when c.place_id = :place then po.html
                            else regexp_replace(po.html, '(<span class="mention") data-person[^>]*><bdi>[^<]*</bdi></span>', '\\1>@…</span>', 'g')
                       end as html
                from post po
                join content c on c.organization_id = po.organization_id and c.id = po.id
                join person pe on pe.organization_id = c.organization_id and pe.id = c.author_id
                where po.organization_id = :organization and po.thread_id = t.id and c.state = 'visible' and not %2$s
                  and (po.number = 1 or not t.post_first)
                order by po.number desc
                limit :size) p
            order by p.created_at desc, p.id desc
            limit :size
            """.formatted(
                    Visibility.known("c.place_id", "c.author_id"),
                    Muted.sql(new Visibility.Eye(":reader", ":place", "false"), Muted.Written.POST));

    /**
     * @param reader whose feed it is
     * @param tag that threads have; null for all threads
     */
    public record Wanted(
            OrganizationId organization,
            PlaceId place,
            PlacementId placement,
            PersonId reader,
            @Nullable String tag) {}

    static List<Latest> of(Jdbi jdbi, Wanted wanted, ForumId forum, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(SQL)
                .bindMethods(wanted)
                .bind("forum", forum)
                .bind("now", now)
                .bind("size", SIZE)
                .mapTo(Latest.class)
                .list());
    }
}
