package org.weft.discussion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weft.base.Cursor;
import org.weft.content.ContentId;
import org.weft.discussion.Bylines.Byline;
import org.weft.people.PersonId;
import org.weft.session.Viewer;

/** Reads posts with one bare statement: the hottest query of the product. */
final class PostReader {
    private static final Pattern MENTION =
            Pattern.compile("(<span class=\"mention\") data-person[^>]*><bdi>[^<]*</bdi></span>");

    private static final String COLUMNS = """
            select po.id, po.number, po.parent_id, po.parent_number, po.root_number, c.author_id, c.place_id, c.alias,
                   c.created_at, po.html, po.math, po.votes, c.reactions, po.endorsed_by, c.state, c.state_reason,
                   po.origin, po.root_votes, t.accepted_post_id, po.version, po.edited_at, po.edited_by,
                   po.edit_reason, po.title
            from post po
            join content c on c.organization_id = po.organization_id and c.id = po.id
            join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
            where po.organization_id = ?
            """;

    private final Connection connection;
    private final Bylines bylines;
    private final Reader reader;

    PostReader(Connection connection, Bylines bylines, Reader reader) {
        this.connection = connection;
        this.bylines = bylines;
        this.reader = reader;
    }

    /** Who looks: in an organization, from a place, as staff or not. */
    record Reader(long organization, long place, boolean staff) {
        static Reader of(Viewer viewer) {
            return new Reader(viewer.organization().value(), viewer.place().value(), viewer.staff());
        }
    }

    /** A post as everyone with the same rights gets it, and its place in the order. */
    record Row(Post post, PersonId author, Cursor key) {}

    /** Posts after a key (or from the start), without the one that opens the thread. */
    List<Row> page(long thread, Paging paging, Step step) throws SQLException {
        var where = step.from() == null ? "true" : step.back() ? paging.before : paging.after;
        var sql = COLUMNS + " and po.thread_id = ? and po.number > 1 and " + where + " order by "
                + (step.back() ? paging.backward : paging.forward) + " limit ?";
        try (var statement = prepared(sql)) {
            statement.setLong(1, reader.organization());
            statement.setLong(2, thread);
            int at = 3;
            if (step.from() != null) {
                for (long part : paging.bindings(step.from())) {
                    statement.setLong(at++, part);
                }
            }
            statement.setInt(at, step.limit());
            return read(statement.executeQuery(), paging);
        }
    }

    /** @param from exclusive; null for the start */
    record Step(@Nullable Cursor from, boolean back, int limit) {}

    /** Posts by id, in no particular order. */
    List<Row> byId(List<Long> ids) throws SQLException {
        try (var statement = prepared(COLUMNS + " and po.id = any(?)")) {
            statement.setLong(1, reader.organization());
            statement.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
            return read(statement.executeQuery(), Paging.LINEAR_OLDEST);
        }
    }

    /** Where a post stands in the order; null when the thread has no such number, or for the one that opens it. */
    @Nullable
    Cursor key(long thread, int number, Paging paging) throws SQLException {
        var sql = """
                select number, root_number, votes, root_votes
                from post
                where organization_id = ? and thread_id = ? and number = ? and number > 1
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, reader.organization());
            statement.setLong(2, thread);
            statement.setInt(3, number);
            try (var row = statement.executeQuery()) {
                return row.next() ? paging.key(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)) : null;
            }
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        return connection.prepareStatement(sql, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
    }

    /** Goes over the rows twice: for whom they name, and for the posts. */
    private List<Row> read(ResultSet rows, Paging paging) throws SQLException {
        try (rows) {
            var people = new HashSet<Bylines.Key>();
            while (rows.next()) {
                long author = rows.getLong(6);
                long from = rows.getLong(7);
                people.add(in(from, author));
                if (from != reader.place()) {
                    people.add(in(reader.place(), author));
                }
                long endorser = rows.getLong(14);
                if (endorser != 0) {
                    people.add(in(reader.place(), endorser));
                }
            }
            var known = bylines.of(connection, people);
            var posts = new ArrayList<Row>(people.size());
            rows.beforeFirst();
            while (rows.next()) {
                posts.add(row(rows, paging, known));
            }
            return posts;
        }
    }

    private Bylines.Key in(long place, long person) {
        return new Bylines.Key(reader.organization(), place, person);
    }

    private Author author(ResultSet row, Map<Bylines.Key, Byline> people) throws SQLException {
        long id = row.getLong(6);
        long from = row.getLong(7);
        var there = Objects.requireNonNull(people.get(in(from, id)));
        boolean known = from == reader.place() || isMember(people.get(in(reader.place(), id)));
        return Author.of(new PersonId(id), there.name(), there.role(), row.getObject(8, Integer.class), known);
    }

    /** The name, empty for somebody who isn't known here. */
    private @Nullable String endorser(ResultSet row, Map<Bylines.Key, Byline> people) throws SQLException {
        long id = row.getLong(14);
        var byline = people.get(in(reader.place(), id));
        if (id == 0) {
            return null;
        }
        return byline != null && isMember(byline) ? byline.name() : "";
    }

    private static boolean isMember(@Nullable Byline byline) {
        return byline != null && byline.role() != null;
    }

    private static Post.@Nullable Edited edited(ResultSet row) throws SQLException {
        var at = row.getObject(21, OffsetDateTime.class);
        if (at == null) {
            return null;
        }
        var by = row.getLong(22) == row.getLong(6) ? "author" : "staff";
        return new Post.Edited(at.toInstant(), by, row.getString(23));
    }

    /** People of other places aren't named by a mention either. */
    private String text(ResultSet row) throws SQLException {
        var html = row.getString(10);
        return row.getLong(7) == reader.place() ? html : MENTION.matcher(html).replaceAll("$1>@…</span>");
    }

    private Row row(ResultSet row, Paging paging, Map<Bylines.Key, Byline> people) throws SQLException {
        var id = row.getLong(1);
        int number = row.getInt(2);
        long parent = row.getLong(3);
        int parentNumber = row.getInt(4);
        int root = row.getInt(5);
        var state = row.getString(15);
        boolean shown = state.equals("visible") || (reader.staff() && state.equals("hidden"));
        int votes = row.getInt(12);
        var post = new Post(
                new ContentId(id),
                number,
                shown ? row.getString(24) : null,
                parent == 0 ? null : new ContentId(parent),
                parentNumber == 0 ? null : parentNumber,
                root,
                shown || reader.staff() ? author(row, people) : null,
                row.getObject(9, OffsetDateTime.class).toInstant(),
                shown ? text(row) : "",
                shown && row.getBoolean(11),
                votes,
                row.getString(13),
                endorser(row, people),
                id == row.getLong(19),
                state,
                row.getString(16),
                shown ? row.getString(17) : null,
                row.getInt(20),
                shown ? edited(row) : null);
        return new Row(post, new PersonId(row.getLong(6)), paging.key(number, root, votes, row.getInt(18)));
    }
}
