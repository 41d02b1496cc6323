package org.weft.discussion;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.OrganizationId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;

/** How a placement comes to show a forum; part of the DAOs that make it. */
public interface Showing {
    /** Who comes first to a placement at the same time waits here, and finds what the other one made. */
    @SqlQuery("""
            select id
            from placement
            where organization_id = :organization and id = :placement
            for update
            """)
    PlacementId lock(OrganizationId organization, PlacementId placement);

    @SqlUpdate("""
            insert into forum_placement (organization_id, placement_id, forum_id)
            values (:organization, :placement, :forum)
            """)
    void show(OrganizationId organization, PlacementId placement, ForumId forum);

    /** Of a new forum, the place that it is of. */
    @SqlUpdate("""
            insert into forum_reach (organization_id, forum_id, place_id, since)
            values (:organization, :forum, :place, 1)
            """)
    void reach(OrganizationId organization, ForumId forum, PlaceId place);
}
