package org.weft.discussion;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.session.Viewer;

/**
 * Writes down that something about a thread changed; open pages are told after the commit. Which thread and which
 * forum is read in the transaction: staff may have moved them since the viewer looked.
 */
final class News {
    private News() {}

    /** @throws Refusal.NotFound {@code thread-not-found} when it was merged into another meanwhile */
    static void tell(Handle handle, Viewer viewer, ThreadId thread, String verb, Map<String, ?> data, Instant at) {
        tellIn(null, handle, viewer, thread, verb, data, at);
    }

    /** Tells those who look at a forum that the thread doesn't stand in; null for the one that it stands in. */
    static void tellIn(
            @Nullable ForumId forum,
            Handle handle,
            Viewer viewer,
            ThreadId thread,
            String verb,
            Map<String, ?> data,
            Instant at) {
        var told = handle.attach(NewsDao.class)
                .thread(viewer.organization(), forum, thread, verb, viewer.person(), Json.write(data), at);
        if (told.isEmpty()) {
            throw Heads.notFound(thread);
        }
    }

    /** Tells about a post that the transaction has locked. Returns the thread that it stands in. */
    static ThreadId tell(Handle handle, Viewer viewer, ContentId post, String verb, Map<String, ?> data, Instant at) {
        var dao = handle.attach(NewsDao.class);
        return dao.post(viewer.organization(), post, false, verb, viewer.person(), Json.write(data), at);
    }

    /** Tells staff alone. */
    static void tellStaff(Handle handle, Viewer viewer, ContentId post, String verb, Instant at) {
        handle.attach(NewsDao.class).post(viewer.organization(), post, true, verb, viewer.person(), "{}", at);
    }

    interface NewsDao {
        @SqlQuery("""
                select t.id,
                       activity_append(t.organization_id, t.place_id, coalesce(:forum, t.forum_id), :verb,
                           t.audience, t.owner_id, t.group_id, t.reach, :actor, jsonb_build_object('thread', t.id::text) || cast(:data as jsonb), :at)
                from thread t
                where t.organization_id = :organization and t.id = :thread
                """)
        Optional<ThreadId> thread(
                OrganizationId organization,
                @Nullable ForumId forum,
                ThreadId thread,
                String verb,
                PersonId actor,
                String data,
                Instant at);

        @SqlQuery("""
                select t.id,
                       activity_append(
                           t.organization_id, case when :staff then c.place_id else t.place_id end, t.forum_id, :verb,
                           case when :staff then 'staff' else t.audience end,
                           case when :staff then :actor else t.owner_id end,
                           case when not :staff then t.group_id end, t.reach, :actor,
                           jsonb_build_object('thread', t.id::text, 'post', po.id::text) || cast(:data as jsonb), :at)
                from post po
                join content c on c.organization_id = po.organization_id and c.id = po.id
                join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
                where po.organization_id = :organization and po.id = :post
                """)
        ThreadId post(
                OrganizationId organization,
                ContentId post,
                boolean staff,
                String verb,
                PersonId actor,
                String data,
                Instant at);
    }
}
