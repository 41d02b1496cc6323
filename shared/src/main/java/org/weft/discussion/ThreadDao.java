package org.weft.discussion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.GroupId;
import org.weft.places.PlaceId;

@RegisterConstructorMapper(ThreadDao.Written.class)
@RegisterConstructorMapper(ThreadDao.Preference.class)
interface ThreadDao {
    /** The keys of what was just written. */
    record Written(ThreadId threadId, ContentId postId) {}

    record Preference(View view, Order sort) {}

    /** One statement: a thread with its first post, read by its author, and the news of it. Empty for who is too fast. */
    @SqlQuery("""
            with given as (
                select cast(:organization as bigint) as organization, cast(:place as bigint) as place,
                       cast(:author as bigint) as author, cast(:at as timestamptz) as at,
                       cast(:l.forum as bigint) as forum, cast(:l.perMinute as int) as per_minute,
                       cast(:l.perDay as int) as per_day, cast(:l.slowSeconds as int) as slow_seconds
            ), ready as (
                select
            ),
            """ + Pacing.SQL + """
            , c as (
                insert into content (organization_id, place_id, author_id, audience, owner_id, created_at, client_key, alias)
                select :organization, :place, :author, :audience, :author, :at, cast(:clientKey as text),
                       cast(:alias as int)
                from allowed
                returning id
            ), t as (
                insert into thread (
                    organization_id, forum_id, place_id, kind, title, excerpt, tags, owner_id, owner_alias, audience,
                    reach, group_id, post_first, first_post_id, staff_posts, created_at, last_activity_at)
                select :organization, :l.forum, :place, :kind, :title, :excerpt, :tags, :author, :alias, :audience,
                       :reach, :group, :postFirst, c.id, :staffPosts, :at, :at
                from c
                returning id, first_post_id
            ), p as (
                insert into post (organization_id, id, thread_id, number, root_number, source, html, math)
                select :organization, t.first_post_id, t.id, 1, 1, :source, :html, :math
                from t
            ), w as (
                insert into thread_person (organization_id, thread_id, person_id, alias)
                select :organization, t.id, :author, coalesce(cast(:alias as int), 0)
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
                   activity_append(:organization, :place, :l.forum, 'thread-created', :audience, :author, :group, :reach, :author,
                       jsonb_build_object('thread', t.id::text, 'post', t.first_post_id::text), :at)
            from t
            """)
    Optional<Written> open(
            OrganizationId organization,
            PlaceId place,
            @BindMethods("l") Pacing.Limits limits,
            PersonId author,
            String kind,
            String title,
            String excerpt,
            List<String> tags,
            String audience,
            int reach,
            @Nullable GroupId group,
            boolean postFirst,
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

    /** Whether the thread is there; from now on no post comes or goes. */
    @SqlQuery("""
            select id
            from thread
            where organization_id = :organization and id = :thread
            for no key update
            """)
    Optional<ThreadId> lock(OrganizationId organization, ThreadId thread);

    /** Returns 0 when the post isn't an answer in the thread any more. */
    @SqlUpdate("""
            update thread
            set accepted_post_id = :post, accepted_by = :by
            where organization_id = :organization and id = :thread
              and (cast(:post as bigint) is null or exists (
                  select from post
                  where organization_id = :organization and id = :post and thread_id = :thread and number > 1))
            """)
    int accept(OrganizationId organization, ThreadId thread, @Nullable ContentId post, @Nullable PersonId by);

    @SqlQuery("""
            select activity_append(:organization, :place, :forum, :verb, :audience, :owner, :group, :reach, :actor,
                cast(:data as jsonb), :at)
            """)
    long tell(
            OrganizationId organization,
            PlaceId place,
            ForumId forum,
            String verb,
            String audience,
            PersonId owner,
            @Nullable GroupId group,
            int reach,
            PersonId actor,
            String data,
            Instant at);

    @SqlQuery("""
            select locked_at is not null
            from thread
            where organization_id = :organization and id = :thread
            """)
    Optional<Boolean> locked(OrganizationId organization, ThreadId thread);

    /** Numbers that no post has yet are left out, so that what comes later is unread. */
    @SqlUpdate("""
            insert into reading as r (organization_id, person_id, thread_id, numbers, at)
            select t.organization_id, :person, t.id,
                   (cast(:read as int4multirange) - cast(:unread as int4multirange))
                       * int4multirange(int4range(1, t.last_number + 1)),
                   :at
            from thread t
            where t.organization_id = :organization and t.id = :thread
            for key share of t
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
            order by t.id
            for key share of t
            on conflict (organization_id, person_id, thread_id)
            do update set numbers = r.numbers + excluded.numbers, at = excluded.at
            """)
    void readAll(OrganizationId organization, PersonId person, ForumId forum, Instant at);

    @SqlQuery("""
            select count(*)
            from (select
                  from post po
                  join content c on c.organization_id = po.organization_id and c.id = po.id
                  where po.organization_id = :organization and po.thread_id = :thread and po.number > 1
                    and c.place_id <> :place and c.state = 'visible'
                  limit 100) replies
            """)
    int elsewhere(OrganizationId organization, ThreadId thread, PlaceId place);

    /** What the person chose, else what is set for the forum. */
    @SqlQuery("""
            select coalesce(p.view, f.view) as view, coalesce(p.sort, f.sort) as sort
            from forum f
            left join discussion_preference p on p.organization_id = f.organization_id and p.person_id = :person
            where f.organization_id = :organization and f.id = :forum
            """)
    Preference preference(OrganizationId organization, PersonId person, ForumId forum);

    @SqlUpdate("""
            insert into discussion_preference (organization_id, person_id, view, sort)
            values (:organization, :person, :view, :sort)
            on conflict (organization_id, person_id) do update set view = excluded.view, sort = excluded.sort
            """)
    void prefer(OrganizationId organization, PersonId person, String view, String sort);
}
