package org.weft.imports;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.discussion.NewIds;
import org.weft.discussion.ThreadId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

@RegisterConstructorMapper(ImportDao.Imported.class)
@RegisterConstructorMapper(ImportDao.LockedThread.class)
interface ImportDao extends NewIds {
    /**
     * A post that stands here already.
     *
     * @param kind of its key: {@code post} or {@code comment}
     * @param votes how many of its votes came from there
     */
    record Imported(
            String kind, long key, ContentId contentId, int votes, ThreadId threadId, int number, int rootNumber) {
        Entry.Key from() {
            return new Entry.Key(kind, key);
        }

        Imported withVotes(int now) {
            return new Imported(kind, key, contentId, now, threadId, number, rootNumber);
        }
    }

    /** A post as it is written; the fields are the columns of content, post and import_item. */
    record NewPost(
            ContentId id,
            String kind,
            long key,
            PersonId author,
            Instant at,
            int number,
            int rootNumber,
            @Nullable ContentId parent,
            @Nullable Integer parentNumber,
            String source,
            String format,
            String html,
            boolean math,
            int votes,
            int rootVotes,
            String origin) {}

    /** What a thread looks like while it is locked. */
    record LockedThread(int lastNumber, String audience, PersonId ownerId, ContentId firstPostId) {}

    /** A thread as it is written; the fields are its columns. */
    record NewThread(
            String title,
            String excerpt,
            List<String> tags,
            PersonId owner,
            ContentId firstPost,
            @Nullable ContentId accepted,
            int staffPosts,
            int people,
            int lastNumber,
            int votes,
            Instant createdAt,
            Instant lastActivityAt) {}

    @SqlQuery("select pg_try_advisory_lock(hashtextextended(:key, 0))")
    boolean lock(String key);

    @SqlQuery("select pg_advisory_unlock(hashtextextended(:key, 0))")
    boolean unlock(String key);

    @SqlQuery("""
            select i.kind, i.key, i.content_id, i.votes, p.thread_id, p.number, p.root_number
            from import_item i
            join post p on p.organization_id = i.organization_id and p.id = i.content_id
            where i.organization_id = :t.organization and i.forum_id = :t.forum and i.source = :source
              and i.kind in ('post', 'comment')
            """)
    List<Imported> known(@BindMethods("t") Target target, String source);

    @SqlQuery("""
            insert into thread (
                organization_id, forum_id, place_id, kind, title, excerpt, tags, owner_id, first_post_id, accepted_post_id,
                accepted_by, staff_posts, people, last_number, votes, created_at, last_activity_at)
            values (:t.organization, :t.forum, :t.place, 'question', :n.title, :n.excerpt, :n.tags, :n.owner, :n.firstPost,
                :n.accepted, case when cast(:n.accepted as bigint) is null then null else :n.owner end, :n.staffPosts,
                :n.people, :n.lastNumber, :n.votes, :n.createdAt, :n.lastActivityAt)
            returning id
            """)
    ThreadId addThread(@BindMethods("t") Target target, @BindMethods("n") NewThread thread);

    @SqlQuery("""
            select last_number, audience, owner_id, first_post_id
            from thread
            where organization_id = :organization and id = :thread
            for update
            """)
    LockedThread lockThread(OrganizationId organization, ThreadId thread);

    @SqlBatch("""
            insert into content (organization_id, id, place_id, author_id, audience, owner_id, created_at)
            values (:t.organization, :p.id, :t.place, :p.author, :audience, :owner, :p.at)
            """)
    void addContent(
            @BindMethods("t") Target target, String audience, PersonId owner, @BindMethods("p") List<NewPost> posts);

    @SqlBatch("""
            insert into post (
                organization_id, id, thread_id, number, root_number, parent_id, parent_number, source, format, html,
                math, votes, root_votes, origin)
            values (:organization, :p.id, :thread, :p.number, :p.rootNumber, :p.parent, :p.parentNumber, :p.source,
                :p.format, :p.html, :p.math, :p.votes, :p.rootVotes, :p.origin)
            """)
    void addPosts(OrganizationId organization, ThreadId thread, @BindMethods("p") List<NewPost> posts);

