package org.weft.lineage;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.discussion.ForumId;
import org.weft.discussion.NewIds;
import org.weft.discussion.ThreadId;
import org.weft.people.OrganizationId;

/** SQL of {@link FirstThreads}. */
@RegisterConstructorMapper(FirstThreadDao.First.class)
@RegisterConstructorMapper(FirstThreadDao.Kept.class)
interface FirstThreadDao extends NewIds {
    /** @param post that opens it */
    record First(
            ContentId post,
            String kind,
            String title,
            List<String> tags,
            boolean postFirst,
            boolean pinned,
            String source,
            String format) {}

    /** A thread as it is written; the fields are columns of thread and post. */
    record Opened(
            ThreadId id,
            ContentId post,
            String kind,
            String title,
            String excerpt,
            List<String> tags,
            boolean postFirst,
            boolean pinned,
            String source,
            String format,
            String html,
            boolean math,
            Instant at) {}

    /** A file of a post. */
    record Kept(
            ContentId post,
            long id,
            long bytes,
            @Nullable Integer width,
            @Nullable Integer height) {}

    record NewUpload(long old, long id, ContentId post) {}

    @SqlQuery("""
            with staff (person_id) as (
                select m.person_id
                from member m
                join forum f on f.organization_id = m.organization_id and f.place_id = m.place_id
                where m.organization_id = :organization and f.id = :forum
                  and m.role in ('helper', 'instructor', 'author')
            ), learners (began_at, id) as (
                select t.created_at, t.id
                from thread t
                where t.organization_id = :organization and t.forum_id = :forum and not t.earlier
                  and t.owner_id not in (select person_id from staff)
                order by t.created_at, t.id
                limit 1
            )
            select po.id as post, t.kind, t.title, t.tags, t.post_first,
                   coalesce(t.pinned_until = 'infinity', false) as pinned, po.source, po.format
            from thread t
            join post po on po.organization_id = t.organization_id and po.id = t.first_post_id
            join content c on c.organization_id = po.organization_id and c.id = po.id
            left join learners l on true
            where t.organization_id = :organization and t.forum_id = :forum and not t.earlier and not t.hidden
              and t.audience = 'all' and t.group_id is null and t.owner_alias is null and t.duplicate_of is null
              and c.state = 'visible' and t.owner_id in (select person_id from staff)
              and (t.post_first or t.pinned_until = 'infinity'
                   or l.id is null or (t.created_at, t.id) < (l.began_at, l.id))
            order by t.created_at, t.id
            limit :limit
            """)
    List<First> first(OrganizationId organization, ForumId forum, int limit);

    @SqlQuery("""
            select content_id as post, id, bytes, width, height
            from upload
            where organization_id = :organization and content_id = any(:posts)
            order by id
            """)
    List<Kept> uploads(OrganizationId organization, List<ContentId> posts);

    @SqlQuery("""
            select nextval(pg_get_serial_sequence('upload', 'id'))
            from generate_series(1, :count)
            """)
    List<Long> uploadIds(int count);

    @SqlBatch("""
            insert into content (organization_id, id, place_id, author_id, owner_id, created_at)
            values (:i.organization, :o.post, :i.place, :i.author, :i.author, :o.at)
            """)
    void addContent(@BindMethods("i") FirstThreads.Into into, @BindMethods("o") List<Opened> opened);

    @SqlBatch("""
            insert into thread (organization_id, id, forum_id, place_id, kind, title, excerpt, tags, owner_id,
                                first_post_id, staff_posts, post_first, pinned_until, created_at, last_activity_at)
            values (:i.organization, :o.id, :i.forum, :i.place, :o.kind, :o.title, :o.excerpt, :o.tags, :i.author,
                    :o.post, 1, :o.postFirst, case when :o.pinned then timestamptz 'infinity' end, :o.at, :o.at)
            """)
    void addThreads(@BindMethods("i") FirstThreads.Into into, @BindMethods("o") List<Opened> opened);

    @SqlBatch("""
            insert into post (organization_id, id, thread_id, number, root_number, source, format, html, math)
            values (:i.organization, :o.post, :o.id, 1, 1, :o.source, :o.format, :o.html, :o.math)
            """)
    void addPosts(@BindMethods("i") FirstThreads.Into into, @BindMethods("o") List<Opened> opened);

    @SqlBatch("""
            insert into thread_person (organization_id, thread_id, person_id)
            values (:i.organization, :o.id, :i.author)
            """)
    void addPeople(@BindMethods("i") FirstThreads.Into into, @BindMethods("o") List<Opened> opened);

    @SqlBatch("""
            insert into reading (organization_id, person_id, thread_id, numbers, at)
            values (:i.organization, :i.author, :o.id, '{[1,1]}', :now)
            """)
    void addReading(@BindMethods("i") FirstThreads.Into into, @BindMethods("o") List<Opened> opened, Instant now);

    @SqlBatch("""
            insert into upload (organization_id, id, place_id, person_id, content_id, name, media_type, bytes, width,
                                height, hash, created_at)
            select organization_id, :u.id, :i.place, :i.author, :u.post, name, media_type, bytes, width, height, hash,
                   :now
            from upload
            where organization_id = :i.organization and id = :u.old
            """)
    void addUploads(@BindMethods("i") FirstThreads.Into into, @BindMethods("u") List<NewUpload> uploads, Instant now);
}
