package org.weft.discussion;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.people.OrganizationId;

/** What the discussions of an organization begin with. Those that there are keep what is set for them. */
public final class ForumDefaults {
    /** The longest time to be set, besides for ever. */
    public static final int MOST_EDIT_MINUTES = Forums.MOST_EDIT_MINUTES;

    private final Jdbi jdbi;

    public ForumDefaults(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * As in {@link Forums.Settings}.
     *
     * @param editMinutes null is for ever
     */
    public record Defaults(@Nullable Integer editMinutes, boolean anonymity) {}

    public Defaults of(OrganizationId organization) {
        return jdbi.withExtension(DefaultsDao.class, dao -> dao.find(organization))
                .orElseThrow();
    }

    public void set(OrganizationId organization, Defaults wanted) {
        jdbi.useExtension(DefaultsDao.class, dao -> dao.set(organization, wanted.editMinutes(), wanted.anonymity()));
    }

    @RegisterConstructorMapper(Defaults.class)
    interface DefaultsDao {
        @SqlQuery("""
                select forum_edit_minutes as edit_minutes, forum_anonymity as anonymity
                from organization
                where organization_id = :organization
                """)
        Optional<Defaults> find(OrganizationId organization);

        @SqlUpdate("""
                update organization
                set forum_edit_minutes = :editMinutes, forum_anonymity = :anonymity
                where organization_id = :organization
                """)
        void set(OrganizationId organization, @Nullable Integer editMinutes, boolean anonymity);
    }
}
