package org.weft.discussion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weft.base.Cursor;
import org.weft.content.ContentId;
import org.weft.content.Visibility;
import org.weft.people.PersonId;
import org.weft.session.Viewer;

/** Reads posts with one bare statement: the hottest query of the product. */
final class PostReader {
    private static final Pattern MENTION =
            Pattern.compile("(<span class=\"mention\") data-person[^>]*><bdi>[^<]*</bdi></span>");

    /** The name, empty for somebody who isn't known here; most posts have none, and nothing is looked up for them. */
    private static final String ENDORSER = """
            case when po.endorsed_by is not null then coalesce((
                select e.name
                from person e
                join member h on h.organization_id = e.organization_id and h.person_id = e.id and h.place_id = ?
                where e.organization_id = po.organization_id and e.id = po.endorsed_by), '') end
            """;

    private static final String COLUMNS =
            """
            select po.id, po.number, po.parent_id, po.parent_number, po.root_number, c.author_id, pe.name, m.role,
                   c.created_at, po.html, po.math, po.votes, c.reactions, %s, c.state, c.state_reason, po.origin,
                   po.root_votes, t.accepted_post_id, po.version, po.edited_at, po.edited_by, po.edit_reason,
                   c.alias, c.place_id = ? as here,
                   c.place_id = ? or %s as known, po.title
            from post po
            join content c on c.organization_id = po.organization_id and c.id = po.id
            join person pe on pe.organization_id = c.organization_id and pe.id = c.author_id
            join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
            left join member m on m.organization_id = c.organization_id and m.place_id = c.place_id
                and m.person_id = c.author_id
            where po.organization_id = ?
            """.formatted(ENDORSER, Visibility.member("po.organization_id", "?", "c.author_id"));

    /** Who looks: in an organization, from a place, as staff or not. */
    record Reader(long organization, long place, boolean staff) {
        static Reader of(Viewer viewer) {
            return new Reader(viewer.organization().value(), viewer.place().value(), viewer.staff());
        }

        int bind(PreparedStatement statement) throws SQLException {
            for (int at = 1; at <= 4; at++) {
                statement.setLong(at, place);
            }
            statement.setLong(5, organization);
            return 6;
        }
    }

    /** A post as everyone with the same rights gets it, and its place in the order. */
    record Row(Post post, PersonId author, Cursor key) {}

    private PostReader() {}

    /** Posts after a key (or from the start), without the one that opens the thread. */
    static List<Row> page(Connection connection, Reader reader, long thread, Paging paging, Step step)
            throws SQLException {
        var where = step.from() == null ? "true" : step.back() ? paging.before : paging.after;
        var sql = COLUMNS + " and po.thread_id = ? and po.number > 1 and " + where + " order by "
                + (step.back() ? paging.backward : paging.forward) + " limit ?";
        try (var statement = connection.prepareStatement(sql)) {
            int at = reader.bind(statement);
            statement.setLong(at++, thread);
            if (step.from() != null) {
                for (long part : paging.bindings(step.from())) {
                    statement.setLong(at++, part);
                }
            }
            statement.setInt(at, step.limit());
            return read(statement.executeQuery(), paging, reader.staff());
        }
    }

    /** @param from exclusive; null for the start */
    record Step(@Nullable Cursor from, boolean back, int limit) {}

    /** Posts by id, in no particular order. */
    static List<Row> byId(Connection connection, Reader reader, List<Long> ids) throws SQLException {
        try (var statement = connection.prepareStatement(COLUMNS + " and po.id = any(?)")) {
            statement.setArray(reader.bind(statement), connection.createArrayOf("bigint", ids.toArray()));
            return read(statement.executeQuery(), Paging.LINEAR_OLDEST, reader.staff());
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

    /** People of other places aren't named by a mention either. */
    private static String text(ResultSet row) throws SQLException {
        var html = row.getString(10);
        return row.getBoolean(25) ? html : MENTION.matcher(html).replaceAll("$1>@…</span>");
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
                shown ? row.getString(27) : null,
                parent == 0 ? null : new ContentId(parent),
                parentNumber == 0 ? null : parentNumber,
                root,
                !shown && !staff
                        ? null
                        : Author.of(
                                author,
                                row.getString(7),
                                row.getString(8),
                                row.getObject(24, Integer.class),
                                row.getBoolean(26)),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                shown ? text(row) : "",
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
