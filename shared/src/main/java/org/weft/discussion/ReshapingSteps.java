package org.weft.discussion;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Posts go from one thread to another, and whatever hangs on their thread and number goes along: one statement for each
 * table, however many posts. A table that is new and knows of threads or numbers gets its step here.
 *
 * <p>Which posts, and their numbers before and after, stands in the temporary table {@code moving}. Both threads are
 * locked, and so are the posts.
 */
final class ReshapingSteps {
    /** All of a thread, as one branch under the post that opened it, behind the last number of the other. */
    static final String WHOLE = """
            create temporary table moving on commit drop as
            select p.id, p.number, first.last_number + p.number as new_number, f.first_post_id as root_id,
                   first.last_number + 1 as new_root,
                   case when p.number > 1 then coalesce(p.parent_id, f.first_post_id) end as new_parent,
                   case when p.number > 1 then first.last_number + coalesce(p.parent_number, 1) end as new_parent_number
            from post p
            join thread f on f.organization_id = p.organization_id and f.id = p.thread_id
            join thread first on first.organization_id = p.organization_id and first.id = :into
            where p.organization_id = :organization and p.thread_id = :from
            """;

    /** A post and all under it, with the ids of what they answer, from the top down. */
    static final String BRANCH = """
            with recursive branch as (
                select id, number, cast(null as bigint) as root_id, cast(null as bigint) as parent_id
                from post
                where organization_id = :organization and id = :post
                union all
                select p.id, p.number, coalesce(b.root_id, p.id), b.id
                from branch b
                join post p on p.organization_id = :organization and p.parent_id = b.id
            )
            """;

    /** A branch as a thread of its own, in the order that it had. */
    static final String PART = "create temporary table moving on commit drop as " + BRANCH + """
            , numbered as (
                select id, number, cast(row_number() over (order by number) as int) as new_number,
                       coalesce(root_id, id) as root_id, nullif(parent_id, :post) as parent_id
                from branch
            )
            select n.id, n.number, n.new_number, n.root_id, root.new_number as new_root, n.parent_id as new_parent,
                   parent.new_number as new_parent_number
            from numbered n
            join numbered root on root.id = n.root_id
            left join numbered parent on parent.id = n.parent_id
            """;

    private static final String POSTS = """
            update post p
            set thread_id = :into, number = m.new_number, root_number = m.new_root, parent_id = m.new_parent,
                parent_number = m.new_parent_number,
                root_votes = case when m.new_number = 1 then 0 else root.votes end,
                title = case when m.new_number = 1 then null
                             when m.number = 1 then (select title from thread
                                                     where organization_id = :organization and id = :from)
                             else p.title end
            from moving m
            join post root on root.organization_id = :organization and root.id = m.root_id
            where p.organization_id = :organization and p.id = m.id
            """;

    /**
     * Every alias among the posts becomes a number that the other thread hasn't had. Who has one there goes on under
     * that; nothing ties the two together. Whoever muted it goes on
     * not to read it.
     */
    private static final String AUTHORS = """
            with renamed as (
                select c.alias, min(c.author_id) as person, row_number() over (order by min(m.new_number))
                           + coalesce((select max(number) from alias
                                       where organization_id = :organization and thread_id = :into), 0) as number
                from moving m
                join content c on c.organization_id = :organization and c.id = m.id
                where c.alias is not null
                group by c.alias
            ), kept as (
                insert into alias (organization_id, thread_id, person_id, number, retired)
                select :organization, :into, r.person, r.number,
                       row_number() over (partition by r.person order by a.retired, r.number) > 1
                           or exists (select from alias o
                                      where o.organization_id = :organization and o.thread_id = :into
                                        and o.person_id = r.person and not o.retired)
                from renamed r
                join alias a on a.organization_id = :organization and a.thread_id = :from and a.number = r.alias
            ), muted as (
                insert into mute (organization_id, person_id, thread_id, alias, at)
                select m.organization_id, m.person_id, :into, r.number, m.at
                from mute m
                join renamed r on r.alias = m.alias
                where m.organization_id = :organization and m.thread_id = :from
                on conflict do nothing
            )
            update content c
            set owner_id = t.owner_id,
                alias = (select number from renamed r where r.alias = c.alias)
            from moving m, thread t
            where c.organization_id = :organization and c.id = m.id
              and t.organization_id = :organization and t.id = :into
            """;

    /** By runs of posts whose numbers change by the same: few, however many posts. */
    private static final String READING = """
            with run as (
                select new_number - number as shift, int4range(min(number), max(number) + 1) as numbers
                from moving
                group by new_number - number
            )
            insert into reading as r (organization_id, person_id, thread_id, numbers, at)
            select f.organization_id, f.person_id, :into,
                   range_agg(int4range(lower(piece) + shift, upper(piece) + shift)), max(f.at)
            from reading f
            cross join run
            cross join lateral unnest(f.numbers * int4multirange(run.numbers)) piece
            where f.organization_id = :organization and f.thread_id = :from
            group by f.organization_id, f.person_id
            on conflict (organization_id, person_id, thread_id)
            do update set numbers = r.numbers + excluded.numbers, at = greatest(r.at, excluded.at)
            """;

