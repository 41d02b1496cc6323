package org.weft.lti.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code lti_key}. */
interface OurKeyDao {
    /**
     * One key pair.
     *
     * @param publicKey a JSON Web Key
     * @param encrypted by {@link PrivateKeyCipher}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(String id, String publicKey, byte[] encrypted, boolean active) {}

    @SqlQuery("""
            select id, public_key, encrypted, active
            from lti_key
            where active
            """)
    Optional<Row> active();

    @SqlQuery("""
            select public_key
            from lti_key
            order by created_at desc, id
            """)
    List<String> publicKeys();

    @SqlQuery("""
            select id, active, created_at
            from lti_key
            order by created_at desc, id
            limit 100
            """)
    List<OurKeys.Made> made();

    @SqlUpdate("""
            update lti_key
            set active = false
            where active and id = :id
            """)
    int retire(String id);

    @SqlUpdate("""
            insert into lti_key (id, public_key, encrypted, active, created_at)
            values (:id, :publicKey, :encrypted, true, :at)
            on conflict do nothing
            """)
    int add(String id, String publicKey, byte[] encrypted, Instant at);

    @SqlUpdate("""
            update lti_key
            set active = false
            where active
            """)
    int retireActive();
}
