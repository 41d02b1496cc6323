package org.weft.discussion;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.weft.content.ContentId;

/** Ids of what is written many at a time; part of the DAOs that do so. */
public interface NewIds {
    @SqlQuery("""
            select nextval(pg_get_serial_sequence('content', 'id'))
            from generate_series(1, :count)
            """)
    List<ContentId> contentIds(int count);

    @SqlQuery("""
            select nextval(pg_get_serial_sequence('thread', 'id'))
            from generate_series(1, :count)
            """)
    List<ThreadId> threadIds(int count);
}
