package org.weft.discussion;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.weft.content.Visibility;
import org.weft.session.Viewer;

/** The viewer's own part of a page: which posts are theirs, what they voted for, reacted to and read, whom they muted. */
final class OwnPart {
    private static final String SQL = """
            with wanted as (
                select t.first_post_id, c.author_id,
                       array_append(array_append(?::bigint[], t.first_post_id), t.accepted_post_id) as posts
                from thread t
                join content c on c.organization_id = t.organization_id and c.id = t.first_post_id
                where t.organization_id = ? and t.id = ?
            )
            select
                (select first_post_id from wanted where author_id = ?),
                (select coalesce(json_agg(post_id::text), '[]')
                 from vote
                 where organization_id = ? and person_id = ? and post_id = any((select posts from wanted)::bigint[])),
                (select coalesce(json_object_agg(content_id, kinds), '{}')
                 from (select content_id, json_agg(kind) as kinds
                       from reaction
                       where organization_id = ? and person_id = ?
                         and content_id = any((select posts from wanted)::bigint[])
                       group by content_id) as by_content),
                (select coalesce(json_agg(json_build_array(lower(r), upper(r) - 1) order by r), '[]')
                 from reading, unnest(numbers) as r
                 where organization_id = ? and person_id = ? and thread_id = ?),
                exists (select from mute where organization_id = ? and person_id = ?)
            """;

    /** Few have muted anyone, so it is asked for them alone. */
    private static final String MUTED =
            """
            select coalesce(json_agg(c.id::text order by c.id), '[]')
            from (select ?::bigint as organization, ?::bigint as person, ?::bigint as place) v
            join thread t on t.organization_id = v.organization and t.id = ?
            join content c on c.organization_id = t.organization_id
                and c.id = any(array_append(array_append(?::bigint[], t.first_post_id), t.accepted_post_id))
            where %s
            """.formatted(Muted.sql(new Visibility.Eye("v.person", "v.place", "false"), Muted.Written.POST));

    private OwnPart() {}

    /** {@code ,"mine":{…}}} with the brace that ends the page. The opening post's votes and reactions are in it too. */
    static byte[] load(Connection connection, Viewer viewer, ThreadId thread, PageLoader.Page page)
            throws SQLException {
        long organization = viewer.organization().value();
        long person = viewer.person().value();
        var posts = connection.createArrayOf("bigint", page.posts().toArray());
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setArray(1, posts);
            statement.setLong(2, organization);
            statement.setLong(3, thread.value());
            statement.setLong(4, person);
            for (int at = 5; at <= 9; at += 2) {
                statement.setLong(at, organization);
                statement.setLong(at + 1, person);
            }
            statement.setLong(11, thread.value());
            statement.setLong(12, organization);
            statement.setLong(13, person);
            try (var row = statement.executeQuery()) {
                row.next();
                var written = written(row.getLong(1), viewer, page);
                var muted = row.getBoolean(5) ? muted(connection, viewer, thread, posts) : "[]";
                var json = ",\"mine\":{\"posts\":[" + String.join(",", written) + "],\"votes\":" + row.getString(2)
                        + ",\"reactions\":" + row.getString(3) + ",\"read\":" + row.getString(4) + ",\"muted\":" + muted
                        + "}}";
                return json.getBytes(StandardCharsets.UTF_8);
            }
        }
    }

    private static String muted(Connection connection, Viewer viewer, ThreadId thread, Array posts)
            throws SQLException {
        try (var statement = connection.prepareStatement(MUTED)) {
            statement.setLong(1, viewer.organization().value());
            statement.setLong(2, viewer.person().value());
            statement.setLong(3, viewer.place().value());
            statement.setLong(4, thread.value());
            statement.setArray(5, posts);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static List<String> written(long firstPost, Viewer viewer, PageLoader.Page page) {
        var written = new ArrayList<String>();
        if (firstPost != 0) {
            written.add("\"" + firstPost + "\"");
        }
        for (int i = 0; i < page.posts().size(); i++) {
            if (page.authors().get(i).equals(viewer.person())) {
                written.add("\"" + page.posts().get(i) + "\"");
            }
        }
        return written;
    }
}
