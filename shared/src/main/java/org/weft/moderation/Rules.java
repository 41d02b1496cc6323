package org.weft.moderation;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Event;
import org.weft.activity.Live;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.people.OrganizationId;
import org.weft.places.PlaceId;
import org.weft.session.Viewer;

/** What staff sets for a whole place. */
public final class Rules {
    private static final int MOST_HELD = 100;
    private static final int MOST_POSTS = 10_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Audit audit;
    private final Remembered<Settings> known;

    public Rules(Jdbi jdbi, Clock clock, Live live, Audit audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.audit = audit;
        known = new Remembered<>(
                (organization, place) -> jdbi.withExtension(RuleDao.class, dao -> dao.find(organization, place))
                        .orElse(Settings.DEFAULT));
    }

    /**
     * @param holdFirst so many first posts of a person wait for staff
     * @param postsPerMinute of one person, who isn't staff; null is no limit, as for {@code postsPerDay}
     */
    public record Settings(
            int holdFirst,
            @Nullable Integer postsPerMinute,
            @Nullable Integer postsPerDay) {
        static final Settings DEFAULT = new Settings(0, 20, 200);
    }

    Settings of(Viewer viewer) {
        return known.of(viewer);
    }

    /** @throws Refusal.Invalid {@code hold-first-invalid}, {@code pace-invalid} */
    Settings set(Viewer viewer, Settings wanted) {
        Desks.requireStaff(viewer);
        if (wanted.holdFirst() < 0 || wanted.holdFirst() > MOST_HELD) {
            throw new Refusal.Invalid("hold-first-invalid", "0 to " + MOST_HELD, "holdFirst").with("limit", MOST_HELD);
        }
        checkPace("postsPerMinute", wanted.postsPerMinute());
        checkPace("postsPerDay", wanted.postsPerDay());
        var before = of(viewer);
        jdbi.useTransaction(handle -> {
            handle.attach(RuleDao.class).put(viewer.organization(), viewer.place(), wanted);
            if (before.holdFirst() != wanted.holdFirst()) {
                audit.note(handle, viewer, Act.HOLD_FIRST_CHANGED, null, null);
            }
            if (!Objects.equals(before.postsPerMinute(), wanted.postsPerMinute())
                    || !Objects.equals(before.postsPerDay(), wanted.postsPerDay())) {
                audit.note(handle, viewer, Act.PACE_CHANGED, null, null);
            }
            known.changed(handle, viewer, clock.instant());
        });
        live.nudge();
        return wanted;
    }

    private static void checkPace(String field, @Nullable Integer posts) {
        if (posts != null && (posts < 1 || posts > MOST_POSTS)) {
            throw new Refusal.Invalid("pace-invalid", "1 to " + MOST_POSTS + ", or null", field)
                    .with("limit", MOST_POSTS);
        }
    }

    /** Makes what this node keeps in memory follow what staff sets on all nodes. */
    public void hear(Event event) {
        known.hear(event);
    }

    @RegisterConstructorMapper(Settings.class)
    interface RuleDao {
        @SqlQuery("""
                select hold_first, posts_per_minute, posts_per_day
                from place_rule
                where organization_id = :organization and place_id = :place
                """)
        Optional<Settings> find(OrganizationId organization, PlaceId place);

        @SqlUpdate("""
                insert into place_rule (organization_id, place_id, hold_first, posts_per_minute, posts_per_day)
                values (:organization, :place, :s.holdFirst, :s.postsPerMinute, :s.postsPerDay)
                on conflict (organization_id, place_id)
                do update set hold_first = excluded.hold_first, posts_per_minute = excluded.posts_per_minute,
                              posts_per_day = excluded.posts_per_day
                """)
        void put(OrganizationId organization, PlaceId place, @BindMethods("s") Settings settings);
    }
}
