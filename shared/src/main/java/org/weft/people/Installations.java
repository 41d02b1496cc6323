package org.weft.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The hosts that an organization has let in. What a kind of host needs beyond this it keeps in tables of its own. */
public final class Installations {
    private final Jdbi jdbi;
    private final Clock clock;

    public Installations(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Adds one inside the caller's transaction, beside the host's own rows. */
    public InstallationId add(
            Handle handle,
            OrganizationId organization,
            String name,
            List<String> frameAncestors,
            @Nullable String openUrl) {
        return handle.attach(InstallationDao.class).add(organization, name, frameAncestors, openUrl, clock.instant());
    }

    public Optional<Installation> find(OrganizationId organization, InstallationId id) {
        return jdbi.withExtension(InstallationDao.class, dao -> dao.find(organization, id));
    }

    /** Origins that may frame an organization's pages. */
    public List<String> frameAncestors(OrganizationId organization) {
        return jdbi.withExtension(InstallationDao.class, dao -> dao.frameAncestors(organization));
    }

    /** Removes it with its places and all that people wrote there. Returns whether it was there. */
    public boolean remove(OrganizationId organization, InstallationId id) {
        return jdbi.withExtension(InstallationDao.class, dao -> dao.remove(organization, id)) > 0;
    }

    @RegisterConstructorMapper(Installation.class)
    interface InstallationDao {
        @SqlQuery("""
                insert into installation (organization_id, name, frame_ancestors, open_url, created_at)
                values (:organization, :name, :frameAncestors, :openUrl, :at)
                returning id
                """)
        InstallationId add(
                OrganizationId organization,
                String name,
                List<String> frameAncestors,
                @Nullable String openUrl,
                Instant at);

        @SqlQuery("""
                select organization_id, id, name, frame_ancestors, open_url, enabled
                from installation
                where organization_id = :organization and id = :id
                """)
        Optional<Installation> find(OrganizationId organization, InstallationId id);

        @SqlQuery("""
                select distinct unnest(frame_ancestors)
                from installation
                where organization_id = :organization and enabled
                """)
        List<String> frameAncestors(OrganizationId organization);

        @SqlUpdate("""
                delete from installation
                where organization_id = :organization and id = :id
                """)
        int remove(OrganizationId organization, InstallationId id);
    }
}
