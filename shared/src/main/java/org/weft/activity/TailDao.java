package org.weft.activity;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Only rows of finished transactions are read, so that none can turn up behind one that was read already. */
@RegisterRowMapper(ActivityDao.EventMapper.class)
interface TailDao {
    @SqlQuery("""
            select xid::text, id, organization_id, stream_id, verb, audience, owner_id, group_id, place_id, reach, data
            from activity
            where (xid, id) > (cast(:xid as xid8), :id) and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by activity.xid, activity.id
            limit :limit
            """)
    List<Event> after(String xid, long id, int limit);

    @SqlQuery("""
            select exists (select from activity where xid >= pg_snapshot_xmin(pg_current_snapshot()))
            """)
    boolean heldBack();

    @SqlQuery("""
            select pg_notify('weft_activity', '') is null
            """)
    boolean announce();
}
