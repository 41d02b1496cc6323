package org.weft.lti.copies;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/** SQL of {@code lti_notice}. */
@RegisterConstructorMapper(NoticeDao.Due.class)
interface NoticeDao {
    record Due(
            OrganizationId organization,
            InstallationId installation,
            String deploymentId,
            String noticeId,
            String jwt,
            boolean verified,
            Instant receivedAt,
            int tries) {}

    @SqlQuery("""
            select count(*)
            from lti_notice
            where organization_id = :f.organization and installation_id = :f.installation
              and deployment_id = :f.deploymentId and not verified and due_at is not null
            """)
    int unverified(@BindMethods("f") Notices.Source from);

    @SqlUpdate("""
            insert into lti_notice (organization_id, installation_id, deployment_id, notice_id, nonce_hash, jwt,
                                    verified, received_at, due_at)
            values (:f.organization, :f.installation, :f.deploymentId, :r.id, :r.nonceHash, :r.jwt, :r.verified, :now,
                    :now)
            on conflict do nothing
            """)
    int add(@BindMethods("f") Notices.Source from, @BindMethods("r") Notices.Received received, Instant now);

    @SqlQuery("""
            select exists (
                select from lti_notice
                where organization_id = :f.organization and installation_id = :f.installation
                  and deployment_id = :f.deploymentId and notice_id = :id)
            """)
    boolean isKnown(@BindMethods("f") Notices.Source from, String id);

    @SqlQuery("""
            with next as (
                select organization_id, installation_id, deployment_id, notice_id
                from lti_notice
                where due_at <= :now
                order by due_at
                limit :limit
                for update skip locked
            )
            update lti_notice n
            set due_at = :lease, tries = n.tries + 1
            from next
            where n.organization_id = next.organization_id and n.installation_id = next.installation_id
              and n.deployment_id = next.deployment_id and n.notice_id = next.notice_id
            returning n.organization_id as organization, n.installation_id as installation, n.deployment_id,
                      n.notice_id, n.jwt, n.verified, n.received_at, n.tries
            """)
    List<Due> take(Instant now, Instant lease, int limit);

    @SqlUpdate("""
            update lti_notice
            set due_at = null, jwt = null, outcome = :outcome
            where organization_id = :f.organization and installation_id = :f.installation
              and deployment_id = :f.deploymentId and notice_id = :id
            """)
    void done(@BindMethods("f") Notices.Source from, String id, String outcome);

    @SqlUpdate("""
            update lti_notice
            set due_at = :next
            where organization_id = :f.organization and installation_id = :f.installation
              and deployment_id = :f.deploymentId and notice_id = :id
            """)
    void again(@BindMethods("f") Notices.Source from, String id, Instant next);

    @SqlUpdate("""
            update lti_notice_handler
            set hello_at = :now
            where organization_id = :f.organization and installation_id = :f.installation
              and deployment_id = :f.deploymentId
            """)
    void greeted(@BindMethods("f") Notices.Source from, Instant now);

    @SqlUpdate("""
            delete from lti_notice
            where received_at < :before and due_at is null
            """)
    void forget(Instant before);
}
