package org.weft.discussion;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/** Apart from {@link PostDao}: what attaching a DAO costs grows with its methods, and this is the most frequent write. */
interface ReplyDao {
    /** One statement: a post, its number, its reader the author, and the news of it. */
    @SqlQuery("""
            with newcomer as (
                insert into thread_person (organization_id, thread_id, person_id)
                values (:organization, :thread, :author)
                on conflict do nothing
                returning 1
            ), t as (
                update thread
                set last_number = last_number + 1, last_activity_at = :at, staff_posts = staff_posts + :staffPosts,
                    people = people + (select count(*) from newcomer)
                where organization_id = :organization and id = :thread
                returning id, last_number, forum_id, audience, owner_id
            ), c as (
                insert into content (organization_id, place_id, author_id, audience, owner_id, created_at, client_key)
                select :organization, :place, :author, t.audience, t.owner_id, :at, :clientKey
                from t
                returning id
            ), p as (
                insert into post (
                    organization_id, id, thread_id, number, root_number, parent_id, parent_number, source, html, math,
                    root_votes)
                select :organization, c.id, t.id, t.last_number, coalesce(:rootNumber, t.last_number), :parent,
                       :parentNumber, :source, :html, :math,
                       coalesce((select votes from post
                                 where organization_id = :organization and thread_id = :thread
                                   and number = :rootNumber), 0)
                from t, c
            ), r as (
                insert into reading as own (organization_id, person_id, thread_id, numbers, at)
                select :organization, :author, t.id,
                       int4multirange(int4range(t.last_number, t.last_number + 1)), :at
                from t
                on conflict (organization_id, person_id, thread_id)
                do update set numbers = own.numbers + excluded.numbers, at = excluded.at
            )
            select c.id
            from t, c, activity_append(:organization, :place, t.forum_id, 'post-created', t.audience, t.owner_id,
                :author, jsonb_build_object('thread', t.id::text, 'post', c.id::text, 'number', t.last_number,
                    'root', coalesce(:rootNumber, t.last_number)), :at)
            """)
    ContentId reply(
            OrganizationId organization,
            PlaceId place,
            ThreadId thread,
            PersonId author,
            int staffPosts,
            @Nullable ContentId parent,
            @Nullable Integer parentNumber,
            @Nullable Integer rootNumber,
            String source,
            String html,
            boolean math,
            @Nullable String clientKey,
            Instant at);
}
