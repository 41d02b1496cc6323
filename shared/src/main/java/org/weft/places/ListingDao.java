package org.weft.places;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.OrganizationId;

/** What a host's list does to {@code member}: writes only where something changes. */
interface ListingDao {
    @SqlUpdate("""
            insert into member (organization_id, place_id, person_id, role, joined_at, listed)
            select :organization, :place, person, role, :at, true
            from unnest(:people, :roles) as told (person, role)
            on conflict (organization_id, place_id, person_id) do update
            set listed = true, left_at = null,
                role = case when member.last_seen_at is null then excluded.role else member.role end
            where not member.listed or member.left_at is not null
               or (member.last_seen_at is null and member.role <> excluded.role)
            """)
    void list(OrganizationId organization, PlaceId place, List<Long> people, List<String> roles, Instant at);

    @SqlUpdate("""
            update member
            set left_at = :at
            where organization_id = :organization and place_id = :place and person_id = any(:people)
              and listed and left_at is null
            """)
    void leave(OrganizationId organization, PlaceId place, List<Long> people, Instant at);

    /** What {@code not in} names is always hashed. A join was planned as a loop in a loop while the table was small. */
    @SqlUpdate("""
            update member
            set left_at = :at
            where organization_id = :organization and place_id = :place and listed and left_at is null
              and person_id not in (select unnest(:people))
            """)
    void leaveAllBut(OrganizationId organization, PlaceId place, List<Long> people, Instant at);
}
