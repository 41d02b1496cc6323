package org.weft.bench;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.weft.db.Database;

/** The same rows without the product: prepared statements on a pool like the server's. */
final class Bare {
    private static final String PAGE = """
            select po.id, po.number, po.parent_id, po.parent_number, po.root_number, c.author_id, pe.name,
                c.created_at, po.html, po.math, po.votes, c.reactions, c.state, po.origin
            from post po
            join content c on c.organization_id = po.organization_id and c.id = po.id
            join person pe on pe.organization_id = c.organization_id and pe.id = c.author_id
            where po.organization_id = 1 and po.thread_id = ? and po.number > 1
            order by po.number
            limit 50
            """;

    private static final OffsetDateTime JOINED = OffsetDateTime.of(2030, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final DataSource pool;

    Bare(Database database) {
        pool = database.dataSource();
        database.jdbi().useHandle(handle -> handle.execute("""
                create table bench_note (
                    organization_id bigint not null,
                    id bigint generated always as identity,
                    body text not null,
                    primary key (organization_id, id)
                );
                create table bench_member (
                    organization_id bigint not null,
                    place_id bigint not null,
                    person_id bigint generated always as identity,
                    role text not null,
                    joined_at timestamptz not null,
                    primary key (organization_id, place_id, person_id)
                )
                """));
    }

    /** Reads the first page of a thread, every column of every row. */
    Load.Workers reading(String thread) {
        return index -> () -> {
            try (var connection = pool.getConnection();
                    var statement = connection.prepareStatement(PAGE)) {
                statement.setLong(1, Long.parseLong(thread));
                try (var rows = statement.executeQuery()) {
                    int columns = rows.getMetaData().getColumnCount();
                    int count = 0;
                    while (rows.next()) {
                        for (int column = 1; column <= columns; column++) {
                            var unused = rows.getString(column);
                        }
                        count++;
                    }
                    if (count != 50) {
                        throw new SQLException("The page has " + count + " rows");
                    }
                }
            }
        };
    }

    /** One insert with its own commit. */
    Load.Workers inserting() {
        return index -> () -> {
            try (var connection = pool.getConnection();
                    var statement = connection.prepareStatement(
                            "insert into bench_note (organization_id, body) values (1, ?)")) {
                statement.setString(1, Writes.TEXT);
                statement.executeUpdate();
            }
        };
    }

    /** So many rows as a member has, in one batch and one transaction. */
    void insertMembers(int count) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement("""
                    insert into bench_member (organization_id, place_id, role, joined_at)
                    values (1, 1, 'learner', ?)
                    """)) {
                for (int i = 0; i < count; i++) {
                    statement.setObject(1, JOINED);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            connection.commit();
        }
    }
}
