package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.content.Visibility;
import org.weft.session.Viewer;

/**
 * A branch that became a thread of its own, as the thread tells that it left.
 *
 * @param post that opened the branch
 * @param thread where it is now
 * @param title of that; empty when it is hidden
 * @param placement the key of one that shows it; null when that is where the viewer is
 * @param posts how many left
 * @param numbers which they had: ranges, as JSON
 */
record Departure(
        ContentId post,
        ThreadId thread,
        String title,
        @Nullable String placement,
        int posts,
        @JsonRawValue String numbers) {
    private static final int MOST = 50;

    private static final String SQL = """
            select p.id as post, t.id as thread, case when t.hidden and not :staff then '' else t.title end as title,
                   case when t.forum_id <> f.forum_id then (
                       select l.key
                       from forum_placement fp
                       join placement l on l.organization_id = fp.organization_id and l.id = fp.placement_id
                         and l.place_id = :place
                       where fp.organization_id = t.organization_id and fp.forum_id = t.forum_id
                       order by l.id
                       limit 1) end as placement,
                   numbers_in(d.numbers) as posts,
                   (select json_agg(json_build_array(lower(r), upper(r) - 1) order by r)::text
                    from unnest(d.numbers) r) as numbers
            from departure d
            join thread f on f.organization_id = d.organization_id and f.id = d.thread_id
            join post p on p.organization_id = d.organization_id and p.id = d.post_id
            join thread t on t.organization_id = p.organization_id and t.id = p.thread_id
            where d.organization_id = :organization and d.thread_id = :thread and %s
            order by d.numbers
            limit :limit
            """.formatted(Visibility.sql("t"));

    /** Of a thread that the viewer sees, up to fifty. */
    static List<Departure> of(Jdbi jdbi, Viewer viewer, ThreadId thread) {
        return jdbi.withHandle(handle -> handle.createQuery(SQL)
                .bindMap(viewer.bindings())
                .bind("thread", thread)
                .bind("limit", MOST)
                .mapTo(Departure.class)
                .list());
    }
}
