package org.weft.discussion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.OrganizationId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;
import org.weft.session.Viewer;

/** Which forum a placement shows; a new placement gets a new one. */
public final class Forums {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Cache<Key, ForumId> known =
            Caffeine.newBuilder().maximumSize(50_000).build();

    public Forums(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private record Key(OrganizationId organization, PlacementId placement) {}

    /** The forum that the viewer's placement shows. */
    public ForumId of(Viewer viewer) {
        return of(viewer.organization(), viewer.place(), viewer.placement());
    }

    public ForumId of(OrganizationId organization, PlaceId place, PlacementId placement) {
        return known.get(new Key(organization, placement), key -> findOrAdd(organization, place, placement));
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

    interface ForumDao {
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
