package org.weft.lti.registrations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/** SQL of {@code lti_registration} and {@code lti_deployment}. */
interface RegistrationDao {
    record DeploymentRow(@Nested Registration registration, String deploymentId, boolean active) {}

    @SqlUpdate("""
            insert into lti_registration (organization_id, installation_id, issuer, client_id, authorization_url,
                                          token_url, jwks_url, audience, allow_anonymous, enabled, pending,
                                          adopts_deployments, created_at)
            values (:organizationId, :installationId, :issuer, :clientId, :authorizationUrl,
                    :tokenUrl, :jwksUrl, :audience, :allowAnonymous, :enabled, :pending, :adoptsDeployments, :at)
            """)
    void add(@BindMethods Registration registration, Instant at);

    @SqlBatch("""
            insert into lti_deployment (organization_id, installation_id, deployment_id, issuer, client_id, active,
                                        created_at)
            values (:organization, :installation, :deploymentId, :issuer, :clientId, true, :at)
            on conflict do nothing
            """)
    int[] addDeployments(
            OrganizationId organization,
            InstallationId installation,
            String issuer,
            String clientId,
            List<String> deploymentId,
            Instant at);

    @SqlQuery("""
            select organization_id, installation_id, issuer, client_id, authorization_url, token_url, jwks_url,
                   audience, allow_anonymous, enabled, pending, adopts_deployments
            from lti_registration
            order by organization_id, installation_id
            """)
    List<Registration> all();

    @SqlQuery("""
            select organization_id, installation_id, issuer, client_id, authorization_url, token_url, jwks_url,
                   audience, allow_anonymous, enabled, pending, adopts_deployments
            from lti_registration
            where organization_id = :organization and installation_id = :installation
            """)
    Optional<Registration> find(OrganizationId organization, InstallationId installation);

    @SqlQuery("""
            select organization_id, installation_id, issuer, client_id, authorization_url, token_url, jwks_url,
                   audience, allow_anonymous, enabled, pending, adopts_deployments
            from lti_registration
            where issuer = :issuer and client_id = :clientId
            order by organization_id, installation_id
            limit 100
            """)
    List<Registration> ofClient(String issuer, String clientId);

    @SqlQuery("""
            select organization_id, installation_id, issuer, client_id, authorization_url, token_url, jwks_url,
                   audience, allow_anonymous, enabled, pending, adopts_deployments
            from lti_registration
            where issuer = :issuer
            order by organization_id, installation_id
            limit 100
            """)
    List<Registration> ofIssuer(String issuer);

    @SqlQuery("""
            select r.organization_id, r.installation_id, r.issuer, r.client_id, r.authorization_url, r.token_url,
                   r.jwks_url, r.audience, r.allow_anonymous, r.enabled, r.pending, r.adopts_deployments,
                   d.deployment_id, d.active
            from lti_deployment d
            join lti_registration r using (organization_id, installation_id)
            where d.issuer = :issuer and d.client_id = :clientId and d.deployment_id = :deploymentId
            """)
    Optional<DeploymentRow> deployment(String issuer, String clientId, String deploymentId);

    @SqlQuery("""
            select r.organization_id, r.installation_id, r.issuer, r.client_id, r.authorization_url, r.token_url,
                   r.jwks_url, r.audience, r.allow_anonymous, r.enabled, r.pending, r.adopts_deployments
            from lti_deployment d
            join lti_registration r using (organization_id, installation_id)
            where d.issuer = :issuer and d.deployment_id = :deploymentId
            limit 2
            """)
    List<Registration> ofDeploymentHint(String issuer, String deploymentId);

    @SqlQuery("""
            select deployment_id
            from lti_deployment
            where organization_id = :organization and installation_id = :installation
            order by deployment_id
            """)
    List<String> deploymentIds(OrganizationId organization, InstallationId installation);

    /** Where the platform has moved. */
    @SqlUpdate("""
            update lti_registration
            set authorization_url = :authorizationUrl, token_url = :tokenUrl, jwks_url = :jwksUrl,
                audience = :audience
            where organization_id = :organizationId and installation_id = :installationId
            """)
    int move(@BindMethods Registration registration);

    @SqlUpdate("""
            update lti_registration
            set enabled = true, pending = false
            where organization_id = :organization and installation_id = :installation and pending
            """)
    int confirm(OrganizationId organization, InstallationId installation);

    @SqlQuery("""
            select count(*)
            from lti_registration
            where pending
            """)
    int pending();

    @SqlUpdate("""
            update lti_registration
            set enabled = :enabled
            where organization_id = :organization and installation_id = :installation
            """)
    int setEnabled(OrganizationId organization, InstallationId installation, boolean enabled);

    @SqlUpdate("""
            update lti_deployment
            set active = :active
            where organization_id = :organization and installation_id = :installation and deployment_id = :deploymentId
            """)
    int setActive(OrganizationId organization, InstallationId installation, String deploymentId, boolean active);

    @SqlUpdate("""
            delete from lti_deployment
            where organization_id = :organization and installation_id = :installation
            """)
    int removeDeployments(OrganizationId organization, InstallationId installation);

    @SqlUpdate("""
            delete from lti_registration
            where organization_id = :organization and installation_id = :installation
            """)
    int remove(OrganizationId organization, InstallationId installation);
}
