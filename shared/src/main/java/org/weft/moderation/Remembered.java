package org.weft.moderation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.weft.activity.Event;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.session.Viewer;

/**
 * What staff set for each place, kept in memory until an event says that it changed: at once on this node, within half
 * a second on others.
 */
final class Remembered<T> {
    private static final String CHANGED = "rules-changed";

    private final BiFunction<OrganizationId, PlaceId, T> load;
    private final Cache<Key, T> known =
            Caffeine.newBuilder().maximumSize(50_000).build();

    Remembered(BiFunction<OrganizationId, PlaceId, T> load) {
        this.load = load;
    }

    private record Key(OrganizationId organization, PlaceId place) {
        static Key of(Viewer viewer) {
            return new Key(viewer.organization(), viewer.place());
        }
    }

    T of(Viewer viewer) {
        return known.get(Key.of(viewer), key -> load.apply(key.organization(), key.place()));
    }

    /** Tells all nodes, in the transaction of the change. */
    void changed(Handle handle, Viewer viewer, Instant now) {
        tellChanged(handle, viewer.organization(), viewer.place(), viewer.person(), now);
        handle.afterCommit(() -> known.invalidate(Key.of(viewer)));
    }

    /** @param owner who hears it beside staff */
    static void tellChanged(Handle handle, OrganizationId organization, PlaceId place, PersonId owner, Instant now) {
        handle.attach(StaffNews.NewsDao.class).tell(organization, place, StaffNews.NO_FORUM, CHANGED, owner, now);
    }

    void hear(Event event) {
        if (event.verb().equals(CHANGED)) {
            known.invalidate(new Key(
                    new OrganizationId(event.organization()),
                    new PlaceId(event.scope().place())));
        }
    }
}
