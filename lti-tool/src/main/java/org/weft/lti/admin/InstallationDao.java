package org.weft.lti.admin;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/** What the console shows of {@code lti_registration} and {@code lti_deployment}. */
@RegisterConstructorMapper(InstallationDao.Entry.class)
@RegisterConstructorMapper(InstallationDao.Deployment.class)
interface InstallationDao {
    /** One line of a list. */
    record Entry(
            OrganizationId organization,
            InstallationId id,
            String name,
            String issuer,
            boolean enabled,
            boolean pending) {}

    record Deployment(String id, boolean active) {}

    @SqlQuery("""
            select r.organization_id as organization, r.installation_id as id, i.name, r.issuer, r.enabled, r.pending
            from lti_registration r
            join installation i on i.organization_id = r.organization_id and i.id = r.installation_id
            where r.organization_id = :organization and r.installation_id > :after
            order by r.installation_id
            limit :limit
            """)
    List<Entry> page(OrganizationId organization, InstallationId after, int limit);

    /** Of all organizations; no more than fifty can wait. */
    @SqlQuery("""
            select r.organization_id as organization, r.installation_id as id, i.name, r.issuer, r.enabled, r.pending
            from lti_registration r
            join installation i on i.organization_id = r.organization_id and i.id = r.installation_id
            where r.pending
            order by r.created_at
            limit 50
            """)
    List<Entry> pending();

    @SqlQuery("""
            select deployment_id as id, active
            from lti_deployment
            where organization_id = :organization and installation_id = :installation and deployment_id > :after
            order by deployment_id
            limit :limit
            """)
    List<Deployment> deployments(OrganizationId organization, InstallationId installation, String after, int limit);

    @SqlQuery("""
            select deployment_id as id, active
            from lti_deployment
            where organization_id = :organization and installation_id = :installation and deployment_id = :deployment
            """)
    Optional<Deployment> deployment(OrganizationId organization, InstallationId installation, String deployment);
}
