package org.weft.discussion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.people.OrganizationId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;
import org.weft.session.Viewer;

/** Which forum a placement shows, a new placement a new one; and what is set for it. */
public final class Forums {
    private static final int MOST_EDIT_MINUTES = 24 * 60;
    private static final int MOST_FLAGS = 100;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Audit audit;
    private final Cache<Key, ForumId> known =
            Caffeine.newBuilder().maximumSize(50_000).build();

    public Forums(Jdbi jdbi, Clock clock, Audit audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audit = audit;
    }

    private record Key(OrganizationId organization, PlacementId placement) {}

    /**
     * What staff sets for a forum.
     *
     * @param editMinutes for how long authors change their posts without a trace; null is for ever
     * @param anonymity whether learners may hide their names from classmates
     * @param flagsToHide how many people's flags hide a post until staff has looked; null is never
     */
    public record Settings(
            @Nullable Integer editMinutes,
            boolean anonymity,
            @Nullable Integer flagsToHide) {}

    /** The forum that the viewer's placement shows. */
    public ForumId of(Viewer viewer) {
        return of(viewer.organization(), viewer.place(), viewer.placement());
    }

    public ForumId of(OrganizationId organization, PlaceId place, PlacementId placement) {
        return known.get(new Key(organization, placement), key -> findOrAdd(organization, place, placement));
    }

    /** As they are now. */
    public Settings settings(Viewer viewer) {
        return jdbi.withExtension(ForumDao.class, dao -> dao.settings(viewer.organization(), of(viewer)));
    }

    /** @throws Refusal.Invalid {@code edit-minutes-invalid}, {@code flags-to-hide-invalid} */
    void set(Viewer viewer, Settings wanted) {
        Writing.requireStaff(viewer);
        var minutes = wanted.editMinutes();
        if (minutes != null && (minutes < 0 || minutes > MOST_EDIT_MINUTES)) {
            throw new Refusal.Invalid("edit-minutes-invalid", "0 to " + MOST_EDIT_MINUTES + ", or null", "editMinutes")
                    .with("limit", MOST_EDIT_MINUTES);
        }
        var flags = wanted.flagsToHide();
        if (flags != null && (flags < 1 || flags > MOST_FLAGS)) {
            throw new Refusal.Invalid("flags-to-hide-invalid", "1 to " + MOST_FLAGS + ", or null", "flagsToHide")
                    .with("limit", MOST_FLAGS);
        }
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(ForumDao.class);
            var before = dao.settings(viewer.organization(), of(viewer));
            dao.set(viewer.organization(), of(viewer), minutes, wanted.anonymity(), flags);
            if (!Objects.equals(before.editMinutes(), minutes)) {
                audit.note(handle, viewer, Act.EDIT_WINDOW_CHANGED, null, null);
            }
            if (!Objects.equals(before.flagsToHide(), flags)) {
                audit.note(handle, viewer, Act.FLAGS_TO_HIDE_CHANGED, null, null);
            }
            if (before.anonymity() != wanted.anonymity()) {
                audit.note(handle, viewer, wanted.anonymity() ? Act.ANONYMITY_ON : Act.ANONYMITY_OFF, null, null);
            }
        });
    }

    private ForumId findOrAdd(OrganizationId organization, PlaceId place, PlacementId placement) {
        return jdbi.inTransaction(handle -> {
            var dao = handle.attach(ForumDao.class);
            return dao.find(organization, placement).orElseGet(() -> {
                dao.lock(organization, placement);
                return dao.find(organization, placement).orElseGet(() -> {
                    var forum = dao.add(organization, place, clock.instant());
                    dao.show(organization, placement, forum);
                    return forum;
                });
            });
        });
    }

    @RegisterConstructorMapper(Settings.class)
    interface ForumDao {
        @SqlQuery("""
                select edit_minutes, anonymity, flags_to_hide
                from forum
                where organization_id = :organization and id = :forum
                """)
        Settings settings(OrganizationId organization, ForumId forum);

        @SqlUpdate("""
                update forum
                set edit_minutes = :editMinutes, anonymity = :anonymity, flags_to_hide = :flagsToHide
                where organization_id = :organization and id = :forum
                """)
        void set(
                OrganizationId organization,
                ForumId forum,
                @Nullable Integer editMinutes,
                boolean anonymity,
                @Nullable Integer flagsToHide);

        @SqlQuery("""
                select forum_id
                from forum_placement
                where organization_id = :organization and placement_id = :placement
                """)
        Optional<ForumId> find(OrganizationId organization, PlacementId placement);

        @SqlQuery("""
                select id
                from placement
                where organization_id = :organization and id = :placement
                for update
                """)
        PlacementId lock(OrganizationId organization, PlacementId placement);

        @SqlQuery("""
                insert into forum (organization_id, place_id, created_at)
                values (:organization, :place, :at)
                returning id
                """)
        ForumId add(OrganizationId organization, PlaceId place, Instant at);

        @SqlUpdate("""
                insert into forum_placement (organization_id, placement_id, forum_id)
                values (:organization, :placement, :forum)
                """)
        void show(OrganizationId organization, PlacementId placement, ForumId forum);
    }
}