    @SqlBatch("""
            insert into import_item (organization_id, forum_id, source, kind, key, content_id, votes)
            values (:t.organization, :t.forum, :source, :p.kind, :p.key, :p.id, :p.votes)
            """)
    void addItems(@BindMethods("t") Target target, String source, @BindMethods("p") List<NewPost> posts);

    @SqlBatch("""
            insert into thread_person (organization_id, thread_id, person_id)
            values (:organization, :thread, :p.author)
            on conflict do nothing
            """)
    void addPeople(OrganizationId organization, ThreadId thread, @BindMethods("p") List<NewPost> posts);

    @SqlUpdate("""
            update thread
            set last_number = last_number + :posts, staff_posts = staff_posts + :staffPosts,
                last_activity_at = greatest(last_activity_at, :lastAt),
                people = (select count(*) from thread_person
                          where organization_id = :organization and thread_id = :thread)
            where organization_id = :organization and id = :thread
            """)
    void grow(OrganizationId organization, ThreadId thread, int posts, int staffPosts, Instant lastAt);

    @SqlUpdate("""
            update thread
            set accepted_post_id = :post, accepted_by = owner_id
            where organization_id = :organization and id = :thread and accepted_post_id is null
            """)
    void accept(OrganizationId organization, ThreadId thread, ContentId post);

    @SqlBatch("""
            update post
            set votes = post.votes + :i.votes - item.votes
            from import_item item
            where post.organization_id = :t.organization and post.id = :i.contentId
              and item.organization_id = :t.organization and item.forum_id = :t.forum and item.source = :source
              and item.kind = :i.kind and item.key = :i.key
            """)
    void countVotes(@BindMethods("t") Target target, String source, @BindMethods("i") List<Imported> posts);

    @SqlBatch("""
            update import_item
            set votes = :i.votes
            where organization_id = :t.organization and forum_id = :t.forum and source = :source
              and kind = :i.kind and key = :i.key
            """)
    void rememberVotes(@BindMethods("t") Target target, String source, @BindMethods("i") List<Imported> posts);

    /** Brings what hangs on the votes of posts up to date: the rank of branches. */
    @SqlUpdate("""
            update post p
            set root_votes = root.votes
            from post root
            where p.organization_id = :organization and p.thread_id = :thread and p.number > 1
              and root.organization_id = p.organization_id and root.thread_id = p.thread_id
              and root.number = p.root_number and p.root_votes <> root.votes
            """)
    void rankBranches(OrganizationId organization, ThreadId thread);

    @SqlUpdate("""
            update thread t
            set votes = p.votes
            from post p
            where t.organization_id = :organization and t.id = :thread
              and p.organization_id = t.organization_id and p.id = t.first_post_id
            """)
    void countThreadVotes(OrganizationId organization, ThreadId thread);

    /** Once for each link, so that a mark that was taken away here stays away. Returns 0 when it was there. */
    @SqlUpdate("""
            insert into import_item (organization_id, forum_id, source, kind, key, content_id)
            values (:t.organization, :t.forum, :source, 'duplicate', :link, :post)
            on conflict do nothing
            """)
    int addDuplicate(@BindMethods("t") Target target, String source, long link, ContentId post);

    @SqlUpdate("""
            update thread
            set duplicate_of = :before
            where organization_id = :organization and id = :thread and duplicate_of is null
            """)
    void markDuplicate(OrganizationId organization, ThreadId thread, ThreadId before);

    @SqlQuery("""
            select activity_append(:t.organization, :t.place, :t.forum, 'thread-changed', audience, owner_id, owner_id,
                jsonb_build_object('thread', id::text), :at)
            from thread
            where organization_id = :t.organization and id = :thread
            """)
    long tellChanged(@BindMethods("t") Target target, ThreadId thread, Instant at);
}
