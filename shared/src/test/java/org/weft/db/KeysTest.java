package org.weft.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No query can cross organizations when no key can. */
class KeysTest {
    /** Which migrations were run, and how far the story was worked off: of all organizations alike. */
    private static final Set<String> NO_ORGANIZATION = Set.of("flyway_history_shared", "backlog");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    /** @param columns in the order of the key */
    public record Key(String tableName, String name, String type, List<String> columns) {}

    @Test
    void everyTableHasAPrimaryKey() {
        assertThat(keys("p")).extracting(Key::tableName).containsExactlyInAnyOrderElementsOf(tables());
    }

    @Test
    void everyKeyStartsWithItsOrganization() {
        assertThat(keys("p", "u", "f"))
                .isNotEmpty()
                .allSatisfy(
                        key -> assertThat(key.columns().get(0)).as("%s", key).isEqualTo("organization_id"));
    }

    @Test
    void everyUniqueIndexStartsWithTheOrganization() {
        var indexes = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select i.indexrelid::regclass::text
                        from pg_index i
                        join pg_class t on t.oid = i.indrelid and t.relnamespace = 'public'::regnamespace
                        left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
                        where i.indisunique and t.relname <> all(:exceptions)
                          and a.attname is distinct from 'organization_id'
                        """)
                        .bindArray("exceptions", String.class, NO_ORGANIZATION.toArray())
                        .mapTo(String.class)
                        .list());

        assertThat(indexes).isEmpty();
    }

    private static List<String> tables() {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select table_name
                        from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all(:exceptions)
                        """)
                        .bindArray("exceptions", String.class, NO_ORGANIZATION.toArray())
                        .mapTo(String.class)
                        .list());
    }

    private static List<Key> keys(String... types) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select conrelid::regclass::text as table_name, conname as name, contype as type,
                               array(select a.attname::text
                                     from unnest(conkey) with ordinality as k (number, place)
                                     join pg_attribute a on a.attrelid = conrelid and a.attnum = k.number
                                     order by k.place) as columns
                        from pg_constraint
                        where connamespace = 'public'::regnamespace and contype::text = any(:types)
                          and conrelid::regclass::text <> all(:exceptions)
                        """)
                        .bindArray("types", String.class, (Object[]) types)
                        .bindArray("exceptions", String.class, NO_ORGANIZATION.toArray())
                        .registerRowMapper(org.jdbi.v3.core.mapper.reflect.ConstructorMapper.factory(Key.class))
                        .mapTo(Key.class)
                        .list());
    }
}
