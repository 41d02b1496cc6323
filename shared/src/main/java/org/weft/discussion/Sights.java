package org.weft.discussion;

import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.content.Visibility;
import org.weft.session.Viewer;

/** What decides about viewers when they look at the forum of their placement. */
final class Sights {
    private static final String SQL = """
            select (select array_agg(group_id)
                    from group_member
                    where organization_id = :organization and person_id = :viewer) as groups,
                   (select since
                    from forum_reach
                    where organization_id = :organization and forum_id = :forum and place_id = :place) as since
            """;

    private final Jdbi jdbi;
    private final Forums forums;

    Sights(Jdbi jdbi, Forums forums) {
        this.jdbi = jdbi;
        this.forums = forums;
    }

    /** As things stand when it is first asked for a group or for another place; most conversations need neither. */
    Visibility.Sight of(Viewer viewer) {
        return new OnDemand(viewer);
    }

    /** As things stand now. */
    Visibility.Sight now(Viewer viewer) {
        var sight = new OnDemand(viewer);
        sight.loaded();
        return sight;
    }

    /** @param since null where the forum isn't shown */
    private record Loaded(Set<Long> groups, @Nullable Integer since) {}

    private Loaded load(Viewer viewer) {
        return jdbi.withHandle(handle -> handle.createQuery(SQL)
                .bind("organization", viewer.organization())
                .bind("viewer", viewer.person())
                .bind("place", viewer.place())
                .bind("forum", forums.of(viewer))
                .map((row, context) -> {
                    var groups = new HashSet<Long>();
                    var ids = row.getArray("groups");
                    if (ids != null) {
                        groups.addAll(Set.of((Long[]) ids.getArray()));
                    }
                    return new Loaded(groups, row.getObject("since", Integer.class));
                })
                .one());
    }

    private final class OnDemand implements Visibility.Sight {
        private final Viewer viewer;
        private @Nullable Loaded loaded;

        OnDemand(Viewer viewer) {
            this.viewer = viewer;
        }

        @Override
        public long person() {
            return viewer.person().value();
        }

        @Override
        public boolean staff() {
            return viewer.staff();
        }

        @Override
        public long place() {
            return viewer.place().value();
        }

        @Override
        public boolean inGroup(long group) {
            return loaded().groups().contains(group);
        }

        @Override
        public boolean within(int reach) {
            var since = loaded().since();
            return since != null && since <= reach;
        }

        private synchronized Loaded loaded() {
            var known = loaded;
            if (known == null) {
                known = load(viewer);
                loaded = known;
            }
            return known;
        }
    }
}
