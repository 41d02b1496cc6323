package org.weft.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The customers. */
public final class Organizations {
    private final Jdbi jdbi;
    private final Clock clock;

    public Organizations(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The organization of that name, made when there is none. */
    public Organization findOrAdd(String name) {
        return jdbi.inTransaction(handle -> {
            var dao = handle.attach(OrganizationDao.class);
            handle.execute("select pg_advisory_xact_lock(hashtext('organization'))");
            return dao.find(name).orElseGet(() -> dao.add(name, clock.instant()));
        });
    }

    public Optional<Organization> find(OrganizationId id) {
        return jdbi.withExtension(OrganizationDao.class, dao -> dao.find(id));
    }

    public Optional<Organization> find(String name) {
        return jdbi.withExtension(OrganizationDao.class, dao -> dao.find(name));
    }

    /** Those whose names come after {@code after}, by name. */
    public List<Organization> page(String after, int limit) {
        return jdbi.withExtension(OrganizationDao.class, dao -> dao.page(after, limit));
    }

    /** All of them; an installation has a handful. */
    public List<Organization> all() {
        return jdbi.withExtension(OrganizationDao.class, OrganizationDao::all);
    }

    /** One customer. */
    public record Organization(OrganizationId organizationId, String name) {}

    @RegisterConstructorMapper(Organization.class)
    interface OrganizationDao {
        @SqlQuery("""
                select organization_id, name
                from organization
                where name = :name
                """)
        Optional<Organization> find(String name);

        @SqlQuery("""
                select organization_id, name
                from organization
                where organization_id = :id
                """)
        Optional<Organization> find(OrganizationId id);

        @SqlQuery("""
                select organization_id, name
                from organization
                order by name
                """)
        List<Organization> all();

        @SqlQuery("""
                select organization_id, name
                from organization
                where name > :after
                order by name
                limit :limit
                """)
        List<Organization> page(String after, int limit);

        @SqlQuery("""
                insert into organization (name, created_at)
                values (:name, :at)
                returning organization_id, name
                """)
        Organization add(String name, Instant at);
    }
}
