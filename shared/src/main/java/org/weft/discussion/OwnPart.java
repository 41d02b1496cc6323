package org.weft.discussion;

import java.nio.charset.StandardCharsets;
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
                (select case when exists (
                            select from mute g where g.organization_id = v.organization and g.person_id = v.person)
                        then (select coalesce(json_agg(c.id::text order by c.id), '[]')
                              from content c
                              where c.organization_id = v.organization
                                and c.id = any((select posts from wanted)::bigint[]) and %s)
                        else '[]' end
                 from (select ?::bigint as organization, ?::bigint as person, ?::bigint as thread, ?::bigint as place) v)
            """.formatted(Muted.sql(
            new Visibility.Eye("v.person", "v.place", "false"),
            new Muted.Written("v.organization", "c.author_id", "c.alias", "v.thread", "c.place_id")));

    private OwnPart() {}

    /** {@code ,"mine":{…}}} with the brace that ends the page. The opening post's votes and reactions are in it too. */
    static byte[] load(Connection connection, Viewer viewer, ThreadId thread, PageLoader.Page page)
            throws SQLException {
        long organization = viewer.organization().value();
        long person = viewer.person().value();
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setArray(
                    1, connection.createArrayOf("bigint", page.posts().toArray()));
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
            statement.setLong(14, thread.value());
            statement.setLong(15, viewer.place().value());
            try (var row = statement.executeQuery()) {
                row.next();
                var written = written(row.getLong(1), viewer, page);
                var json = ",\"mine\":{\"posts\":[" + String.join(",", written) + "],\"votes\":" + row.getString(2)
                        + ",\"reactions\":" + row.getString(3) + ",\"read\":" + row.getString(4) + ",\"muted\":"
                        + row.getString(5)
                        + "}}";
                return json.getBytes(StandardCharsets.UTF_8);
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
