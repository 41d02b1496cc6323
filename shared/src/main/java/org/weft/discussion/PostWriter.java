package org.weft.discussion;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.session.Viewer;
import org.weft.text.Rendered;

/** Writes a post with one bare statement, the most frequent write of the product. */
final class PostWriter {
    /**
     * A post, its number, its author's place among those who wrote and read, and the news of it. Rows are locked in
     * one order, the branch's first post, then the one that is answered, then the thread, as by votes, endorsements
     * and {@link Crossing}: what is answered can't leave the thread meanwhile. How fast the author writes is counted
     * before the thread is locked.
     */
    private static final String REPLY = """
            with given as (
                select ?::bigint as organization, ?::bigint as place, ?::bigint as thread, ?::bigint as author,
                       ?::int as staff_posts, ?::bigint as parent, ?::int as parent_number, ?::int as root_number,
                       ?::text as source, ?::text as html, ?::boolean as math, ?::text as client_key,
                       ?::timestamptz as at,
                       ?::int as alias, ?::bigint as forum, ?::int as per_minute, ?::int as per_day,
                       ?::int as slow_seconds
            ), above as (
                select number, votes
                from post, given
                where organization_id = organization and thread_id = thread
                  and number in (given.root_number, given.parent_number)
                order by number
                for share of post
            ), root as (
                select votes
                from above, given
                where number = root_number
            ), here as (
                select parent_number is null or parent_number in (select number from above) as parent
                from given
            ), ready as (
                select
                from given, here
                where here.parent and not exists (
                    select from thread t
                    where t.organization_id = organization and t.id = thread
                      and t.locked_at is not null and given.staff_posts = 0)
            ),
            """ + Pacing.SQL + """
            , newcomer as (
                insert into thread_person (organization_id, thread_id, person_id, alias)
                select organization, thread, author, coalesce(alias, 0)
                from given, allowed
                on conflict do nothing
                returning 1
            ), t as (
                update thread
                set last_number = last_number + 1, last_activity_at = at, staff_posts = thread.staff_posts + given.staff_posts,
                    people = people + (select count(*) from newcomer)
                from given cross join here cross join allowed left join root on true
                where organization_id = organization and id = thread and here.parent
                  and (locked_at is null or given.staff_posts > 0)
                returning id, last_number, forum_id, audience, owner_id, group_id, place_id, reach,
                          coalesce(root_number, last_number) as root_number,
                          coalesce(root.votes, 0) as root_votes
            ), c as (
                insert into content (
                    organization_id, place_id, author_id, audience, owner_id, created_at, client_key, alias)
                select organization, place, author, audience, owner_id, at, client_key, alias
                from given, t
                returning id
            ), p as (
                insert into post (
                    organization_id, id, thread_id, number, root_number, parent_id, parent_number, source, html, math,
                    root_votes)
                select organization, c.id, t.id, last_number, t.root_number, parent, parent_number, source, html, math,
                       root_votes
                from given, t, c
            ), r as (
                insert into reading as own (organization_id, person_id, thread_id, numbers, at)
                select organization, author, t.id, int4multirange(int4range(last_number, last_number + 1)), at
                from given, t
                on conflict (organization_id, person_id, thread_id)
                do update set numbers = own.numbers + excluded.numbers, at = excluded.at
            ), a as (
                insert into activity (
                    organization_id, place_id, stream_id, verb, audience, owner_id, group_id, reach, actor_id, data, at)
                select organization, t.place_id, forum_id, 'post-created', audience, owner_id, group_id, reach, author,
                       jsonb_build_object('thread', t.id::text, 'post', c.id::text, 'number', last_number,
                           'root', t.root_number),
                       at
                from given, t, c
            )
            select c.id, last_number
            from t, c
            """;

    private PostWriter() {}

    /** @param parent what is answered; null for the thread itself */
    record Spot(ThreadId thread, Heads.@Nullable Spot parent) {}

    /**
     * @param parent what is answered; null for the thread itself
     * @param alias of an author who hides their name
     */
    record Reply(
            ThreadId thread,
            Heads.@Nullable Spot parent,
            String source,
            Rendered rendered,
            @Nullable String clientKey,
            @Nullable Integer alias,
            Pacing.Limits limits,
            Instant at) {
        Reply by(int number) {
            return new Reply(thread, parent, source, rendered, clientKey, number, limits, at);
        }

        Reply at(Spot spot) {
            return new Reply(spot.thread(), spot.parent(), source, rendered, clientKey, alias, limits, at);
        }
    }

    /**
     * Null when the thread is closed to the viewer's posts, or no longer there, or no longer holds what is answered, or
     * when the viewer writes too fast.
     *
     * @throws SQLException for a client key that was used before: state 23505; for a thread that was merged into
     *     another at this moment: state 23503
     */
    static @Nullable Post write(Connection connection, Viewer viewer, Reply reply) throws SQLException {
        var parent = reply.parent();
        try (var statement = connection.prepareStatement(REPLY)) {
            statement.setLong(1, viewer.organization().value());
            statement.setLong(2, viewer.place().value());
            statement.setLong(3, reply.thread().value());
            statement.setLong(4, viewer.person().value());
            statement.setInt(5, viewer.staff() ? 1 : 0);
            statement.setObject(6, parent == null ? null : parent.id().value());
            statement.setObject(7, parent == null ? null : parent.number());
            statement.setObject(8, parent == null ? null : parent.rootNumber());
            statement.setString(9, reply.source());
            statement.setString(10, reply.rendered().html());
            statement.setBoolean(11, reply.rendered().hasMath());
            statement.setString(12, reply.clientKey());
            statement.setObject(13, reply.at().atOffset(ZoneOffset.UTC));
            statement.setObject(14, reply.alias());
            statement.setLong(15, reply.limits().forum().value());
            statement.setObject(16, reply.limits().perMinute());
            statement.setObject(17, reply.limits().perDay());
            statement.setObject(18, reply.limits().slowSeconds());
            try (var row = statement.executeQuery()) {
                return row.next() ? post(viewer, reply, new ContentId(row.getLong(1)), row.getInt(2)) : null;
            }
        }
    }

    private static Post post(Viewer viewer, Reply reply, ContentId id, int number) {
        var parent = reply.parent();
        return new Post(
                id,
                number,
                null,
                parent == null ? null : parent.id(),
                parent == null ? null : parent.number(),
                parent == null ? number : parent.rootNumber(),
                Author.of(viewer.person(), viewer.name(), viewer.role().word(), reply.alias()),
                reply.at(),
                reply.rendered().html(),
                reply.rendered().hasMath(),
                0,
                "{}",
                null,
                false,
                "visible",
                null,
                null,
                1,
                null);
    }
}
