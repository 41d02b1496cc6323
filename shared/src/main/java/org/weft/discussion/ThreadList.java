package org.weft.discussion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.weft.base.Cursor;
import org.weft.content.ContentId;
import org.weft.people.PersonId;
import org.weft.session.Viewer;

/** The threads of a forum, as one viewer sees them: filtered, sorted, with what is unread. */
final class ThreadList {
    private static final int SIZE = 25;
    /** Counts look at the liveliest threads only, so that a huge forum doesn't make them slow. */
    private static final int COUNTED = 500;

    private static final String UNREAD_NUMBERS =
            "(int4multirange(int4range(1, t.last_number + 1)) - t.deleted_numbers - coalesce(r.numbers, '{}'))";
    /** Whether there is any: cheaper than how many. */
    private static final String UNREAD = "not isempty(" + UNREAD_NUMBERS + ")";

    private static final String VISIBLE = "(t.audience = 'all' or :staff or t.owner_id = :viewer)";
    /** Whoever has a link to a hidden thread is told that it is hidden. */
    private static final String LISTED = "(not t.hidden or :staff)";

    private static final String WAITING = "t.kind = 'question' and t.accepted_post_id is null and t.endorsed_posts = 0"
            + " and t.people = 1 and t.duplicate_of is null";
    private static final String NEEDS_STAFF =
            "t.kind = 'question' and t.accepted_post_id is null and t.endorsed_posts = 0"
                    + " and t.staff_posts = 0 and t.duplicate_of is null and not t.deleted_numbers @> 1";
    private static final String MINE = """
            exists (select from thread_person tp
                    where tp.organization_id = t.organization_id and tp.thread_id = t.id and tp.person_id = :viewer)
            """;
    private static final String SELECT = """
            select t.id, t.kind, case when t.hidden and not :staff then '' else t.title end as title,
                   case when t.deleted_numbers @> 1 then '' else t.excerpt end as excerpt, t.owner_id, t.owner_alias, p.name, m.role,
                   t.accepted_post_id, t.endorsed_posts,
                   t.staff_posts, t.last_number, numbers_in(t.deleted_numbers) as deleted, t.people, t.votes, t.tags,
                   t.created_at, t.last_activity_at, t.audience, t.duplicate_of, t.first_post_id,
                   case when t.owner_alias is null or t.accepted_by <> t.owner_id then a.name end as accepted_by,
                   numbers_in(%s) as unread, lower(%s) as first_unread,
                   case when t.pinned_until > :now then t.pinned_until end as pinned_until, t.locked_at, t.lock_reason,
                   t.hidden
            from thread t
            join forum f on f.organization_id = t.organization_id and f.id = t.forum_id
            join person p on p.organization_id = t.organization_id and p.id = t.owner_id
            left join member m on m.organization_id = t.organization_id and m.place_id = f.place_id
                and m.person_id = t.owner_id
            left join person a on a.organization_id = t.organization_id and a.id = t.accepted_by
            left join reading r on r.organization_id = t.organization_id and r.thread_id = t.id
                and r.person_id = :viewer
            where t.organization_id = :organization and t.forum_id = :forum and %s
            """.formatted(UNREAD_NUMBERS, UNREAD_NUMBERS, VISIBLE);
    private static final String COUNTS = """
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

    private final Jdbi jdbi;
    private final Clock clock;
    private final Forums forums;

    ThreadList(Jdbi jdbi, Clock clock, Forums forums) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.forums = forums;
    }

    enum Filter {
        ALL("true"),
        UNREAD(ThreadList.UNREAD),
        UNANSWERED(WAITING),
        /** A question that is open, and in which nobody of the staff has written. */
        NEEDS_STAFF(ThreadList.NEEDS_STAFF),
        MINE(ThreadList.MINE);

        private final String condition;

        Filter(String condition) {
            this.condition = condition;
        }
    }

    /** The sort key is a number (of microseconds or votes) and the id. */
    enum Sort {
        ACTIVITY("t.last_activity_at desc, t.id desc", "(t.last_activity_at, t.id) < (:key, :id)"),
        NEWEST("t.created_at desc, t.id desc", "(t.created_at, t.id) < (:key, :id)"),
        VOTES("t.votes desc, t.id desc", "(t.votes, t.id) < (:key, :id)"),
        /** The question that waits longest first; only those that wait. */
        WAITING("t.created_at, t.id", "(t.created_at, t.id) > (:key, :id)");

        private final String order;
        private final String after;

        Sort(String order, String after) {
            this.order = order;
            this.after = after;
        }
    }

    /** What of the list is wanted; null for no tag and for the start. */
    record Wanted(
            Filter filter,
            Sort sort,
            @Nullable String tag,
            @Nullable String cursor) {
        /** Whether pinned threads stand first: in the whole list, not in what somebody looks for. */
        boolean pinsFirst() {
            return filter == Filter.ALL && tag == null && sort != Sort.WAITING;
        }
    }

    /** Numbers of threads among the liveliest 500. */
    record Counts(int all, int unread, int unanswered, int mine, int needsStaff) {}

    record Page(List<ThreadRow> threads, @Nullable String next, Counts counts) {}

    /** A row, and what only an open thread shows. */
    record Detail(
            ThreadRow row,
            int lastNumber,
            @Nullable Integer firstUnread,
            ContentId firstPost,
            @Nullable ContentId acceptedPost,
            @Nullable String acceptedBy) {}

    Page page(Viewer viewer, Wanted wanted) {
        return jdbi.withHandle(handle -> {
            var query = bind(handle.createQuery(sql(wanted)), viewer);
            if (wanted.tag() != null) {
                query.bind("tag", wanted.tag());
            }
            if (wanted.cursor() != null) {
                bindCursor(query, wanted);
            }
            var rows = query.map((row, context) -> detail(row).row()).list();
            var counts = bind(handle.createQuery(COUNTS), viewer)
                    .bind("counted", COUNTED)
                    .map((row, context) ->
                            new Counts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)))
                    .one();
            return page(wanted, rows, counts);
        });
    }

    /** On the first page of the whole list the pinned threads, which are few, come with it. */
    private static String sql(Wanted wanted) {
        var listed = SELECT + " and " + LISTED + " and " + wanted.filter().condition
                + (wanted.sort() == Sort.WAITING ? " and " + WAITING : "")
                + (wanted.tag() == null ? "" : " and t.tags @> array[cast(:tag as text)] and t.tags <> '{}'")
                + (wanted.pinsFirst() ? " and (t.pinned_until is null or t.pinned_until <= :now)" : "")
                + (wanted.cursor() == null ? "" : " and " + wanted.sort().after)
                + " order by " + wanted.sort().order + " limit " + (SIZE + 1);
        return wanted.pinsFirst() && wanted.cursor() == null
                ? "(" + SELECT + " and " + LISTED
                        + " and t.pinned_until > :now order by t.last_activity_at desc, t.id desc) union all (" + listed
                        + ")"
                : listed;
    }

    private static Page page(Wanted wanted, List<ThreadRow> rows, Counts counts) {
        int pinned = wanted.pinsFirst()
                ? (int) rows.stream().filter(row -> row.pin() != null).count()
                : 0;
        if (rows.size() - pinned <= SIZE) {
            return new Page(rows, null, counts);
        }
        var shown = rows.subList(0, pinned + SIZE);
        return new Page(
                shown, cursor(shown.get(shown.size() - 1), wanted.sort()).toString(), counts);
    }

    Optional<Detail> find(Viewer viewer, ThreadId thread) {
        return jdbi.withHandle(handle -> bind(handle.createQuery(SELECT + " and t.id = :thread"), viewer)
                .bind("thread", thread)
                .map((row, context) -> detail(row))
                .findOne());
    }

    private Query bind(Query query, Viewer viewer) {
        return query.bind("organization", viewer.organization())
                .bind("forum", forums.of(viewer))
                .bind("viewer", viewer.person())
                .bind("staff", viewer.staff())
                .bind("now", clock.instant());
    }

    private static void bindCursor(Query query, Wanted wanted) {
        var cursor = Cursor.parse(String.valueOf(wanted.cursor()), 2);
        query.bind("id", cursor.number(1));
        if (wanted.sort() == Sort.VOTES) {
            query.bind("key", cursor.number(0));
        } else {
            query.bind("key", Instant.EPOCH.plusNanos(cursor.number(0) * 1000));
        }
    }

    private static Cursor cursor(ThreadRow row, Sort sort) {
        return switch (sort) {
            case ACTIVITY -> Cursor.of(micros(row.lastActivityAt()), row.id().value());
            case NEWEST, WAITING -> Cursor.of(micros(row.createdAt()), row.id().value());
            case VOTES -> Cursor.of(row.votes(), row.id().value());
        };
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
    }

    private static Detail detail(ResultSet row) throws SQLException {
        var kind = Kind.fromString(row.getString("kind"));
        long accepted = row.getLong("accepted_post_id");
        long duplicateOf = row.getLong("duplicate_of");
        int people = row.getInt("people");
        int firstUnread = row.getInt("first_unread");
        var thread = new ThreadRow(
                new ThreadId(row.getLong("id")),
                kind,
                row.getString("title"),
                row.getString("excerpt"),
                Author.of(
                        new PersonId(row.getLong("owner_id")),
                        row.getString("name"),
                        row.getString("role"),
                        row.getObject("owner_alias", Integer.class)),
                kind == Kind.QUESTION ? state(accepted != 0, row.getInt("endorsed_posts") > 0, people > 1) : null,
                row.getInt("staff_posts") > 0,
                row.getInt("last_number") - row.getInt("deleted"),
                people,
                row.getInt("unread"),
                row.getInt("votes"),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_activity_at", OffsetDateTime.class).toInstant(),
                Audience.fromString(row.getString("audience")),
                duplicateOf == 0 ? null : new ThreadId(duplicateOf),
                pin(row.getObject("pinned_until", OffsetDateTime.class)),
                lock(row),
                row.getBoolean("hidden"));
        return new Detail(
                thread,
                row.getInt("last_number"),
                firstUnread == 0 ? null : firstUnread,
                new ContentId(row.getLong("first_post_id")),
                accepted == 0 ? null : new ContentId(accepted),
                row.getString("accepted_by"));
    }

    private static Standing.@Nullable Pin pin(@Nullable OffsetDateTime until) {
        return until == null ? null : new Standing.Pin(until.equals(OffsetDateTime.MAX) ? null : until.toInstant());
    }

    private static Standing.@Nullable Lock lock(ResultSet row) throws SQLException {
        var at = row.getObject("locked_at", OffsetDateTime.class);
        return at == null ? null : new Standing.Lock(at.toInstant(), row.getString("lock_reason"));
    }

    private static String state(boolean accepted, boolean endorsed, boolean answered) {
        return accepted ? "accepted" : endorsed ? "endorsed" : answered ? "answered" : "unanswered";
    }
}
