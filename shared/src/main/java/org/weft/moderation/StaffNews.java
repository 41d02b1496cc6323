package org.weft.moderation;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.session.Viewer;

/** Tells open pages of the staff of a place, and of one more person, that there is something to read anew. */
final class StaffNews {
    /** For what concerns no open page but all nodes. */
    static final long NO_FORUM = 0;

    /** Something waits, or no longer. */
    static final String HELD = "held";

    private StaffNews() {}

    /** @param owner who hears it beside the staff of the viewer's place */
    static void tell(Handle handle, Viewer viewer, long forum, String verb, PersonId owner, Instant at) {
        handle.attach(NewsDao.class).tell(viewer.organization(), viewer.place(), forum, verb, owner, at);
    }

    interface NewsDao {
        @SqlQuery("""
                select activity_append(:organization, :place, :forum, :verb, 'staff', :owner, null, 0, :owner,
                    '{}'::jsonb, :at)
                """)
        long tell(OrganizationId organization, PlaceId place, long forum, String verb, PersonId owner, Instant at);
    }
}
