package org.weft.discussion;

import org.weft.content.Visibility;

/** What {@link ThreadList} asks the database, with the bindings of a viewer, forum and now. */
final class ThreadListSql {
    private static final String UNREAD_NUMBERS = unreadNumbers("r.numbers");
    private static final String MUTED = Muted.sql(Visibility.Eye.VIEWER, Muted.Written.opening("t"));
    static final String UNREAD = unread(Visibility.Eye.VIEWER);

    static final String VISIBLE = Visibility.sql("t");
    /** Whoever has a link to a hidden thread is told that it is hidden. */
    static final String LISTED = "(not t.hidden or :staff)";

    static final String WAITING = "t.kind = 'question' and t.accepted_post_id is null and t.endorsed_posts = 0"
            + " and t.people = 1 and t.duplicate_of is null and not t.deleted_numbers @> 1";
    static final String NEEDS_STAFF = "t.kind = 'question' and t.accepted_post_id is null and t.endorsed_posts = 0"
            + " and t.staff_posts = 0 and t.duplicate_of is null and not t.deleted_numbers @> 1";
    static final String MINE = """
            exists (select from thread_person tp
                    where tp.organization_id = t.organization_id and tp.thread_id = t.id and tp.person_id = :viewer)
            """;
    private static final String ROWS = """
            select t.*, r.numbers
            from thread t
            left join reading r on r.organization_id = t.organization_id and r.thread_id = t.id
                and r.person_id = :viewer
            where t.organization_id = :organization and t.forum_id = :forum and %s
            """.formatted(VISIBLE);
    /** Around the rows that are wanted, so that no more than those are joined, however large the forum is. */
    private static final String SHOWN = """
            select %%s t.id, t.kind, case when t.hidden and not :staff then '' else t.title end as title,
                   case when t.deleted_numbers @> 1 or (t.place_id <> :place and t.excerpt like '%%%%@%%%%') then ''
                        else t.excerpt end as excerpt,
                   t.owner_id, t.owner_alias, p.name, m.role, %s as known,
                   t.accepted_post_id, t.endorsed_posts,
                   g.name as group_name, t.staff_posts, t.last_number, numbers_in(t.deleted_numbers) as deleted,
                   t.deleted_numbers @> 1 as removed, t.people, t.votes, t.tags,
                   t.created_at, t.last_activity_at, t.audience, t.duplicate_of, t.first_post_id,
                   case when t.owner_alias is null or t.accepted_by <> t.owner_id
                        then case when a.id is null or %s then a.name else '' end end as accepted_by,
                   numbers_in(%s) as unread, lower(%s) as first_unread,
                   case when t.pinned_until > :now then t.pinned_until end as pinned_until, t.locked_at, t.lock_reason,
                   t.hidden, t.earlier, %s as muted
            from (%%s) t
            join person p on p.organization_id = t.organization_id and p.id = t.owner_id
            left join member m on m.organization_id = t.organization_id and m.place_id = t.place_id
                and m.person_id = t.owner_id
            left join place_group g on g.organization_id = t.organization_id and g.id = t.group_id
            left join person a on a.organization_id = t.organization_id and a.id = t.accepted_by
            """.formatted(
                    Visibility.known("t.place_id", "t.owner_id"),
                    Visibility.known("null", "t.accepted_by"),
                    unreadNumbers("t.numbers"),
                    unreadNumbers("t.numbers"),
                    MUTED);

    /** One thread, with the binding thread. */
    static final String ONE = SHOWN.formatted(Follows.FOLLOWED + " as following,", ROWS + " and t.id = :thread");

    static final String COUNTS = """
            select count(*), count(*) filter (where unread), count(*) filter (where waiting),
                   count(*) filter (where mine), count(*) filter (where needs_staff)
            from (select %s as unread, %s as waiting, %s as mine, %s as needs_staff
                  from thread t
                  left join reading r on r.organization_id = t.organization_id and r.thread_id = t.id
                      and r.person_id = :viewer
                  where t.organization_id = :organization and t.forum_id = :forum and %s and %s
                  order by t.last_activity_at desc, t.id desc
                  limit :counted) as liveliest
            """.formatted(UNREAD, WAITING, MINE, NEEDS_STAFF, VISIBLE, LISTED);

    private ThreadListSql() {}

    /**
     * Whether the thread {@code t} has unread posts for who looks, whose {@code reading} is {@code r}: cheaper than how
     * many. Nobody is waited for who is muted.
     */
    static String unread(Visibility.Eye eye) {
        return "(not isempty(" + UNREAD_NUMBERS + ") and not " + Muted.sql(eye, Muted.Written.opening("t")) + ")";
    }

    private static String unreadNumbers(String read) {
        return "(int4multirange(int4range(1, case when t.earlier then 1 else t.last_number + 1 end)) - t.deleted_numbers"
                + " - coalesce(" + read + ", '{}'))";
    }

    /** On the first page of the whole list the pinned threads, which are few, come with it. */
    static String page(ThreadList.Wanted wanted, int limit) {
        var listed = shown(
                wanted.filter().condition
                        + (wanted.onlyUnanswered() ? " and " + WAITING : "")
                        + (wanted.tag() == null ? "" : " and t.tags @> array[cast(:tag as text)] and t.tags <> '{}'")
                        + (wanted.group() == null ? "" : " and t.group_id = :group")
                        + (wanted.pinsFirst() ? " and (t.pinned_until is null or t.pinned_until <= :now)" : "")
                        + (wanted.cursor() == null ? "" : " and " + wanted.sort().after),
                wanted.sort(),
                " limit " + limit);
        return wanted.pinsFirst() && wanted.cursor() == null
                ? "(" + shown("t.pinned_until > :now", ThreadList.Sort.ACTIVITY, "") + ") union all (" + listed + ")"
                : listed;
    }

    private static String shown(String condition, ThreadList.Sort sort, String limit) {
        var order = " order by " + sort.order;
        return SHOWN.formatted("", ROWS + " and " + LISTED + " and " + condition + order + limit) + order;
    }
}
