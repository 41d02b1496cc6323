package org.weft.discussion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who people are in a place, for the line above their posts. Kept in memory, since the same people write again and again:
 * looking up fifty authors would cost as much as reading fifty posts.
 */
final class Bylines {
    /** Names and roles may change elsewhere; they show within this time. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final String SQL = """
            select w.place_id, w.person_id, pe.name, m.role
            from unnest(?::bigint[], ?::bigint[]) as w (place_id, person_id)
            join person pe on pe.organization_id = ? and pe.id = w.person_id
            left join member m on m.organization_id = pe.organization_id and m.place_id = w.place_id
                and m.person_id = w.person_id
            """;

    private final Cache<Key, Byline> kept =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(KEPT).build();

    record Key(long organization, long place, long person) {}

    /** @param role null for somebody who is no member of the place */
    record Byline(String name, @Nullable String role) {}

    /** @param people of one organization */
    Map<Key, Byline> of(Connection connection, Set<Key> people) {
        return kept.getAll(people, missing -> read(connection, missing));
    }

    private static Map<Key, Byline> read(Connection connection, Set<? extends Key> people) {
        try (var statement = connection.prepareStatement(SQL)) {
            long organization = people.iterator().next().organization();
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", people.stream().map(Key::place).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", people.stream().map(Key::person).toArray()));
            statement.setLong(3, organization);
            try (var rows = statement.executeQuery()) {
                var read = new HashMap<Key, Byline>();
                while (rows.next()) {
                    var key = new Key(organization, rows.getLong(1), rows.getLong(2));
                    read.put(key, new Byline(rows.getString(3), rows.getString(4)));
                }
                return read;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Reading authors failed", e);
        }
    }
}
