package org.weft.discussion;

/** Counts again what threads and posts say of themselves. */
final class Recount {
    /** A row for each thing that is otherwise, in all threads there are. */
    static final String WRONG = """
            select 'thread ' || t.id || ': ' || w.what
            from thread t
            cross join lateral (
                select max(p.number) as last, max(c.created_at) as at,
                       count(distinct (c.author_id, coalesce(c.alias, 0)))
                           filter (where c.state = 'visible' or p.number = 1) as people,
                       count(*) filter (where p.number > 1 and p.endorsed_by is not null and c.state = 'visible')
                           as endorsed,
                       count(*) filter (where m.role = 'instructor') as staff,
                       coalesce(range_agg(int4range(p.number, p.number + 1)) filter (where c.state = 'visible'), '{}')
                           as visible,
                       count(*) filter (where c.owner_id <> t.owner_id) as owners,
                       count(*) filter (where c.alias is not null and not exists (
                           select from alias a
                           where a.thread_id = t.id and a.number = c.alias and a.person_id = c.author_id)) as aliases
                from post p
                join content c on c.id = p.id
                left join member m on m.place_id = c.place_id and m.person_id = c.author_id
                where p.thread_id = t.id) n
            join post f on f.id = t.first_post_id
            join content fc on fc.id = f.id
            cross join lateral (values
                ('last', t.last_number < n.last),
                ('activity', t.last_activity_at <> n.at),
                ('people', t.people <> n.people
                    or t.people <> (select count(*) from thread_person tp where tp.thread_id = t.id)),
                ('endorsed', t.endorsed_posts <> n.endorsed),
                ('staff', t.staff_posts <> n.staff),
                ('owners', n.owners > 0),
                ('aliases', n.aliases > 0),
                ('hidden', t.hidden <> (fc.state = 'hidden')),
                ('first', f.thread_id <> t.id or f.number <> 1 or f.root_number <> 1 or f.title is not null),
                ('owner', t.audience = 'all'
                    and (t.owner_id <> fc.author_id or t.owner_alias is distinct from fc.alias)),
                ('votes', t.votes <> f.votes),
                ('deleted', t.deleted_numbers <> int4multirange(int4range(1, t.last_number + 1)) - n.visible),
                ('accepted', t.accepted_post_id is not null and not exists (
                    select from post a join content ac on ac.id = a.id
                    where a.id = t.accepted_post_id and a.thread_id = t.id and a.number > 1
                      and ac.state = 'visible')),
                ('duplicate', t.duplicate_of = t.id or exists (
                    select from thread d where d.id = t.duplicate_of and d.duplicate_of is not null))
                ) w (what, so)
            where w.so
            union all
            select 'post ' || p.id || ' of ' || p.thread_id
            from post p
            left join post a on a.id = p.parent_id
            left join post r on r.thread_id = p.thread_id and r.number = p.root_number
            where p.number > 1
              and (r.id is null or p.root_votes <> r.votes or r.parent_id is not null
                   or p.parent_number is distinct from a.number
                   or (a.id is null and p.root_number <> p.number)
                   or (a.id is not null and (a.thread_id <> p.thread_id or a.root_number <> p.root_number
                                             or a.number >= p.number))
                   or p.votes <> (select count(*) from vote v where v.post_id = p.id))
            """;

    private Recount() {}
}
