package org.weft.discussion;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;

interface ReshapingDao {
    /** So that this waits for others only as long as nobody else is turned away because of it. */
    @SqlUpdate("set local lock_timeout = '800ms'")
    void beBrief();

    @SqlQuery("""
            select id
            from forum
            where organization_id = :organization and id in (:one, :other)
            order by id
            for no key update
            """)
    List<ForumId> lockForums(OrganizationId organization, ForumId one, ForumId other);

    /** In the order in which replies lock them, the texts behind the posts. */
    @SqlQuery("""
            with p as (
                select id
                from post
                where organization_id = :organization and thread_id = :thread
                order by number
                for update
            ), texts as (
                select c.id
                from content c
                join p on p.id = c.id
                where c.organization_id = :organization
                order by c.id
                for update of c
            )
            select count(*)
            from texts
            """)
    int lockPosts(OrganizationId organization, ThreadId thread);

    /** The same for a branch. */
    @SqlQuery(ReshapingSteps.BRANCH + """
            , p as (
                select p.id
                from post p
                where p.organization_id = :organization and p.id in (select id from branch)
                order by p.number
                for update
            ), texts as (
                select c.id
                from content c
                join p on p.id = c.id
                where c.organization_id = :organization
                order by c.id
                for update of c
            )
            select count(*)
            from texts
            """)
    int lockBranch(OrganizationId organization, ContentId post);

    @SqlQuery("""
            select id
            from thread
            where organization_id = :organization and id in (:one, :other)
            order by id
            for update
            """)
    List<ThreadId> lockThreads(OrganizationId organization, ThreadId one, ThreadId other);

    @SqlQuery("""
            select exists (
                select from thread where organization_id = :organization and id = :thread and forum_id = :forum)
            """)
    boolean stands(OrganizationId organization, ThreadId thread, ForumId forum);

    /** Pins are of a forum's list, and stay behind. Of the places that show the other forum its writer knew nothing. */
    @SqlUpdate("""
            update thread
            set forum_id = :forum, pinned_until = null, reach = 0
            where organization_id = :organization and id = :thread
            """)
    void move(OrganizationId organization, ThreadId thread, ForumId forum);

    /** Drafts of replies and changes go with the thread, unless there is one already. */
    @SqlUpdate("""
            update draft d
            set forum_id = :forum
            where d.organization_id = :organization and d.forum_id = :from
              and (split_part(d.key, ':', 1) = cast(:thread as text)
                   or (d.key like 'edit:%' and exists (
                       select from post p
                       where p.organization_id = :organization and p.thread_id = :thread
                         and p.id::text = split_part(d.key, ':', 2))))
              and not exists (
                  select from draft o
                  where o.organization_id = :organization and o.person_id = d.person_id and o.forum_id = :forum
                    and o.key = d.key)
            """)
    void moveDrafts(OrganizationId organization, ThreadId thread, ForumId from, ForumId forum);

    /** A thread for a branch, private to the same person as the one that it leaves. */
    @SqlQuery("""
            insert into thread (
                organization_id, forum_id, place_id, reach, group_id, post_first, kind, title, excerpt, owner_id,
                audience, first_post_id, people, created_at, last_activity_at)
            select :organization, t.forum_id, t.place_id, t.reach, t.group_id, t.post_first, :kind, :title, :excerpt,
                   case when t.audience = 'all' then c.author_id else t.owner_id end, t.audience, c.id, 0,
                   c.created_at, c.created_at
            from thread t, content c
            where t.organization_id = :organization and t.id = :from
              and c.organization_id = :organization and c.id = :post
            returning id
            """)
    ThreadId add(OrganizationId organization, ThreadId from, ContentId post, String kind, String title, String excerpt);

    /** Who asks without a name goes on so, also when none of their posts came along. */
    @SqlUpdate("""
            insert into alias (organization_id, thread_id, person_id, number)
            select f.organization_id, :into, f.owner_id,
                   1 + coalesce((select max(number) from alias
                                 where organization_id = :organization and thread_id = :into), 0)
            from thread f
            where f.organization_id = :organization and f.id = :from
              and f.audience = 'staff' and f.owner_alias is not null
            on conflict (organization_id, thread_id, person_id) where not retired do nothing
            """)
    void keepOwnerAlias(OrganizationId organization, ThreadId from, ThreadId into);

    @SqlUpdate("""
            update thread t
            set owner_alias = case
                when t.audience = 'all' then c.alias
                when f.owner_alias is not null then (
                    select number from alias
                    where organization_id = :organization and thread_id = :into and person_id = t.owner_id
                      and not retired)
                end
            from content c, thread f
            where t.organization_id = :organization and t.id = :into
              and c.organization_id = :organization and c.id = t.first_post_id
              and f.organization_id = :organization and f.id = :from
            """)
    void nameOwner(OrganizationId organization, ThreadId from, ThreadId into);

    @SqlUpdate("""
            insert into departure (organization_id, thread_id, post_id, numbers, at)
            select :organization, :thread, :post, range_agg(int4range(number, number + 1)), :at
            from moving
            """)
    void depart(OrganizationId organization, ThreadId thread, ContentId post, Instant at);

    /** What came back hasn't left; what left the other thread has left this one now. */
    @SqlUpdate("""
            with back as (
                delete from departure
                where organization_id = :organization and thread_id = :into
                  and post_id in (select id from moving)
            )
            update departure
            set thread_id = :into,
                numbers = (select range_agg(int4range(lower(r) + shift, upper(r) + shift)) from unnest(numbers) r)
            from (select max(new_number - number) as shift from moving) by
            where organization_id = :organization and thread_id = :from
              and not exists (
                  select from post
                  where organization_id = :organization and id = post_id and thread_id = :into)
              and not exists (
                  select from departure o
                  where o.organization_id = :organization and o.thread_id = :into and o.post_id = departure.post_id)
            """)
    void carryDepartures(OrganizationId organization, ThreadId from, ThreadId into);

    /** Up to as many tags as a thread may have, its own first. */
    @SqlUpdate("""
            update thread t
            set tags = array(
                select tag
                from (select tag, min(place) as place
                      from unnest(t.tags || f.tags) with ordinality as tags (tag, place)
                      group by tag
                      order by place
                      limit :most) few
                order by tag)
            from thread f
            where t.organization_id = :organization and t.id = :into
              and f.organization_id = :organization and f.id = :from
            """)
    void addTags(OrganizationId organization, ThreadId from, ThreadId into, int most);

    /** What repeated the one repeats the other, or what that repeats; there are no chains and no circles. */
    @SqlUpdate("""
            update thread t
            set duplicate_of = nullif(origin.id, t.id)
            from (select coalesce(nullif(duplicate_of, :from), id) as id
                  from thread
                  where organization_id = :organization and id = :into) origin
            where t.organization_id = :organization and t.duplicate_of = :from
            """)
    void repeatOther(OrganizationId organization, ThreadId from, ThreadId into);

    @SqlUpdate("""
            insert into follow (organization_id, person_id, place_id, thread_id, wanted, at)
            select organization_id, person_id, place_id, :into, wanted, at
            from follow
            where organization_id = :organization and thread_id = :from
            on conflict do nothing
            """)
    void carryFollows(OrganizationId organization, ThreadId from, ThreadId into);

    @SqlUpdate("""
            with gone as (
                delete from thread
                where organization_id = :organization and id = :thread
                returning first_post_id
            )
            insert into former_thread (organization_id, id, first_post_id)
            select :organization, :thread, first_post_id
            from gone
            """)
    void forget(OrganizationId organization, ThreadId thread);
}
