package org.weft.lti.v1p1;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.discussion.ForumId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;
import org.weft.session.Arrival;

/** SQL of {@code lti_outcome}. */
@RegisterConstructorMapper(OutcomeAddresses.Address.class)
interface OutcomeDao {
    /** For whom {@code a} has arrived, where. */
    @SqlUpdate("""
            insert into lti_outcome (organization_id, placement_id, person_id, installation_id, service_url, sourcedid,
                                     told_at)
            select i.organization_id, l.id, i.person_id, i.installation_id, :serviceUrl, :sourcedId, :now
            from identity i
            join place c on c.organization_id = i.organization_id and c.installation_id = i.installation_id
                and c.host_key = :a.placeKey
            join placement l on l.organization_id = c.organization_id and l.place_id = c.id
                and l.host_key = :a.placementKey
            where i.organization_id = :a.organization and i.installation_id = :a.installation
              and i.subject = :a.subject
            on conflict (organization_id, placement_id, person_id) do update
            set installation_id = excluded.installation_id, service_url = excluded.service_url,
                sourcedid = excluded.sourcedid, told_at = excluded.told_at
            where (lti_outcome.installation_id, lti_outcome.service_url, lti_outcome.sourcedid)
                is distinct from (excluded.installation_id, excluded.service_url, excluded.sourcedid)
            """)
    void remember(@BindMethods("a") Arrival arrival, String serviceUrl, String sourcedId, Instant now);

    @SqlQuery("""
            select organization_id as organization, installation_id as installation, service_url, sourcedid as sourced_id
            from lti_outcome
            where organization_id = :organization and placement_id = :placement and person_id = :person
            """)
    Optional<OutcomeAddresses.Address> find(OrganizationId organization, PlacementId placement, PersonId person);

    @SqlQuery("""
            select o.organization_id as organization, o.installation_id as installation, o.service_url,
                   o.sourcedid as sourced_id
            from lti_outcome o
            join placement p on p.organization_id = o.organization_id and p.id = o.placement_id
            join forum_placement fp on fp.organization_id = p.organization_id and fp.placement_id = p.id
            where o.organization_id = :organization and o.person_id = :person and p.place_id = :place
              and fp.forum_id = :forum
            order by o.told_at desc
            limit 1
            """)
    Optional<OutcomeAddresses.Address> ofForum(
            OrganizationId organization, PlaceId place, ForumId forum, PersonId person);
}
