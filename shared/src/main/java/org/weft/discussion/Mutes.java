package org.weft.discussion;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.content.Visibility;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.session.Viewer;

/** Whom a person doesn't want to read, in all their places; nobody else learns of it. What it means says {@link Muted}. */
final class Mutes {
    private static final int MOST = 500;

    private static final String LIST = """
            select mu.id, p.name, mu.alias, mu.at,
                   case when not t.hidden and (f.opens_at is null or f.opens_at <= :now or :staff) and %s
                        then t.title end as thread
            from mute mu
            left join person p on p.organization_id = mu.organization_id and p.id = mu.muted_id
            left join thread t on t.organization_id = mu.organization_id and t.id = mu.thread_id
            left join forum f on f.organization_id = t.organization_id and f.id = t.forum_id
            where mu.organization_id = :organization and mu.person_id = :viewer
            order by mu.id desc
            """.formatted(Visibility.sql("t"));

    private final Jdbi jdbi;
    private final Clock clock;
    private final Heads heads;
    private final Pages pages;

    Mutes(Jdbi jdbi, Clock clock, Heads heads, Pages pages) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.heads = heads;
        this.pages = pages;
    }

    /**
     * Somebody who is muted.
     *
     * @param name null for an alias in a thread
     * @param thread its title, if the viewer can read it from here
     */
    record Mute(
            MuteId id,
            @Nullable String name,
            @Nullable Integer alias,
            @Nullable String thread,
            Instant at) {}

    /** By name, or under an alias in a thread. */
    public record Target(
            @Nullable PersonId person,
            @Nullable ThreadId thread,
            @Nullable Integer alias) {
        static Target of(Heads.Spot spot) {
            return spot.anonymous()
                    ? new Target(null, spot.threadId(), spot.alias())
                    : new Target(spot.authorId(), null, null);
        }
    }

    /** The newest first. */
    List<Mute> of(Viewer viewer) {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bindMap(viewer.bindings())
                .bind("now", clock.instant())
                .mapTo(Mute.class)
                .list());
    }

    /**
     * Mutes who wrote a post, as the post shows them. Doing it twice is fine.
     *
     * @throws Refusal.NotFound {@code post-not-found}
     * @throws Refusal.Conflict {@code not-mutable} for oneself, staff, and people who aren't known here; {@code
     *     too-many-mutes}
     */
    void mute(Viewer viewer, ContentId post) {
        var spot = heads.visible(viewer, post);
        if (spot.authorId().equals(viewer.person()) || !mutable(viewer, spot)) {
            throw new Refusal.Conflict("not-mutable", "Oneself, staff, or somebody who isn't known here");
        }
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(MuteDao.class);
            dao.add(viewer.organization(), viewer.person(), Target.of(spot), clock.instant());
            if (dao.count(viewer.organization(), viewer.person()) > MOST) {
                throw new Refusal.Conflict("too-many-mutes", "At most " + MOST).with("limit", MOST);
            }
        });
        pages.forgetOwn();
    }

    /** Of staff behind an alias nothing is told. */
    private boolean mutable(Viewer viewer, Heads.Spot spot) {
        return spot.anonymous()
                || jdbi.withExtension(
                        MuteDao.class,
                        dao -> dao.mutable(viewer.organization(), spot.authorId(), spot.placeId(), viewer.place()));
    }

    /** @throws Refusal.NotFound {@code post-not-found} */
    void unmute(Viewer viewer, ContentId post) {
        var spot = heads.visible(viewer, post);
        jdbi.useExtension(MuteDao.class, dao -> dao.remove(viewer.organization(), viewer.person(), Target.of(spot)));
        pages.forgetOwn();
    }

    /** Unmuting who isn't muted is fine. */
    void unmute(Viewer viewer, MuteId mute) {
        jdbi.useExtension(MuteDao.class, dao -> dao.remove(viewer.organization(), viewer.person(), mute));
        pages.forgetOwn();
    }

    interface MuteDao {
        @SqlQuery("""
                select (:written = :here or exists (
                           select from member
                           where organization_id = :organization and place_id = :here and person_id = :person))
                       and not exists (
                           select from member
                           where organization_id = :organization and place_id = :written and person_id = :person
                             and role in ('helper', 'instructor', 'author'))
                """)
        boolean mutable(OrganizationId organization, PersonId person, PlaceId written, PlaceId here);

        @SqlUpdate("""
                insert into mute (organization_id, person_id, muted_id, thread_id, alias, at)
                values (:organization, :person, :muted.person, :muted.thread, :muted.alias, :at)
                on conflict do nothing
                """)
        void add(OrganizationId organization, PersonId person, @BindMethods("muted") Target target, Instant at);

        @SqlQuery("""
                select count(*)
                from mute
                where organization_id = :organization and person_id = :person
                """)
        int count(OrganizationId organization, PersonId person);

        @SqlUpdate("""
                delete from mute
                where organization_id = :organization and person_id = :person
                  and muted_id is not distinct from cast(:muted.person as bigint)
                  and thread_id is not distinct from cast(:muted.thread as bigint)
                  and alias is not distinct from cast(:muted.alias as int)
                """)
        void remove(OrganizationId organization, PersonId person, @BindMethods("muted") Target target);

        @SqlUpdate("""
                delete from mute
                where organization_id = :organization and person_id = :person and id = :mute
                """)
        void remove(OrganizationId organization, PersonId person, MuteId mute);
    }
}
