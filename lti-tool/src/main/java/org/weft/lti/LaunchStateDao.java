package org.weft.lti;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** SQL of {@code lti_launch_state}. */
interface LaunchStateDao {
    /** What makes a launch answer a login; hashes of secrets, and the rest in plain. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bound(
            byte[] stateHash,
            byte[] nonceHash,
            byte[] browserHash,
            String issuer,
            String clientId,
            String redirectUri) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(
            byte[] nonceHash,
            byte[] browserHash,
            String issuer,
            String clientId,
            String redirectUri,
            String initiation,
            Instant expiresAt,
            @Nullable Instant consumedAt) {}

    @SqlUpdate("""
            insert into lti_launch_state (state_hash, nonce_hash, browser_hash, issuer, client_id, redirect_uri,
                                          initiation, expires_at)
            values (:stateHash, :nonceHash, :browserHash, :issuer, :clientId, :redirectUri, :initiation, :expiresAt)
            """)
    void add(@BindMethods Bound bound, String initiation, Instant expiresAt);

    @SqlUpdate("""
            update lti_launch_state
            set consumed_at = :now
            where state_hash = :stateHash
              and nonce_hash = :nonceHash
              and browser_hash = :browserHash
              and issuer = :issuer
              and client_id = :clientId
              and redirect_uri = :redirectUri
              and expires_at > :now
              and consumed_at is null
            """)
    int consume(@BindMethods Bound bound, Instant now);

    @SqlQuery("""
            select nonce_hash, browser_hash, issuer, client_id, redirect_uri, initiation, expires_at, consumed_at
            from lti_launch_state
            where state_hash = :stateHash
            """)
    Optional<Row> find(byte[] stateHash);

    @SqlUpdate("""
            delete from lti_launch_state
            where expires_at < :before
            """)
    int removeExpired(Instant before);
}
