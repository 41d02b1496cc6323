package org.weft.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.content.Visibility;

/** What is done now and then; what is done after every act is in {@link TailDao}. */
@RegisterRowMapper(ActivityDao.EventMapper.class)
interface ActivityDao {
    @SqlQuery("""
            select xid::text, id, organization_id, stream_id, verb, audience, owner_id, group_id, place_id, reach, data
            from activity
            where (xid, id) > (cast(:xid as xid8), :id) and (xid, id) <= (cast(:toXid as xid8), :toId)
              and organization_id = :organization and stream_id = :stream
            order by activity.xid, activity.id
            limit :limit
            """)
    List<Event> between(String xid, long id, String toXid, long toId, long organization, long stream, int limit);

    /** Rows restored from another cluster may carry numbers of transactions that this one hasn't had yet. */
    @SqlUpdate("""
            update activity
            set xid = '0'
            where xid >= pg_snapshot_xmax(pg_current_snapshot())
            """)
    int adopt();

    @SqlUpdate("""
            update backlog
            set xid = '0'
            where xid >= pg_snapshot_xmax(pg_current_snapshot())
            """)
    int adoptBacklogs();

    @SqlQuery("""
            select pg_snapshot_xmin(pg_current_snapshot())::text
            """)
    long horizon();

    @SqlUpdate("""
            delete from activity
            where at < :before
            """)
    int purge(Instant before);

    final class EventMapper implements RowMapper<Event> {
        @Override
        public Event map(ResultSet row, StatementContext context) throws SQLException {
            return new Event(
                    new Position(Long.parseLong(row.getString(1)), row.getLong(2)),
                    row.getLong(3),
                    row.getLong(4),
                    row.getString(5),
                    new Visibility.Scope(
                            row.getString(6),
                            row.getLong(7),
                            row.getObject(8, Long.class),
                            row.getLong(9),
                            row.getInt(10)),
                    row.getString(11));
        }
    }
}
