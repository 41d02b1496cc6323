package org.weft.lineage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.discussion.ForumId;
import org.weft.discussion.NewIds;
import org.weft.discussion.ThreadId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/** SQL of {@code harvest}: what is taken over, and taken out again. */
interface HarvestDao extends NewIds {
    /** A thread as it is written; the fields are its columns. */
    record NewThread(
            ThreadId id,
            ContentId firstPost,
            ContentId source,
            String kind,
            String title,
            String excerpt,
            List<String> tags,
            @Nullable ContentId accepted,
            int endorsed,
            int staffPosts,
            int people,
            int lastNumber,
            Instant createdAt,
            Instant lastActivityAt) {}

    record NewPost(
            ContentId id,
            ThreadId thread,
            int number,
            int alias,
            String source,
            String format,
            String html,
            boolean math,
            boolean endorsed,
            boolean accepted,
            boolean staff,
            @Nullable String origin,
            Instant at) {}

    /** Two who take over the same at once: the second waits and finds it taken. */
    @SqlQuery("""
            select id
            from forum
            where organization_id = :organization and id = :forum
            for no key update
            """)
    ForumId lock(OrganizationId organization, ForumId forum);

    default PersonId author(OrganizationId organization, Instant now) {
        lockAuthor("earlier/" + organization.value());
        return findAuthor(organization).orElseGet(() -> {
            var person = addPerson(organization, now);
            addAuthor(organization, person);
            return person;
        });
    }

    @SqlQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
    boolean lockAuthor(String key);

    @SqlQuery("""
            select person_id
            from earlier_author
            where organization_id = :organization
            """)
    Optional<PersonId> findAuthor(OrganizationId organization);

    @SqlQuery("""
            insert into person (organization_id, name, preview, created_at)
            values (:organization, 'Somebody of an earlier group', true, :at)
            returning id
            """)
    PersonId addPerson(OrganizationId organization, Instant at);

    @SqlUpdate("""
            insert into earlier_author (organization_id, person_id)
            values (:organization, :person)
            """)
    void addAuthor(OrganizationId organization, PersonId person);

    @SqlBatch("""
            insert into content (organization_id, id, place_id, author_id, owner_id, created_at, alias)
            values (:i.organization, :p.id, :i.place, :i.author, :i.author, :p.at, :p.alias)
            """)
    void addContent(@BindMethods("i") Harvesting.Into into, @BindMethods("p") List<NewPost> posts);

    @SqlBatch("""
            insert into thread (organization_id, id, forum_id, place_id, kind, title, excerpt, tags, owner_id, owner_alias,
                                first_post_id, accepted_post_id, accepted_by, endorsed_posts, staff_posts, people,
                                last_number, reach, earlier, created_at, last_activity_at)
            select :i.organization, :t.id, :i.forum, :i.place, :t.kind, :t.title, :t.excerpt, :t.tags, :i.author, 1,
                   :t.firstPost, :t.accepted, case when cast(:t.accepted as bigint) is null then null else :i.by end,
                   :t.endorsed, :t.staffPosts, :t.people, :t.lastNumber, f.reach, true, :t.createdAt, :t.lastActivityAt
            from forum f
            where f.organization_id = :i.organization and f.id = :i.forum
            """)
    void addThreads(@BindMethods("i") Harvesting.Into into, @BindMethods("t") List<NewThread> threads);

    @SqlBatch("""
            insert into post (organization_id, id, thread_id, number, root_number, source, format, html, math,
                              endorsed_by, origin)
            values (:i.organization, :p.id, :p.thread, :p.number, :p.number, :p.source, :p.format, :p.html, :p.math,
                    case when :p.endorsed then :i.by end, :p.origin)
            """)
    void addPosts(@BindMethods("i") Harvesting.Into into, @BindMethods("p") List<NewPost> posts);

    @SqlBatch("""
            insert into thread_person (organization_id, thread_id, person_id, alias)
            values (:i.organization, :p.thread, :i.author, :p.alias)
            on conflict do nothing
            """)
    void addPeople(@BindMethods("i") Harvesting.Into into, @BindMethods("p") List<NewPost> posts);

    @SqlBatch("""
            insert into harvest (organization_id, forum_id, source_id, thread_id, harvested_by, at)
            values (:i.organization, :i.forum, :t.source, :t.id, :i.by, :i.at)
            """)
    void remember(@BindMethods("i") Harvesting.Into into, @BindMethods("t") List<NewThread> threads);

    @SqlQuery("""
            select po.id
            from thread t
            join post po on po.organization_id = t.organization_id and po.thread_id = t.id
            where t.organization_id = :organization and t.id = :thread and t.forum_id = :forum and t.place_id = :place
              and t.earlier
            """)
    List<ContentId> posts(OrganizationId organization, ForumId forum, PlaceId place, ThreadId thread);

    /** What repeats it repeats nothing any more. */
    @SqlUpdate("""
            update thread
            set duplicate_of = null
            where organization_id = :organization and duplicate_of = :thread
            """)
    void forgetRepeats(OrganizationId organization, ThreadId thread);

    @SqlUpdate("""
            delete from thread
            where organization_id = :organization and id = :thread
            """)
    void removeThread(OrganizationId organization, ThreadId thread);

    @SqlUpdate("""
            delete from content
            where organization_id = :organization and id = any(:posts)
            """)
    void removeContent(OrganizationId organization, List<ContentId> posts);
}
