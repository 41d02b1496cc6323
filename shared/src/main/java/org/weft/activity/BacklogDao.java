package org.weft.activity;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface BacklogDao {
    @SqlUpdate("""
            insert into backlog (name, xid, id)
            values (:name, pg_snapshot_xmin(pg_current_snapshot()), 0)
            on conflict do nothing
            """)
    void begin(String name);

    /**
     * False while another node is at it. Not by the row: a lock on that would give the transaction its number, and every
     * event that comes after is held back until it ends.
     */
    @SqlQuery("""
            select pg_try_advisory_xact_lock(hashtextextended('weft backlog ' || :name, 0))
            """)
    boolean beAlone(String name);

    /** How far it got, as a position; to be asked when alone. */
    @SqlQuery("""
            select xid || '-' || id
            from backlog
            where name = :name
            """)
    String reached(String name);

    @SqlUpdate("""
            update backlog
            set xid = cast(:xid as xid8), id = :id
            where name = :name
            """)
    void note(String name, String xid, long id);
}
