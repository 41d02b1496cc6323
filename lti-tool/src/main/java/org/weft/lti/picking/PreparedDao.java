package org.weft.lti.picking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

/** SQL of {@code lti_prepared}. */
@RegisterConstructorMapper(PreparedDao.Row.class)
interface PreparedDao {
    /**
     * @param setup JSON
     * @param points null for none
     * @param linkKey null until the first launch
     */
    record Row(
            OrganizationId organization,
            UUID id,
            InstallationId installation,
            @Nullable String deploymentId,
            @Nullable String contextKey,
            PersonId person,
            String role,
            String title,
            String setup,
            @Nullable Integer points,
            @Nullable String linkKey,
            @Nullable String linkPlaceKey) {}

    @SqlUpdate("""
            insert into lti_prepared (organization_id, id, installation_id, deployment_id, context_key, person_id, role,
                                      title, setup, points, created_at)
            values (:organization, :id, :installation, :deploymentId, :contextKey, :person, :role, :title,
                    cast(:setup as jsonb), :points, :now)
            on conflict (organization_id, id) do update
            set person_id = excluded.person_id, role = excluded.role, title = excluded.title, setup = excluded.setup,
                points = excluded.points
            """)
    void put(@BindMethods Row row, Instant now);

    @SqlQuery("""
            select organization_id as organization, id, installation_id as installation, deployment_id, context_key,
                   person_id as person, role, title, setup::text as setup, points, link_key, link_place_key
            from lti_prepared
            where organization_id = :organization and id = :id and installation_id = :installation
            """)
    Optional<Row> find(OrganizationId organization, InstallationId installation, UUID id);

    @SqlQuery("""
            select organization_id as organization, id, installation_id as installation, deployment_id, context_key,
                   person_id as person, role, title, setup::text as setup, points, link_key, link_place_key
            from lti_prepared
            where organization_id = :organization and installation_id = :installation and link_key = :linkKey
            order by id
            limit 1
            """)
    Optional<Row> ofLink(OrganizationId organization, InstallationId installation, String linkKey);

    @SqlUpdate("""
            insert into lti_prepared (organization_id, id, installation_id, deployment_id, context_key, person_id, role,
                                      title, setup, points, created_at, link_key, link_place_key, bound_at)
            values (:organization, :id, :installation, :deploymentId, :contextKey, :person, :role, :title,
                    cast(:setup as jsonb), :points, :now, :linkKey, :linkPlaceKey, :now)
            on conflict (organization_id, id) do update
            set person_id = excluded.person_id, role = excluded.role, title = excluded.title, setup = excluded.setup,
                points = excluded.points
            """)
    void putBound(@BindMethods Row row, Instant now);

    @SqlQuery("""
            select title
            from lti_prepared
            where organization_id = :organization and id = :id
            """)
    Optional<String> title(OrganizationId organization, UUID id);

    @SqlUpdate("""
            update lti_prepared
            set link_key = :linkKey, link_place_key = :placeKey, bound_at = :now
            where organization_id = :organization and id = :id and bound_at is null
            """)
    int bind(OrganizationId organization, UUID id, String linkKey, String placeKey, Instant now);
}
