package org.weft.lti.v1p1;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/** SQL of {@code lti_nonce}. */
interface NonceDao {
    @SqlUpdate("""
            insert into lti_nonce (organization_id, installation_id, nonce_hash, expires_at)
            values (:organization, :installation, :hash, :expiresAt)
            on conflict do nothing
            """)
    int use(OrganizationId organization, InstallationId installation, byte[] hash, Instant expiresAt);

    @SqlUpdate("""
            delete from lti_nonce
            where expires_at < :now
            """)
    int removeExpired(Instant now);
}
