package org.weft.lti.picking;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/** SQL of {@code lti_picker}. */
@RegisterConstructorMapper(PickerDao.Row.class)
interface PickerDao {
    /** @param request JSON */
    record Row(
            OrganizationId organization,
            InstallationId installation,
            @Nullable String deploymentId,
            PersonId person,
            PlaceId place,
            String request) {}

    @SqlUpdate("""
            insert into lti_picker (organization_id, token_hash, installation_id, deployment_id, person_id, place_id,
                                    request, expires_at)
            values (:organization, :hash, :installation, :deploymentId, :person, :place, cast(:request as jsonb),
                    :expiresAt)
            """)
    void add(@BindMethods Row row, byte[] hash, Instant expiresAt);

    @SqlQuery("""
            select organization_id as organization, installation_id as installation, deployment_id, person_id as person,
                   place_id as place, request::text as request
            from lti_picker
            where organization_id = :organization and token_hash = :hash and expires_at > :now
            """)
    Optional<Row> find(OrganizationId organization, byte[] hash, Instant now);

    @SqlUpdate("""
            delete from lti_picker
            where organization_id = :organization and token_hash = :hash and expires_at > :now
            """)
    int use(OrganizationId organization, byte[] hash, Instant now);

    @SqlUpdate("""
            update lti_picker
            set request = jsonb_set(request, '{used}', 'true'), expires_at = least(expires_at, :until)
            where organization_id = :organization and token_hash = :hash
            """)
    void answer(OrganizationId organization, byte[] hash, Instant until);

    @SqlUpdate("""
            delete from lti_picker
            where expires_at < :now
            """)
    void purge(Instant now);
}
