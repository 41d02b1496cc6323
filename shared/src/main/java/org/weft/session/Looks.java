package org.weft.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.people.OrganizationId;

/** How widgets look in each organization. A change is known on every node within ten seconds. */
public final class Looks {
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Jdbi jdbi;
    private final Cache<OrganizationId, Optional<Accent>> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();

    public Looks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Null for Weft's own. */
    @Nullable
    Accent of(OrganizationId organization) {
        return known.get(organization, id -> accent(id).map(Accent::of)).orElse(null);
    }

    /** The colour as it was set. */
    public Optional<String> accent(OrganizationId organization) {
        return jdbi.withExtension(LookDao.class, dao -> dao.accent(organization));
    }

    /**
     * @param colour as in {@code #1a4f8b}; null for Weft's own
     * @throws Refusal.Invalid {@code accent-invalid}
     */
    public void set(OrganizationId organization, @Nullable String colour) {
        var accent = colour == null ? null : colour.toLowerCase(Locale.ROOT);
        if (accent != null) {
            var unused = Accent.of(accent);
        }
        jdbi.useExtension(LookDao.class, dao -> dao.set(organization, accent));
        known.invalidate(organization);
    }

    interface LookDao {
        @SqlQuery("""
                select accent
                from organization
                where organization_id = :organization and accent is not null
                """)
        Optional<String> accent(OrganizationId organization);

        @SqlUpdate("""
                update organization
                set accent = :accent
                where organization_id = :organization
                """)
        void set(OrganizationId organization, @Nullable String accent);
    }
}
