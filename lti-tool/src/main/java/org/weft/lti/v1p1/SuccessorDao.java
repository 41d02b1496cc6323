package org.weft.lti.v1p1;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/** SQL of {@code lti_successor} and {@code lti_moved_course}, and what a move changes in {@code lti_prepared}. */
@RegisterConstructorMapper(Successors.Successor.class)
interface SuccessorDao {
    @SqlUpdate("""
            insert into lti_successor (organization_id, installation_id, to_installation_id, deployment_id, proved, since)
            values (:organization, :of, :to, :deployment, :proved, :now)
            on conflict (organization_id, installation_id, to_installation_id, deployment_id) do update
            set proved = true, since = excluded.since
            where excluded.proved and not lti_successor.proved
            """)
    int put(
            OrganizationId organization,
            InstallationId of,
            InstallationId to,
            String deployment,
            boolean proved,
            Instant now);

    @SqlQuery("""
            select to_installation_id as installation, deployment_id, proved
            from lti_successor
            where organization_id = :organization and installation_id = :of
            order by to_installation_id, deployment_id
            limit 100
            """)
    List<Successors.Successor> of(OrganizationId organization, InstallationId of);

    @SqlQuery("""
            select installation_id
            from lti_successor
            where organization_id = :organization and to_installation_id = :to and deployment_id = :deployment and proved
            limit 2
            """)
    List<InstallationId> before(OrganizationId organization, InstallationId to, String deployment);

    @SqlQuery("""
            select exists (
                select from lti_moved_course
                where organization_id = :organization and installation_id = :of and place_key = :placeKey)
            """)
    boolean hasMoved(OrganizationId organization, InstallationId of, String placeKey);

    /** Unless something of it was left where it was. */
    @SqlUpdate("""
            insert into lti_moved_course (organization_id, installation_id, place_key, moved_at)
            select :organization, :of, :placeKey, :now
            where not exists (
                select from place
                where organization_id = :organization and installation_id = :of and host_key = :placeKey)
            on conflict do nothing
            """)
    int move(OrganizationId organization, InstallationId of, String placeKey, Instant now);

    /** All that was prepared in a course. */
    @SqlUpdate("""
            update lti_prepared
            set installation_id = :to, deployment_id = :deployment, context_key = :placeKeyNow,
                link_place_key = case when link_place_key = :placeKey then :placeKeyNow else link_place_key end
            where organization_id = :organization and installation_id = :of and context_key = :placeKey
            """)
    int carryPrepared(
            OrganizationId organization,
            InstallationId of,
            String placeKey,
            InstallationId to,
            String deployment,
            String placeKeyNow);

    /** What one link has of it. */
    @SqlUpdate("""
            update lti_prepared
            set link_key = :linkKeyNow
            where organization_id = :organization and installation_id = :to and link_key = :linkKey
            """)
    int carryPreparedLink(OrganizationId organization, InstallationId to, String linkKey, String linkKeyNow);
}
