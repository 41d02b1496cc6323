package org.weft.lti.admin;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/** SQL of {@code lti_admission}. */
interface AdmissionDao {
    /** What somebody has said; else whether it came by an invitation. */
    @SqlQuery("""
            select coalesce(
                (select admits
                 from lti_admission
                 where organization_id = :organization and installation_id = :installation),
                exists (
                    select 1
                    from lti_invitation
                    where organization_id = :organization and installation_id = :installation))
            """)
    boolean admits(OrganizationId organization, InstallationId installation);

    @SqlUpdate("""
            insert into lti_admission (organization_id, installation_id, admits)
            values (:organization, :installation, :admits)
            on conflict (organization_id, installation_id) do update set admits = excluded.admits
            """)
    void set(OrganizationId organization, InstallationId installation, boolean admits);
}
