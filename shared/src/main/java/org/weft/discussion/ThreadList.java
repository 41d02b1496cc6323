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
import org.weft.places.GroupId;
import org.weft.session.Viewer;

/** The threads of a forum, as one viewer sees them: filtered, sorted, with what is unread. */
final class ThreadList {
    private static final int SIZE = 25;
    /** Counts look at the liveliest threads only, so that a huge forum doesn't make them slow. */
    private static final int COUNTED = 500;

    static final Page NOTHING = new Page(List.of(), null, new Counts(0, 0, 0, 0, 0));

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
        UNREAD(ThreadListSql.UNREAD),
        UNANSWERED(ThreadListSql.WAITING),
        /** A question that is open, and in which nobody of the staff has written. */
        NEEDS_STAFF(ThreadListSql.NEEDS_STAFF),
        MINE(ThreadListSql.MINE),
        FOLLOWING(Follows.FOLLOWED);

        final String condition;

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

        final String order;
        final String after;

        Sort(String order, String after) {
            this.order = order;
            this.after = after;
        }
    }

    /** What of the list is wanted; null for any tag, for any group and for the start. */
    record Wanted(
            Filter filter,
            Sort sort,
            @Nullable String tag,
            @Nullable GroupId group,
            @Nullable String cursor) {
        /** Whether pinned threads stand first: in the whole list, not in what somebody looks for. */
        boolean pinsFirst() {
            return filter == Filter.ALL && tag == null && group == null && sort != Sort.WAITING;
        }

        /** Whether what is answered is left out; a question that needs staff waits for it, answered or not. */
        boolean onlyUnanswered() {
            return sort == Sort.WAITING && filter != Filter.NEEDS_STAFF;
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
            @Nullable String acceptedBy,
            boolean following) {}

    Page page(Viewer viewer, Wanted wanted) {
        return jdbi.withHandle(handle -> {
            var query = bind(handle.createQuery(ThreadListSql.page(wanted, SIZE + 1)), viewer);
            if (wanted.tag() != null) {
                query.bind("tag", wanted.tag());
            }
            if (wanted.group() != null) {
                query.bind("group", wanted.group());
            }
            if (wanted.cursor() != null) {
                bindCursor(query, wanted);
            }
            var rows = query.map((row, context) -> detail(row, false).row()).list();
            var counts = bind(handle.createQuery(ThreadListSql.COUNTS), viewer)
                    .bind("counted", COUNTED)
                    .map((row, context) ->
                            new Counts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)))
                    .one();
            return page(wanted, rows, counts);
        });
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
        return jdbi.withHandle(handle -> bind(handle.createQuery(ThreadListSql.ONE), viewer)
                .bind("thread", thread)
                .map((row, context) -> detail(row, row.getBoolean("following")))
                .findOne());
    }

    private Query bind(Query query, Viewer viewer) {
        return query.bindMap(viewer.bindings()).bind("forum", forums.of(viewer)).bind("now", clock.instant());
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

    private static Detail detail(ResultSet row, boolean following) throws SQLException {
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
                        row.getObject("owner_alias", Integer.class),
                        row.getBoolean("known")),
                kind == Kind.QUESTION ? state(row, accepted != 0, people > 1) : null,
                row.getInt("staff_posts") > 0,
                row.getInt("last_number") - row.getInt("deleted"),
                people,
                row.getInt("unread"),
                row.getInt("votes"),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_activity_at", OffsetDateTime.class).toInstant(),
                Audience.fromString(row.getString("audience")),
                row.getString("group_name"),
                duplicateOf == 0 ? null : new ThreadId(duplicateOf),
                pin(row.getObject("pinned_until", OffsetDateTime.class)),
                lock(row),
                row.getBoolean("hidden"),
                row.getBoolean("earlier"),
                row.getBoolean("muted"));
        return new Detail(
                thread,
                row.getInt("last_number"),
                firstUnread == 0 ? null : firstUnread,
                new ContentId(row.getLong("first_post_id")),
                accepted == 0 ? null : new ContentId(accepted),
                row.getString("accepted_by"),
                following);
    }

    private static Standing.@Nullable Pin pin(@Nullable OffsetDateTime until) {
        return until == null ? null : new Standing.Pin(until.equals(OffsetDateTime.MAX) ? null : until.toInstant());
    }

    private static Standing.@Nullable Lock lock(ResultSet row) throws SQLException {
        var at = row.getObject("locked_at", OffsetDateTime.class);
        return at == null ? null : new Standing.Lock(at.toInstant(), row.getString("lock_reason"));
    }

    /** Null when it was removed before anyone answered: nobody waits. */
    private static @Nullable String state(ResultSet row, boolean accepted, boolean answered) throws SQLException {
        if (accepted) {
            return "accepted";
        }
        if (row.getInt("endorsed_posts") > 0) {
            return "endorsed";
        }
        if (answered) {
            return "answered";
        }
        return row.getBoolean("removed") ? null : "unanswered";
    }
}
