package org.weft.lti.v1p1;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/** SQL of {@code lti_consumer} and {@code lti_v1p1}. */
@RegisterConstructorMapper(ConsumerDao.Row.class)
interface ConsumerDao {
    String COLUMNS = """
            select c.organization_id as organization, c.installation_id as installation, c.consumer_key as key, c.secret,
                   i.name, i.frame_ancestors as lms, c.enabled, v.organization_id is not null as switched_on
            from lti_consumer c
            join installation i on i.organization_id = c.organization_id and i.id = c.installation_id
            left join lti_v1p1 v on v.organization_id = c.organization_id
            """;

    /** @param secret encrypted */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(
            OrganizationId organization,
            InstallationId installation,
            String key,
            byte[] secret,
            String name,
            List<String> lms,
            boolean enabled,
            boolean switchedOn) {
        Consumer consumer() {
            return new Consumer(organization, installation, key, name, lms, enabled, switchedOn);
        }
    }

    @SqlUpdate("""
            insert into lti_consumer (organization_id, installation_id, consumer_key, secret, enabled, created_at)
            values (:organization, :installation, :key, :secret, true, :at)
            """)
    void add(OrganizationId organization, InstallationId installation, String key, byte[] secret, Instant at);

    @SqlQuery(COLUMNS + """
            where c.organization_id = :organization and c.consumer_key = :key
            """)
    Optional<Row> find(OrganizationId organization, String key);

    @SqlQuery(COLUMNS + """
            where c.organization_id = :organization and c.installation_id = :installation
            """)
    Optional<Row> of(OrganizationId organization, InstallationId installation);

    @SqlQuery(COLUMNS + """
            order by c.organization_id, c.installation_id
            limit :limit
            """)
    List<Row> all(int limit);

    @SqlUpdate("""
            update lti_consumer
            set enabled = :enabled
            where organization_id = :organization and installation_id = :installation
            """)
    int setEnabled(OrganizationId organization, InstallationId installation, boolean enabled);

    @SqlUpdate("""
            delete from lti_consumer
            where organization_id = :organization and installation_id = :installation
            """)
    int remove(OrganizationId organization, InstallationId installation);

    @SqlUpdate("""
            insert into lti_v1p1 (organization_id, since)
            values (:organization, :at)
            on conflict do nothing
            """)
    int switchOn(OrganizationId organization, Instant at);

    @SqlUpdate("""
            delete from lti_v1p1
            where organization_id = :organization
            """)
    int switchOff(OrganizationId organization);
}
