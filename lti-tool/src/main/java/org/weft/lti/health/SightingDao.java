package org.weft.lti.health;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/** SQL of {@code lti_launch_seen}. */
@RegisterConstructorMapper(Sighting.class)
interface SightingDao {
    /** None of registrations that were removed in the meantime. */
    @SqlBatch("""
            insert into lti_launch_seen (organization_id, installation_id, seen_at, correlation, step, outcome, code,
                                         milliseconds, issued_ahead, kept_by, in_frame, came_to, leads_to)
            select organization_id, installation_id, :seenAt, :correlation, :step, :outcome, :code,
                   :milliseconds, :issuedAhead, :keptBy, :inFrame, :cameTo, :leadsTo
            from lti_registration
            where organization_id = :organizationId and installation_id = :installationId
            on conflict do nothing
            """)
    void add(@BindMethods List<Sighting> sightings);

    /** All but the newest of each of these installations. */
    @SqlUpdate("""
            delete from lti_launch_seen seen
            using (
                select organization_id, installation_id, seen_at, correlation,
                       row_number() over (partition by organization_id, installation_id
                                          order by seen_at desc, correlation) as number
                from lti_launch_seen
                where (organization_id, installation_id) in (
                    select * from unnest(cast(:organizations as bigint[]), cast(:installations as bigint[])))
            ) old
            where old.number > :most
              and seen.organization_id = old.organization_id
              and seen.installation_id = old.installation_id
              and seen.seen_at = old.seen_at
              and seen.correlation = old.correlation
            """)
    int keep(long[] organizations, long[] installations, int most);

    @SqlQuery("""
            select organization_id, installation_id, seen_at, correlation, step, outcome, code, milliseconds,
                   issued_ahead, kept_by, in_frame, came_to, leads_to
            from lti_launch_seen
            where organization_id = :organization and installation_id = :installation
            order by seen_at desc, correlation
            limit :most
            """)
    List<Sighting> last(OrganizationId organization, InstallationId installation, int most);
}
