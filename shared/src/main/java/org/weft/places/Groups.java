package org.weft.places;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.base.Refusal;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

/**
 * Groups and sections of a place, in sets of a name. Hosts tell who is in which, or staff says it; what a host has told
 * it may take back, what staff has said stays.
 */
public final class Groups {
    /** In one place. */
    public static final int MOST = 300;

    private static final int MOST_MEMBERS = 500;

    private final Jdbi jdbi;
    private final Clock clock;
    private final ToldGroups told;

    public Groups(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.told = new ToldGroups(clock);
    }

    /** @param set what it is one of, for example {@code Sections} */
    public record Group(GroupId id, String set, String name, int members) {}

    private record Named(String set, String name) {}

    /** All of a place, by set and name. */
    public List<Group> all(OrganizationId organization, PlaceId place) {
        return jdbi.withExtension(GroupDao.class, dao -> dao.all(organization, place, MOST));
    }

    /** Those of a set that a person is in, by name. */
    public List<Group> of(OrganizationId organization, PlaceId place, PersonId person, String set) {
        return jdbi.withExtension(GroupDao.class, dao -> dao.of(organization, place, person, set));
    }

    public Optional<Group> find(OrganizationId organization, PlaceId place, GroupId group) {
        return jdbi.withExtension(GroupDao.class, dao -> dao.find(organization, place, group));
    }

    /** Up to five hundred people, by name. */
    public List<Places.Member> members(OrganizationId organization, GroupId group) {
        return jdbi.withExtension(GroupDao.class, dao -> dao.members(organization, group, MOST_MEMBERS));
    }

    /** Adding what is there is fine. @throws Refusal.Conflict {@code too-many-groups} */
    public GroupId add(Handle handle, OrganizationId organization, PlaceId place, String set, String name) {
        var dao = handle.attach(GroupDao.class);
        if (dao.count(organization, place) >= MOST) {
            throw new Refusal.Conflict("too-many-groups", "At most " + MOST + " groups").with("limit", MOST);
        }
        return dao.add(organization, place, set, name, clock.instant());
    }

    /** @throws Refusal.Conflict {@code group-in-use} when something was written in it */
    public void remove(Handle handle, OrganizationId organization, GroupId group) {
        if (handle.attach(GroupDao.class).remove(organization, group) == 0) {
            throw new Refusal.Conflict("group-in-use", "Something was written in this group");
        }
    }

    /** Puts a member of the place in by hand. @throws Refusal.NotFound {@code person-not-found} */
    public void put(Handle handle, OrganizationId organization, PlaceId place, GroupId group, PersonId person) {
        if (handle.attach(GroupDao.class).put(organization, place, group, person) == 0) {
            throw new Refusal.NotFound("person-not-found", "Nobody of this place");
        }
    }

    public void takeOut(Handle handle, OrganizationId organization, GroupId group, PersonId person) {
        handle.attach(GroupDao.class).takeOut(organization, group, person);
    }

    /**
     * Takes over what a host tells of a person: for each set it names, in which groups they are. Sets that it doesn't
     * name stay as they are. In the caller's transaction.
     */
    public void told(
            Handle handle,
            OrganizationId organization,
            PlaceId place,
            PersonId person,
            Map<String, List<String>> groups) {
        if (groups.isEmpty()) {
            return;
        }
        var dao = handle.attach(GroupDao.class);
        var sets = List.copyOf(groups.keySet());
        var wanted = new ArrayList<Named>();
        groups.forEach((set, names) -> names.forEach(name -> wanted.add(new Named(set, name))));
        if (new HashSet<>(dao.told(organization, place, person, sets)).equals(new HashSet<>(wanted))) {
            return;
        }
        told.take(handle, organization, place, Map.of(person, groups));
    }

    @RegisterConstructorMapper(Group.class)
    @RegisterConstructorMapper(Named.class)
    @RegisterConstructorMapper(Places.Member.class)
    interface GroupDao {
        @SqlQuery("""
                select g.id, g.set_name as set, g.name,
                       (select count(*)
                        from group_member m
                        where m.organization_id = g.organization_id and m.group_id = g.id) as members
                from place_group g
                where g.organization_id = :organization and g.place_id = :place
                order by g.set_name, g.name
                limit :limit
                """)
        List<Group> all(OrganizationId organization, PlaceId place, int limit);

        @SqlQuery("""
                select g.id, g.set_name as set, g.name, 0 as members
                from place_group g
                join group_member m on m.organization_id = g.organization_id and m.group_id = g.id
                where g.organization_id = :organization and g.place_id = :place and g.set_name = :set
                  and m.person_id = :person
                order by g.name
                limit 50
                """)
        List<Group> of(OrganizationId organization, PlaceId place, PersonId person, String set);

        @SqlQuery("""
                select id, set_name as set, name, 0 as members
                from place_group
                where organization_id = :organization and place_id = :place and id = :group
                """)
        Optional<Group> find(OrganizationId organization, PlaceId place, GroupId group);

        @SqlQuery("""
                select p.id, p.name, pm.role
                from group_member m
                join place_group g on g.organization_id = m.organization_id and g.id = m.group_id
                join member pm on pm.organization_id = m.organization_id and pm.place_id = g.place_id
                    and pm.person_id = m.person_id
                join person p on p.organization_id = m.organization_id and p.id = m.person_id
                where m.organization_id = :organization and m.group_id = :group
                order by p.name, p.id
                limit :limit
                """)
        List<Places.Member> members(OrganizationId organization, GroupId group, int limit);

        @SqlQuery("""
                select count(*)
                from place_group
                where organization_id = :organization and place_id = :place
                """)
        int count(OrganizationId organization, PlaceId place);

        @SqlQuery("""
                insert into place_group (organization_id, place_id, set_name, name, created_at)
                values (:organization, :place, :set, :name, :at)
                on conflict (organization_id, place_id, set_name, name) do update set name = excluded.name
                returning id
                """)
        GroupId add(OrganizationId organization, PlaceId place, String set, String name, Instant at);

        @SqlUpdate("""
                delete from place_group g
                where g.organization_id = :organization and g.id = :group
                  and not exists (
                      select from thread t
                      where t.organization_id = g.organization_id and t.group_id = g.id)
                """)
        int remove(OrganizationId organization, GroupId group);

        @SqlUpdate("""
                insert into group_member (organization_id, group_id, person_id, by_host)
                select organization_id, :group, person_id, false
                from member
                where organization_id = :organization and place_id = :place and person_id = :person
                on conflict (organization_id, group_id, person_id) do update set by_host = false
                """)
        int put(OrganizationId organization, PlaceId place, GroupId group, PersonId person);

        @SqlUpdate("""
                delete from group_member
                where organization_id = :organization and group_id = :group and person_id = :person
                """)
        void takeOut(OrganizationId organization, GroupId group, PersonId person);

        @SqlQuery("""
                select g.set_name as set, g.name
                from group_member m
                join place_group g on g.organization_id = m.organization_id and g.id = m.group_id
                where m.organization_id = :organization and m.person_id = :person and m.by_host
                  and g.place_id = :place and g.set_name = any(:sets)
                """)
        List<Named> told(OrganizationId organization, PlaceId place, PersonId person, List<String> sets);
    }
}
