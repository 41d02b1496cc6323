package org.weft.discussion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

interface EditDao {
    /**
     * A post as it is now.
     *
     * @param title and {@code tags} of its thread
     * @param traced whether a change was kept before
     * @param editMinutes null for ever
     */
    record Current(
            int version,
            String title,
            List<String> tags,
            String source,
            String format,
            Instant createdAt,
            boolean traced,
            @Nullable Integer editMinutes) {}

    /** One version; {@code editor} is a name. */
    record Version(
            int version,
            @Nullable String title,
            String source,
            Instant at,
            PersonId editorId,
            String editor,
            @Nullable String reason) {}

    /** Locks the post before its thread, as votes do. */
    @SqlQuery("""
            select po.version, t.title, t.tags, po.source, po.format, c.created_at, po.edited_at is not null as traced,
                   f.edit_minutes
            from post po
            join content c on c.organization_id = po.organization_id and c.id = po.id
            join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
            join forum f on f.organization_id = t.organization_id and f.id = t.forum_id
            where po.organization_id = :organization and po.id = :post and po.thread_id = :thread
            for no key update of po
            """)
    Optional<Current> current(OrganizationId organization, ContentId post, ThreadId thread);

    /** Keeps what the post says now. */
    @SqlUpdate("""
            insert into post_version (organization_id, post_id, version, title, source, at, editor_id, reason)
            select po.organization_id, po.id, po.version, case when po.number = 1 then t.title end, po.source,
                   coalesce(po.edited_at, c.created_at), coalesce(po.edited_by, c.author_id), po.edit_reason
            from post po
            join content c on c.organization_id = po.organization_id and c.id = po.id
            join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
            where po.organization_id = :organization and po.id = :post
            """)
    void keep(OrganizationId organization, ContentId post);

    @SqlUpdate("""
            update post
            set source = :source, html = :html, math = :math, version = version + 1
            where organization_id = :organization and id = :post
            """)
    void write(OrganizationId organization, ContentId post, String source, String html, boolean math);

    @SqlUpdate("""
            update post
            set edited_at = :at, edited_by = :by, edit_reason = :reason
            where organization_id = :organization and id = :post
            """)
    void sign(OrganizationId organization, ContentId post, PersonId by, @Nullable String reason, Instant at);

    @SqlUpdate("""
            update thread
            set title = :title, tags = :tags, excerpt = :excerpt
            where organization_id = :organization and id = :thread
            """)
    void rename(OrganizationId organization, ThreadId thread, String title, List<String> tags, String excerpt);

    /** The last fifty, the newest first; the one that is shown now is the first. */
    @SqlQuery("""
            select v.version, v.title, v.source, v.at, v.editor_id, pe.name as editor, v.reason
            from (
                select po.version, case when po.number = 1 then t.title end as title, po.source,
                       coalesce(po.edited_at, c.created_at) as at, coalesce(po.edited_by, c.author_id) as editor_id,
                       po.edit_reason as reason
                from post po
                join content c on c.organization_id = po.organization_id and c.id = po.id
                join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
                where po.organization_id = :organization and po.id = :post
                union all
                select version, title, source, at, editor_id, reason
                from post_version
                where organization_id = :organization and post_id = :post
            ) v
            join person pe on pe.organization_id = :organization and pe.id = v.editor_id
            order by v.version desc
            limit 50
            """)
    List<Version> versions(OrganizationId organization, ContentId post);
}
