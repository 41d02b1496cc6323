package org.weft.notifications;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.content.Visibility;
import org.weft.discussion.ForumId;
import org.weft.discussion.Muted;
import org.weft.discussion.Withheld;
import org.weft.session.Viewer;

/** The notifications of a person that are still for them: of posts that they may see now, each in its place. */
final class InboxSql {
    private static final Visibility.Eye EYE = Visibility.Eye.ofMember("m");

    /** Of everyone in an organization, with the bindings organization and now. */
    static final String SEEN = """
            from notification n
            join member m on m.organization_id = n.organization_id and m.place_id = n.place_id
                and m.person_id = n.person_id
            join post po on po.organization_id = n.organization_id and po.id = n.content_id
            join content c on c.organization_id = po.organization_id and c.id = po.id and c.state = 'visible'
            join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
            join forum f on f.organization_id = t.organization_id and f.id = t.forum_id
            join forum_reach here on here.organization_id = f.organization_id and here.forum_id = f.id
                and here.place_id = n.place_id
            left join reading r on r.organization_id = n.organization_id and r.person_id = n.person_id
                and r.thread_id = t.id
            where n.organization_id = :organization
              and (not t.hidden or %1$s) and (f.opens_at is null or f.opens_at <= :now or %1$s)
              and (po.number = 1 or c.author_id = n.person_id or %2$s)
              and %3$s
              and (n.reason in ('staff', 'private') or not %4$s)
            """.formatted(
                    EYE.staff(),
                    Withheld.shown("t", EYE),
                    Visibility.sql("t", EYE),
                    Muted.sql(new Visibility.Eye("n.person_id", "n.place_id", EYE.staff()), Muted.Written.POST));

    private static final String SHOWN = SEEN + " and n.person_id = :viewer";

    static final String UNREAD = "(n.read_at is null and not coalesce(r.numbers @> po.number, false))";

    private static final String PAGE = """
            select n.id, n.reason, n.at, %1$s as unread, po.id as post, t.id::text as thread, t.title,
                   c.author_id, p.name, w.role, c.alias, %2$s as known,
                   case when n.place_id <> :place then l.title end as place_title,
                   case when n.place_id <> :place or t.forum_id <> :forum then (
                       select s.key
                       from forum_placement fp
                       join placement s on s.organization_id = fp.organization_id and s.id = fp.placement_id
                       where fp.organization_id = t.organization_id and fp.forum_id = t.forum_id
                         and s.place_id = n.place_id
                       order by s.id
                       limit 1) end as placement
            from (select n.id
                  %3$s and n.id < :before
                  order by n.id desc
                  limit :limit) page
            join notification n on n.organization_id = :organization and n.id = page.id
            join place l on l.organization_id = n.organization_id and l.id = n.place_id
            join post po on po.organization_id = n.organization_id and po.id = n.content_id
            join content c on c.organization_id = po.organization_id and c.id = po.id
            join person p on p.organization_id = c.organization_id and p.id = c.author_id
            join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
            join member m on m.organization_id = n.organization_id and m.place_id = n.place_id
                and m.person_id = n.person_id
            left join member w on w.organization_id = c.organization_id and w.place_id = c.place_id
                and w.person_id = c.author_id
            left join reading r on r.organization_id = n.organization_id and r.person_id = n.person_id
                and r.thread_id = t.id
            order by n.id desc
            """.formatted(UNREAD, Visibility.known("c.place_id", "c.author_id", EYE), SHOWN);

    private static final String COUNT = """
            select count(*)
            from (select distinct t.id
                  %s and %s
                  limit :most) news
            """.formatted(SHOWN, UNREAD);

    private InboxSql() {}

    /** A notification as it is shown. */
    record Row(
            long id,
            String reason,
            Instant at,
            boolean unread,
            ContentId post,
            String thread,
            String title,
            @Nested Told.By by,
            @Nullable String placeTitle,
            @Nullable String placement) {}

    /** The newest first, from before an id on. */
    static List<Row> page(Jdbi jdbi, Viewer viewer, ForumId forum, long before, Instant now, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(PAGE)
                .bind("organization", viewer.organization())
                .bind("viewer", viewer.person())
                .bind("place", viewer.place())
                .bind("forum", forum)
                .bind("before", before)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Row.class)
                .list());
    }

    /** In how many threads there is something new. */
    static int unread(Jdbi jdbi, Viewer viewer, Instant now, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(COUNT)
                .bind("organization", viewer.organization())
                .bind("viewer", viewer.person())
                .bind("now", now)
                .bind("most", most)
                .mapTo(int.class)
                .one());
    }
}