    /** One that is there already stays. */
    private static final String DRAFTS = """
            update draft d
            set forum_id = t.forum_id, key = n.key
            from thread t, (
                select d.person_id, d.forum_id, d.key as old,
                       case when d.key like 'edit:%' then d.key
                            else cast(:into as text) || ':' || case when m.new_number = 1 then '' else m.id::text end end as key
                from thread f
                join draft d on d.organization_id = f.organization_id and d.forum_id = f.forum_id
                    and split_part(d.key, ':', 1) in (cast(:from as text), 'edit')
                join moving m on m.id::text = split_part(d.key, ':', 2)
                    or (m.number = 1 and split_part(d.key, ':', 2) = '')
                where f.organization_id = :organization and f.id = :from) n
            where t.organization_id = :organization and t.id = :into
              and d.organization_id = :organization and d.person_id = n.person_id and d.forum_id = n.forum_id
              and d.key = n.old
              and not exists (
                  select from draft o
                  where o.organization_id = :organization and o.person_id = n.person_id and o.forum_id = t.forum_id
                    and o.key = n.key)
            """;

    /** What staff wrote: by what its authors are now, since what they were isn't kept. */
    private static final String STAFF = """
            with moved as (
                select case when bool_or(m.number = 1) then min(f.staff_posts)
                            else least(min(f.staff_posts),
                                       count(*) filter (where me.role in ('helper', 'instructor', 'author'))) end as posts
                from moving m
                join thread f on f.organization_id = :organization and f.id = :from
                join content c on c.organization_id = :organization and c.id = m.id
                left join member me on me.organization_id = :organization and me.place_id = c.place_id
                    and me.person_id = c.author_id
            )
            update thread t
            set staff_posts = staff_posts + case when t.id = :into then moved.posts else -moved.posts end
            from moved
            where t.organization_id = :organization and t.id in (:from, :into)
            """;

    /** An accepted answer stays one where that is possible; who accepted it could tell who asked. */
    private static final String ACCEPTANCE = """
            with moved as (
                select m.id, m.new_number
                from moving m
                join thread f on f.organization_id = :organization and f.id = :from and f.accepted_post_id = m.id
            ), gone as (
                update thread
                set accepted_post_id = null, accepted_by = null
                where organization_id = :organization and id = :from and exists (select from moved)
            )
            update thread t
            set accepted_post_id = moved.id, accepted_by = :by
            from moved
            where t.organization_id = :organization and t.id = :into and t.kind = 'question'
              and t.accepted_post_id is null and moved.new_number > 1
            """;

    private static final String PEOPLE = """
            with wrote as (
                select distinct p.thread_id, c.author_id, coalesce(c.alias, 0) as alias
                from post p
                join content c on c.organization_id = p.organization_id and c.id = p.id
                where p.organization_id = :organization and p.thread_id in (:from, :into)
                  and (c.state = 'visible' or p.number = 1)
            ), gone as (
                delete from thread_person tp
                where tp.organization_id = :organization and tp.thread_id = :from
                  and (tp.person_id, tp.alias) not in (select author_id, alias from wrote where thread_id = :from)
            )
            insert into thread_person (organization_id, thread_id, person_id, alias)
            select :organization, thread_id, author_id, alias
            from wrote
            where thread_id = :into
            on conflict do nothing
            """;

    /** What is counted about a thread, from its posts. */
    private static final String COUNTS = """
            update thread t
            set last_number = greatest(t.last_number, n.last), last_activity_at = n.at, endorsed_posts = n.endorsed,
                votes = first.votes,
                deleted_numbers = int4multirange(int4range(1, greatest(t.last_number, n.last) + 1)) - n.visible,
                people = (select count(*) from thread_person tp
                          where tp.organization_id = t.organization_id and tp.thread_id = t.id)
            from post first, (
                select p.thread_id, max(p.number) as last, max(c.created_at) as at,
                       count(*) filter (where p.number > 1 and p.endorsed_by is not null and c.state = 'visible')
                           as endorsed,
                       coalesce(range_agg(int4range(p.number, p.number + 1)) filter (where c.state = 'visible'), '{}')
                           as visible
                from post p
                join content c on c.organization_id = p.organization_id and c.id = p.id
                where p.organization_id = :organization and p.thread_id in (:from, :into)
                group by p.thread_id) n
            where t.organization_id = :organization and t.id = n.thread_id
              and first.organization_id = t.organization_id and first.id = t.first_post_id
            """;

    private static final List<String> ALL =
            List.of("analyze moving", ACCEPTANCE, STAFF, AUTHORS, POSTS, READING, DRAFTS, PEOPLE, COUNTS);

    private ReshapingSteps() {}

    /**
     * @param moving makes the table of what goes: {@link #WHOLE} or {@link #PART}
     * @param bindings {@code organization}, {@code from}, {@code into}, {@code post} that opens the branch, and who does
     *     it, {@code by}
     */
    static void take(Handle handle, String moving, Map<String, ?> bindings) {
        execute(handle, moving, bindings);
        ALL.forEach(step -> execute(handle, step, bindings));
    }

    /** Not every step needs all. */
    private static void execute(Handle handle, String sql, Map<String, ?> bindings) {
        handle.createUpdate(sql)
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .bindMap(bindings)
                .execute();
    }

    /** How many posts go. */
    static int count(Handle handle) {
        return handle.createQuery("select count(*) from moving")
                .mapTo(Integer.class)
                .one();
    }
}
