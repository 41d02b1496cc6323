package org.weft.discussion;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;

/**
 * One of the newest posts of a forum, as everyone in the place may see it; for feeds.
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
            from (select id, title
                  from thread
                  where organization_id = :organization and forum_id = :forum and audience = 'all' and not hidden
                  order by last_activity_at desc, id desc
                  limit :size) t
            cross join lateral (
                select po.id, po.number, coalesce('Anonymous ' || c.alias, pe.name) as author, c.created_at,
                       coalesce(po.edited_at, c.created_at) as updated_at, po.html
                from post po
                join content c on c.organization_id = po.organization_id and c.id = po.id
                join person pe on pe.organization_id = c.organization_id and pe.id = c.author_id
                where po.organization_id = :organization and po.thread_id = t.id and c.state = 'visible'
                order by po.number desc
                limit :size) p
            order by p.created_at desc, p.id desc
            limit :size
            """;

    static List<Latest> of(Jdbi jdbi, OrganizationId organization, ForumId forum) {
        return jdbi.withHandle(handle -> handle.createQuery(SQL)
                .bind("organization", organization)
                .bind("forum", forum)
                .bind("size", SIZE)
                .mapTo(Latest.class)
                .list());
    }
}
