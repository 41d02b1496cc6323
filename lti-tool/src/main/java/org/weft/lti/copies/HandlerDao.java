package org.weft.lti.copies;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/** SQL of {@code lti_notice_handler}. */
@RegisterConstructorMapper(HandlerDao.Due.class)
interface HandlerDao {
    record Due(
            OrganizationId organization,
            InstallationId installation,
            String deploymentId,
            URI serviceUrl,
            List<String> types,
            int tries) {}

    /** Due when there is anything new to tell. */
    @SqlUpdate("""
            insert into lti_notice_handler (organization_id, installation_id, deployment_id, service_url, types, due_at)
            values (:f.organization, :f.installation, :f.deploymentId, :serviceUrl, :types, :now)
            on conflict (organization_id, installation_id, deployment_id) do update
            set service_url = excluded.service_url, types = excluded.types, due_at = :now, tries = 0
            where lti_notice_handler.service_url <> excluded.service_url
               or lti_notice_handler.types <> excluded.types
               or lti_notice_handler.handler_url is distinct from :handler and lti_notice_handler.due_at is null
                  and lti_notice_handler.problem is null
            """)
    void put(@BindMethods("f") Notices.Source from, String serviceUrl, List<String> types, String handler, Instant now);

    @SqlQuery("""
            with next as (
                select organization_id, installation_id, deployment_id
                from lti_notice_handler
                where due_at <= :now
                order by due_at
                limit 1
                for update skip locked
            )
            update lti_notice_handler h
            set due_at = :lease, tries = h.tries + 1
            from next
            where h.organization_id = next.organization_id and h.installation_id = next.installation_id
              and h.deployment_id = next.deployment_id
            returning h.organization_id as organization, h.installation_id as installation, h.deployment_id,
                      h.service_url, h.types, h.tries
            """)
    Optional<Due> take(Instant now, Instant lease);

    @SqlUpdate("""
            update lti_notice_handler
            set due_at = null, tries = 0, problem = null, handler_url = :handler, told_at = :now
            where organization_id = :f.organization and installation_id = :f.installation
              and deployment_id = :f.deploymentId
            """)
    void told(@BindMethods("f") Notices.Source from, String handler, Instant now);

    @SqlUpdate("""
            update lti_notice_handler
            set due_at = :next, problem = :problem
            where organization_id = :f.organization and installation_id = :f.installation
              and deployment_id = :f.deploymentId
            """)
    void failed(@BindMethods("f") Notices.Source from, String problem, @Nullable Instant next);
}
