package org.weft.discussion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

@RegisterConstructorMapper(ThreadDao.Written.class)
@RegisterConstructorMapper(ThreadDao.Preference.class)
interface ThreadDao {
    /** The keys of what was just written. */
    record Written(ThreadId threadId, ContentId postId) {}

    record Preference(View view, Order sort) {}

    /** One statement: a thread with its first post, read by its author, and the news of it. */
    @SqlQuery("""
            with c as (
                insert into content (organization_id, place_id, author_id, audience, owner_id, created_at, client_key, alias)
                values (:organization, :place, :author, :audience, :author, :at, :clientKey, :alias)
                returning id
            ), t as (
                insert into thread (
                    organization_id, forum_id, kind, title, excerpt, tags, owner_id, owner_alias, audience,
                    first_post_id, staff_posts, created_at, last_activity_at)
                select :organization, :forum, :kind, :title, :excerpt, :tags, :author, :alias, :audience, c.id,
                       :staffPosts, :at, :at
                from c
                returning id, first_post_id
            ), p as (
                insert into post (organization_id, id, thread_id, number, root_number, source, html, math)
                select :organization, t.first_post_id, t.id, 1, 1, :source, :html, :math
                from t
            ), w as (
                insert into thread_person (organization_id, thread_id, person_id, anonymous)
                select :organization, t.id, :author, cast(:alias as int) is not null
                from t
            ), a as (
                insert into alias (organization_id, thread_id, person_id, number)
                select :organization, t.id, :author, :alias
                from t
                where cast(:alias as int) is not null
            ), r as (
                insert into reading (organization_id, person_id, thread_id, numbers, at)
                select :organization, :author, t.id, '{[1,1]}', :at
                from t
            )
            select t.id as thread_id, t.first_post_id as post_id,
                   activity_append(:organization, :place, :forum, 'thread-created', :audience, :author, :author,
                       jsonb_build_object('thread', t.id::text), :at)
            from t
            """)
    Written open(
            OrganizationId organization,
            PlaceId place,
            ForumId forum,
            PersonId author,
            String kind,
            String title,
            String excerpt,
            List<String> tags,
            String audience,
            int staffPosts,
            String source,
            String html,
            boolean math,
            @Nullable String clientKey,
            @Nullable Integer alias,
            Instant at);

    @SqlQuery("""
            select po.thread_id, po.id as post_id
            from content c
            join post po on po.organization_id = c.organization_id and po.id = c.id
            where c.organization_id = :organization and c.author_id = :author and c.client_key = :clientKey
            """)
    Optional<Written> sent(OrganizationId organization, PersonId author, String clientKey);

    @SqlUpdate("""
            update thread
            set accepted_post_id = :post, accepted_by = :by
            where organization_id = :organization and id = :thread
            """)
    void accept(OrganizationId organization, ThreadId thread, @Nullable ContentId post, @Nullable PersonId by);

    @SqlQuery("""
            select activity_append(:organization, :place, :forum, :verb, :audience, :owner, :actor,
                cast(:data as jsonb), :at)
            """)
    long tell(
            OrganizationId organization,
            PlaceId place,
            ForumId forum,
            String verb,
            String audience,
            PersonId owner,
            PersonId actor,
            String data,
            Instant at);

    /** Numbers that no post has yet are left out, so that what comes later is unread. */
    @SqlUpdate("""
            insert into reading as r (organization_id, person_id, thread_id, numbers, at)
            select t.organization_id, :person, t.id,
                   (cast(:read as int4multirange) - cast(:unread as int4multirange))
                       * int4multirange(int4range(1, t.last_number + 1)),
                   :at
            from thread t
            where t.organization_id = :organization and t.id = :thread
            on conflict (organization_id, person_id, thread_id)
            do update set numbers = r.numbers + excluded.numbers - cast(:unread as int4multirange),
                          at = excluded.at
            """)
    void read(OrganizationId organization, PersonId person, ThreadId thread, String read, String unread, Instant at);

    @SqlUpdate("""
            insert into reading as r (organization_id, person_id, thread_id, numbers, at)
            select t.organization_id, :person, t.id, int4multirange(int4range(1, t.last_number + 1)), :at
            from thread t
            where t.organization_id = :organization and t.forum_id = :forum
            on conflict (organization_id, person_id, thread_id)
            do update set numbers = r.numbers + excluded.numbers, at = excluded.at
            """)
    void readAll(OrganizationId organization, PersonId person, ForumId forum, Instant at);

    @SqlQuery("""
            select view, sort
            from discussion_preference
            where organization_id = :organization and person_id = :person
            """)
    Optional<Preference> preference(OrganizationId organization, PersonId person);

    @SqlUpdate("""
            insert into discussion_preference (organization_id, person_id, view, sort)
            values (:organization, :person, :view, :sort)
            on conflict (organization_id, person_id) do update set view = excluded.view, sort = excluded.sort
            """)
    void prefer(OrganizationId organization, PersonId person, String view, String sort);
}
