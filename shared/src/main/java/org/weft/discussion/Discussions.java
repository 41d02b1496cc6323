package org.weft.discussion;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.content.Visibility;
import org.weft.session.Viewer;

/** The discussions of a person in all their places, with how much there is unread. */
final class Discussions {
    private static final int MOST = 200;
    /** Threads of each, so that a person of many places doesn't wait. */
    private static final int COUNTED = 100;

    private static final Visibility.Eye MEMBER = Visibility.Eye.ofMember("mine");

    /** What of a shared forum the person sees depends on the place; of several it is the one where they are now. */
    private static final String SQL = """
            with mine as (
                select distinct on (fr.forum_id) m.organization_id, m.person_id, m.place_id, m.role, fr.forum_id
                from member m
                join forum_reach fr on fr.organization_id = m.organization_id and fr.place_id = m.place_id
                join forum f on f.organization_id = fr.organization_id and f.id = fr.forum_id
                where m.organization_id = :organization and m.person_id = :viewer
                  and (f.opens_at is null or f.opens_at <= :now or %1$s)
                order by fr.forum_id, m.place_id <> :place, m.place_id
            )
            select s.title, case when s.return_url is not null then s.key end as placement,
                   case when mine.place_id <> :place then l.title end as place, mine.forum_id = :forum as here,
                   liveliest.unread, liveliest.last_activity_at
            from mine
            join place l on l.organization_id = mine.organization_id and l.id = mine.place_id
            cross join lateral (
                select n.title, n.key, n.return_url
                from forum_placement fp
                join placement n on n.organization_id = fp.organization_id and n.id = fp.placement_id
                where fp.organization_id = mine.organization_id and fp.forum_id = mine.forum_id
                  and n.place_id = mine.place_id
                order by n.return_url is null, n.id
                limit 1) s
            cross join lateral (
                select count(*) filter (where unread) as unread, max(last_activity_at) as last_activity_at
                from (select %2$s as unread, t.last_activity_at
                      from thread t
                      left join reading r on r.organization_id = t.organization_id and r.thread_id = t.id
                          and r.person_id = mine.person_id
                      where t.organization_id = mine.organization_id and t.forum_id = mine.forum_id
                        and %3$s and (not t.hidden or %4$s)
                      order by t.last_activity_at desc, t.id desc
                      limit :counted) threads) liveliest
            order by here desc, liveliest.unread > 0 desc, liveliest.last_activity_at desc nulls last, mine.forum_id
            limit :most
            """.formatted(
                    Visibility.Eye.ofMember("m").staff(),
                    ThreadListSql.unread(MEMBER),
                    Visibility.sql("t", MEMBER),
                    MEMBER.staff());

    private final Jdbi jdbi;
    private final Clock clock;
    private final Forums forums;

    Discussions(Jdbi jdbi, Clock clock, Forums forums) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.forums = forums;
    }

    /**
     * One discussion, as it is called in a place of the person's.
     *
     * @param placement the key of a placement that leads there; null when we don't know the page
     * @param place title of the place when it isn't the viewer's own
     * @param here whether it is the one that the viewer's page shows
     * @param unread threads among the liveliest hundred that have unread posts
     * @param lastActivityAt null as long as there is no thread that the person sees
     */
    record Row(
            String title,
            @Nullable String placement,
            @Nullable String place,
            boolean here,
            int unread,
            @Nullable Instant lastActivityAt) {}

    /** This one first, then what has something new, the liveliest first. */
    List<Row> of(Viewer viewer) {
        return jdbi.withHandle(handle -> handle.createQuery(SQL)
                .bind("organization", viewer.organization())
                .bind("viewer", viewer.person())
                .bind("place", viewer.place())
                .bind("forum", forums.of(viewer))
                .bind("now", clock.instant())
                .bind("counted", COUNTED)
                .bind("most", MOST)
                .mapTo(Row.class)
                .list());
    }
}
