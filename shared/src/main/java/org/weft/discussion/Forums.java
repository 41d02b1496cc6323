package org.weft.discussion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
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
    static final int MOST_EDIT_MINUTES = 24 * 60;
    private static final int MOST_FLAGS = 100;
    private static final int MOST_SLOW_SECONDS = 24 * 60 * 60;
    static final String CHANGED = "forum-changed";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Audit audit;
    private final Cache<Key, ForumId> known =
            Caffeine.newBuilder().maximumSize(50_000).build();
    private final Cache<ForumKey, Facts> facts =
            Caffeine.newBuilder().maximumSize(50_000).build();

    public Forums(Jdbi jdbi, Clock clock, Audit audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audit = audit;
    }

    private record Key(OrganizationId organization, PlacementId placement) {}

    private record ForumKey(OrganizationId organization, ForumId forum) {}

    /**
     * What is asked at nearly every call, kept in memory until an event says that it changed.
     *
     * @param reach grows with every place that comes to show it, from 1
     * @param groupSet which groups are kept apart; null for none
     */
    record Facts(
            int reach,
            @Nullable String groupSet,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            @Nullable Integer slowSeconds) {}

    /**
     * What staff sets for a forum.
     *
     * @param editMinutes for how long authors change their posts without a trace; null is for ever
     * @param anonymity whether learners may hide their names from classmates
     * @param flagsToHide how many people's flags hide a post until staff has looked; null is never
     * @param slowSeconds between two posts of a person; null is no slow mode
     * @param view of threads, for people who haven't chosen; to be set: null leaves it
     * @param order as {@code view}
     * @param kind of threads that people begin, unless they say otherwise; no announcement; as {@code view}
     */
    public record Settings(
            @Nullable Integer editMinutes,
            boolean anonymity,
            @Nullable Integer flagsToHide,
            @Nullable Integer slowSeconds,
            @Nullable View view,
            @Nullable Order order,
            @Nullable Kind kind) {
        Settings with(boolean otherAnonymity, @Nullable Kind otherKind) {
            return new Settings(editMinutes, otherAnonymity, flagsToHide, slowSeconds, view, order, otherKind);
        }
    }

    /** The forum that the viewer's placement shows. */
    public ForumId of(Viewer viewer) {
        return of(viewer.organization(), viewer.place(), viewer.placement());
    }

    public ForumId of(OrganizationId organization, PlaceId place, PlacementId placement) {
        return known.get(new Key(organization, placement), key -> findOrAdd(organization, place, placement));
    }

    Facts facts(Viewer viewer) {
        return facts(viewer.organization(), of(viewer));
    }

    Facts facts(OrganizationId organization, ForumId forum) {
        var key = new ForumKey(organization, forum);
        return facts.get(
                key, unknown -> jdbi.withExtension(ForumDao.class, dao -> dao.facts(key.organization(), key.forum())));
    }

    /** To be called when an event says that it changed. */
    void forget(OrganizationId organization, ForumId forum) {
        facts.invalidate(new ForumKey(organization, forum));
        known.asMap().values().removeIf(forum::equals);
    }

    void keepApart(Handle handle, Viewer viewer, @Nullable String groupSet) {
        handle.attach(ForumDao.class).keepApart(viewer.organization(), of(viewer), groupSet);
    }

    void setDates(Handle handle, Viewer viewer, @Nullable Instant opensAt, @Nullable Instant closesAt) {
        handle.attach(ForumDao.class).setDates(viewer.organization(), of(viewer), opensAt, closesAt);
    }

    /** Tells all nodes and open pages that others see other things from now on. In the transaction of the change. */
    void tellChanged(Handle handle, Viewer viewer, Instant now) {
        tellChanged(handle, viewer, of(viewer), now);
    }

    public void tellChanged(Handle handle, Viewer viewer, ForumId forum, Instant now) {
        tellAll(handle, viewer, forum, CHANGED, "{}", now);
        handle.afterCommit(() -> forget(viewer.organization(), forum));
    }

    /** Tells everyone who looks at a forum. In the transaction of what happened; {@code data} is JSON. */
    public void tellAll(Handle handle, Viewer viewer, ForumId forum, String verb, String data, Instant now) {
        handle.attach(ThreadDao.class)
                .tell(
                        viewer.organization(),
                        viewer.place(),
                        forum,
                        verb,
                        Audience.ALL.word(),
                        viewer.person(),
                        null,
                        Integer.MAX_VALUE,
                        viewer.person(),
                        data,
                        now);
    }

    /** As they are now. */
    public Settings settings(Viewer viewer) {
        return jdbi.withExtension(ForumDao.class, dao -> dao.settings(viewer.organization(), of(viewer)));
    }

    /** @throws Refusal.Invalid {@code edit-minutes-invalid}, {@code flags-to-hide-invalid}, {@code slow-seconds-invalid}, {@code kind-invalid} */
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
        var slow = wanted.slowSeconds();
        if (slow != null && (slow < 1 || slow > MOST_SLOW_SECONDS)) {
            throw new Refusal.Invalid("slow-seconds-invalid", "1 to " + MOST_SLOW_SECONDS + ", or null", "slowSeconds")
                    .with("limit", MOST_SLOW_SECONDS);
        }
        if (wanted.kind() == Kind.ANNOUNCEMENT) {
            throw new Refusal.Invalid("kind-invalid", "Not one of the values on offer", "kind");
        }
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(ForumDao.class);
            var before = dao.settings(viewer.organization(), of(viewer));
            dao.set(viewer.organization(), of(viewer), wanted);
            if (!Objects.equals(before.editMinutes(), minutes)) {
                audit.note(handle, viewer, Act.EDIT_WINDOW_CHANGED, null, null);
            }
            if (!Objects.equals(before.flagsToHide(), flags)) {
                audit.note(handle, viewer, Act.FLAGS_TO_HIDE_CHANGED, null, null);
            }
            if (!Objects.equals(before.slowSeconds(), slow)) {
                audit.note(handle, viewer, Act.SLOW_MODE_CHANGED, null, null);
                tellChanged(handle, viewer, clock.instant());
            }
            if (isOther(wanted.view(), before.view()) || isOther(wanted.order(), before.order())) {
                audit.note(handle, viewer, Act.VIEW_CHANGED, null, null);
            }
            if (isOther(wanted.kind(), before.kind())) {
                audit.note(handle, viewer, Act.KIND_CHANGED, null, null);
            }
            if (before.anonymity() != wanted.anonymity()) {
                audit.note(handle, viewer, wanted.anonymity() ? Act.ANONYMITY_ON : Act.ANONYMITY_OFF, null, null);
            }
        });
    }

    private static boolean isOther(@Nullable Object wanted, @Nullable Object before) {
        return wanted != null && !wanted.equals(before);
    }

    private ForumId findOrAdd(OrganizationId organization, PlaceId place, PlacementId placement) {
        return jdbi.inTransaction(handle -> {
            var dao = handle.attach(ForumDao.class);
            return dao.find(organization, placement).orElseGet(() -> {
                dao.lock(organization, placement);
                return dao.find(organization, placement).orElseGet(() -> {
                    var forum = dao.add(organization, place, clock.instant());
                    dao.show(organization, placement, forum);
                    dao.reach(organization, forum, place);
                    return forum;
                });
            });
        });
    }

    @RegisterConstructorMapper(Settings.class)
    @RegisterConstructorMapper(Facts.class)
    interface ForumDao extends Showing {
        @SqlQuery("""
                select reach, group_set, opens_at, closes_at, slow_seconds
                from forum
                where organization_id = :organization and id = :forum
                """)
        Facts facts(OrganizationId organization, ForumId forum);

        @SqlUpdate("""
                update forum
                set group_set = :groupSet
                where organization_id = :organization and id = :forum
                """)
        void keepApart(OrganizationId organization, ForumId forum, @Nullable String groupSet);

        @SqlUpdate("""
                update forum
                set opens_at = :opensAt, closes_at = :closesAt
                where organization_id = :organization and id = :forum
                """)
        void setDates(
                OrganizationId organization, ForumId forum, @Nullable Instant opensAt, @Nullable Instant closesAt);

        @SqlQuery("""
                select edit_minutes, anonymity, flags_to_hide, slow_seconds, view, sort as "order", kind
                from forum
                where organization_id = :organization and id = :forum
                """)
        Settings settings(OrganizationId organization, ForumId forum);

        @SqlUpdate("""
                update forum
                set edit_minutes = :s.editMinutes, anonymity = :s.anonymity, flags_to_hide = :s.flagsToHide,
                    slow_seconds = :s.slowSeconds, view = coalesce(lower(:s.view), view),
                    sort = coalesce(lower(:s.order), sort), kind = coalesce(lower(:s.kind), kind)
                where organization_id = :organization and id = :forum
                """)
        void set(OrganizationId organization, ForumId forum, @BindMethods("s") Settings settings);

        @SqlQuery("""
                select forum_id
                from forum_placement
                where organization_id = :organization and placement_id = :placement
                """)
        Optional<ForumId> find(OrganizationId organization, PlacementId placement);

        @SqlQuery("""
                insert into forum (organization_id, place_id, created_at, edit_minutes, anonymity)
                select organization_id, :place, :at, forum_edit_minutes, forum_anonymity
                from organization
                where organization_id = :organization
                returning id
                """)
        ForumId add(OrganizationId organization, PlaceId place, Instant at);
    }
}
