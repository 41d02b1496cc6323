package org.weft.places;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

/** Places with their members and placements, as hosts tell about them. */
public final class Places {
    private final Jdbi jdbi;
    private final Clock clock;

    public Places(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The place that the host calls {@code hostKey}, made or renamed as needed; in the caller's transaction. */
    public PlaceId enter(
            Handle handle, OrganizationId organization, InstallationId installation, String hostKey, String title) {
        var dao = handle.attach(PlaceDao.class);
        var known = dao.find(organization, installation, hostKey);
        if (known.isPresent() && known.get().title().equals(title)) {
            return known.get().id();
        }
        return dao.put(organization, installation, hostKey, title, clock.instant());
    }

    /** The place that the host calls {@code hostKey}; empty when nobody has come there yet. */
    public Optional<PlaceId> find(
            Handle handle, OrganizationId organization, InstallationId installation, String hostKey) {
        return handle.attach(PlaceDao.class)
                .find(organization, installation, hostKey)
                .map(Known::id);
    }

    /** Makes the person a member with that role, or changes the role; in the caller's transaction. */
    public void join(Handle handle, OrganizationId organization, PlaceId place, PersonId person, Role role) {
        handle.attach(PlaceDao.class).join(organization, place, person, role.word(), clock.instant());
    }

    /**
     * Notes that the host's list has these people as members. Roles count for those alone who have never come: what the
     * host says of somebody who opens a page is more exact. In the caller's transaction.
     */
    public void list(Handle handle, OrganizationId organization, PlaceId place, Map<PersonId, Role> people) {
        var ids = people.keySet().stream().map(PersonId::value).toList();
        var roles = people.values().stream().map(Role::word).toList();
        handle.attach(ListingDao.class).list(organization, place, ids, roles, clock.instant());
    }

    /** Notes that the host's list has some people no more; in the caller's transaction. */
    public void leave(Handle handle, OrganizationId organization, PlaceId place, Collection<PersonId> people) {
        var ids = people.stream().map(PersonId::value).toList();
        handle.attach(ListingDao.class).leave(organization, place, ids, clock.instant());
    }

    /** Notes that the host's list has nobody but these people; in the caller's transaction. */
    public void leaveAllBut(Handle handle, OrganizationId organization, PlaceId place, Collection<PersonId> people) {
        var ids = people.stream().map(PersonId::value).toList();
        handle.attach(ListingDao.class).leaveAllBut(organization, place, ids, clock.instant());
    }

    public Optional<Placement> placement(Handle handle, OrganizationId organization, PlaceId place, String hostKey) {
        return handle.attach(PlaceDao.class).placement(organization, place, hostKey);
    }

    /** The placement with that key, if it is one of the place. */
    public Optional<Placement> placement(OrganizationId organization, PlaceId place, String key) {
        return jdbi.withExtension(PlaceDao.class, dao -> dao.withKey(organization, place, key));
    }

    /** A placement in its host's words. */
    public record HostSpot(
            String hostKey, String title, @Nullable String returnUrl) {}

    /** The placement with that key, if it is one of the place, in its host's words. */
    public Optional<HostSpot> spot(OrganizationId organization, PlaceId place, String key) {
        return jdbi.withExtension(PlaceDao.class, dao -> dao.spot(organization, place, key));
    }

    /** Those that show a widget of that kind, by title. */
    public List<Placement> placements(OrganizationId organization, PlaceId place, String widget, int limit) {
        return jdbi.withExtension(PlaceDao.class, dao -> dao.placements(organization, place, widget, limit));
    }

    /** Makes a placement, or renames it; {@code key} counts only when it is new. */
    public Placement put(Handle handle, OrganizationId organization, PlaceId place, NewPlacement placement) {
        return handle.attach(PlaceDao.class)
                .putPlacement(
                        organization,
                        place,
                        placement.key(),
                        placement.hostKey(),
                        placement.widget(),
                        placement.title(),
                        placement.returnUrl(),
                        clock.instant());
    }

    /** What a host tells about a spot. */
    public record NewPlacement(
            String key,
            String hostKey,
            String widget,
            String title,
            @Nullable String returnUrl) {}

    /** Up to eight members whose name has a word that starts with {@code text}, for mentions. */
    public List<Member> find(OrganizationId organization, PlaceId place, String text) {
        var pattern = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return jdbi.withExtension(PlaceDao.class, dao -> dao.members(organization, place, pattern));
    }

    /** Those of {@code people} who are members. */
    public List<Member> members(OrganizationId organization, PlaceId place, List<Long> people) {
        return people.isEmpty()
                ? List.of()
                : jdbi.withExtension(PlaceDao.class, dao -> dao.membersOf(organization, place, people));
    }

    /** A person in a place. */
    public record Member(PersonId id, String name, Role role) {}

    record Known(PlaceId id, String title) {}

    @RegisterConstructorMapper(Known.class)
    @RegisterConstructorMapper(Placement.class)
    @RegisterConstructorMapper(Member.class)
    @RegisterConstructorMapper(HostSpot.class)
    interface PlaceDao {
        @SqlQuery("""
                select id, title
                from place
                where organization_id = :organization and installation_id = :installation and host_key = :hostKey
                """)
        Optional<Known> find(OrganizationId organization, InstallationId installation, String hostKey);

        @SqlQuery("""
                insert into place (organization_id, installation_id, host_key, title, created_at)
                values (:organization, :installation, :hostKey, :title, :at)
                on conflict (organization_id, installation_id, host_key) do update set title = excluded.title
                returning id
                """)
        PlaceId put(OrganizationId organization, InstallationId installation, String hostKey, String title, Instant at);

        @SqlUpdate("""
                insert into member (organization_id, place_id, person_id, role, joined_at, last_seen_at)
                values (:organization, :place, :person, :role, :at, :at)
                on conflict (organization_id, place_id, person_id)
                do update set role = excluded.role, last_seen_at = excluded.last_seen_at, left_at = null
                """)
        void join(OrganizationId organization, PlaceId place, PersonId person, String role, Instant at);

        @SqlQuery("""
                select id, place_id, key, title, return_url
                from placement
                where organization_id = :organization and place_id = :place and host_key = :hostKey
                """)
        Optional<Placement> placement(OrganizationId organization, PlaceId place, String hostKey);

        @SqlQuery("""
                select id, place_id, key, title, return_url
                from placement
                where organization_id = :organization and place_id = :place and key = :key
                """)
        Optional<Placement> withKey(OrganizationId organization, PlaceId place, String key);

        @SqlQuery("""
                select host_key, title, return_url
                from placement
                where organization_id = :organization and place_id = :place and key = :key
                """)
        Optional<HostSpot> spot(OrganizationId organization, PlaceId place, String key);

        @SqlQuery("""
                select id, place_id, key, title, return_url
                from placement
                where organization_id = :organization and place_id = :place and widget = :widget
                order by title, id
                limit :limit
                """)
        List<Placement> placements(OrganizationId organization, PlaceId place, String widget, int limit);

        @SqlQuery("""
                insert into placement (
                    organization_id, place_id, key, host_key, widget, title, return_url, created_at)
                values (:organization, :place, :key, :hostKey, :widget, :title, :returnUrl, :at)
                on conflict (organization_id, place_id, host_key)
                do update set title = excluded.title, return_url = excluded.return_url
                returning id, place_id, key, title, return_url
                """)
        Placement putPlacement(
                OrganizationId organization,
                PlaceId place,
                String key,
                String hostKey,
                String widget,
                String title,
                @Nullable String returnUrl,
                Instant at);

        @SqlQuery("""
                select p.id, p.name, m.role
                from member m
                join person p on p.organization_id = m.organization_id and p.id = m.person_id
                where m.organization_id = :organization and m.place_id = :place and not p.preview and m.left_at is null
                  and (p.name ilike :pattern || '%' or p.name ilike '% ' || :pattern || '%')
                order by p.name, p.id
                limit 8
                """)
        List<Member> members(OrganizationId organization, PlaceId place, String pattern);

        @SqlQuery("""
                select p.id, p.name, m.role
                from member m
                join person p on p.organization_id = m.organization_id and p.id = m.person_id
                where m.organization_id = :organization and m.place_id = :place and m.person_id = any(:people)
                """)
        List<Member> membersOf(OrganizationId organization, PlaceId place, List<Long> people);
    }
}
