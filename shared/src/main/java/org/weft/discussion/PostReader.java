package org.weft.discussion;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weft.base.Cursor;
import org.weft.content.ContentId;
import org.weft.people.PersonId;

/** Reads posts with one bare statement: the hottest query of the product. */
final class PostReader {
    static final String COLUMNS = """
            select po.id, po.number, po.parent_id, po.parent_number, po.root_number, c.author_id, pe.name, m.role,
                   c.created_at, po.html, po.math, po.votes, c.reactions, e.name, c.state, c.state_reason, po.origin,
                   po.root_votes, t.accepted_post_id, po.version, po.edited_at, po.edited_by, po.edit_reason,
                   c.alias
            from post po
            join content c on c.organization_id = po.organization_id and c.id = po.id
            join person pe on pe.organization_id = c.organization_id and pe.id = c.author_id
            join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
            left join member m on m.organization_id = c.organization_id and m.place_id = c.place_id
                and m.person_id = c.author_id
            left join person e on e.organization_id = po.organization_id and e.id = po.endorsed_by
            where po.organization_id = ?
            """;

    /** A post as everyone with the same rights gets it, and its place in the order. */
    record Row(Post post, PersonId author, Cursor key) {}

    private PostReader() {}

    /** Posts after a key (or from the start), without the one that opens the thread. */
    static List<Row> page(
            Connection connection, long organization, long thread, Paging paging, Step step, boolean staff)
            throws SQLException {
        var where = step.from() == null ? "true" : step.back() ? paging.before : paging.after;
        var sql = COLUMNS + " and po.thread_id = ? and po.number > 1 and " + where + " order by "
                + (step.back() ? paging.backward : paging.forward) + " limit ?";
        try (var statement = connection.prepareStatement(sql)) {
            int at = 1;
            statement.setLong(at++, organization);
            statement.setLong(at++, thread);
            if (step.from() != null) {
                for (long part : paging.bindings(step.from())) {
                    statement.setLong(at++, part);
                }
            }
            statement.setInt(at, step.limit());
            return read(statement.executeQuery(), paging, staff);
        }
    }

    /** @param from exclusive; null for the start */
    record Step(@Nullable Cursor from, boolean back, int limit) {}

    /** Posts by id, in no particular order. */
    static List<Row> byId(Connection connection, long organization, List<Long> ids, boolean staff) throws SQLException {
        try (var statement = connection.prepareStatement(COLUMNS + " and po.id = any(?)")) {
            statement.setLong(1, organization);
            statement.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
            return read(statement.executeQuery(), Paging.LINEAR_OLDEST, staff);
        }
    }

    /** Where a post stands in the order; null when the thread has no such number, or for the one that opens it. */
    static @Nullable Cursor key(Connection connection, long organization, long thread, int number, Paging paging)
            throws SQLException {
        var sql = """
                select number, root_number, votes, root_votes
                from post
                where organization_id = ? and thread_id = ? and number = ? and number > 1
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, organization);
            statement.setLong(2, thread);
            statement.setInt(3, number);
            try (var row = statement.executeQuery()) {
                return row.next() ? paging.key(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)) : null;
            }
        }
    }

    private static List<Row> read(ResultSet rows, Paging paging, boolean staff) throws SQLException {
        try (rows) {
            var posts = new ArrayList<Row>();
            while (rows.next()) {
                posts.add(row(rows, paging, staff));
            }
            return posts;
        }
    }

    private static Post.@Nullable Edited edited(ResultSet row, PersonId author) throws SQLException {
        var at = row.getObject(21, OffsetDateTime.class);
        if (at == null) {
            return null;
        }
        var by = row.getLong(22) == author.value() ? "author" : "staff";
        return new Post.Edited(at.toInstant(), by, row.getString(23));
    }

    private static Row row(ResultSet row, Paging paging, boolean staff) throws SQLException {
        var id = row.getLong(1);
        int number = row.getInt(2);
        long parent = row.getLong(3);
        int parentNumber = row.getInt(4);
        int root = row.getInt(5);
        var author = new PersonId(row.getLong(6));
        var state = row.getString(15);
        boolean shown = state.equals("visible") || (staff && state.equals("hidden"));
        int votes = row.getInt(12);
        var post = new Post(
                new ContentId(id),
                number,
                parent == 0 ? null : new ContentId(parent),
                parentNumber == 0 ? null : parentNumber,
                root,
                !shown && !staff
                        ? null
                        : Author.of(author, row.getString(7), row.getString(8), row.getObject(24, Integer.class)),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                shown ? row.getString(10) : "",
                shown && row.getBoolean(11),
                votes,
                row.getString(13),
                row.getString(14),
                id == row.getLong(19),
                state,
                row.getString(16),
                shown ? row.getString(17) : null,
                row.getInt(20),
                shown ? edited(row, author) : null);
        return new Row(post, author, paging.key(number, root, votes, row.getInt(18)));
    }
}
