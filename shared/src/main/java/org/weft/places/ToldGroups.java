package org.weft.places;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

/** Groups as a host's list tells them, for many people at a time. What staff has said stays, as with {@link Groups}. */
public final class ToldGroups {
    private final Clock clock;

    public ToldGroups(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes over in which groups people are: in those named, and in no others of the sets that anybody is told about. In
     * the caller's transaction.
     *
     * @param groups for each person the names of groups by set
     */
    public void take(
            Handle handle,
            OrganizationId organization,
            PlaceId place,
            Map<PersonId, Map<String, List<String>>> groups) {
        var sets = groups.values().stream()
                .flatMap(each -> each.keySet().stream())
                .distinct()
                .toList();
        if (sets.isEmpty()) {
            return;
        }
        var everybody = groups.keySet().stream().map(PersonId::value).toList();
        var people = new ArrayList<Long>();
        var inSets = new ArrayList<String>();
        var names = new ArrayList<String>();
        groups.forEach((person, told) -> told.forEach((set, all) -> all.forEach(name -> {
            people.add(person.value());
            inSets.add(set);
            names.add(name);
        })));
        var dao = handle.attach(ToldDao.class);
        dao.add(organization, place, inSets, names, clock.instant(), Groups.MOST);
        dao.forgetOthers(organization, place, everybody, sets, people, inSets, names);
        dao.join(organization, place, people, inSets, names);
    }

    interface ToldDao {
        @SqlUpdate("""
                insert into place_group (organization_id, place_id, set_name, name, created_at)
                select distinct :organization, :place::bigint, told.set_name, told.name, :at::timestamptz
                from unnest(:sets, :names) as told (set_name, name)
                where not exists (
                    select from place_group g
                    where g.organization_id = :organization and g.place_id = :place
                      and g.set_name = told.set_name and g.name = told.name)
                limit greatest(0, :most - (
                    select count(*)
                    from place_group
                    where organization_id = :organization and place_id = :place))
                on conflict do nothing
                """)
        void add(
                OrganizationId organization,
                PlaceId place,
                List<String> sets,
                List<String> names,
                Instant at,
                int most);

        @SqlUpdate("""
                delete from group_member m
                using place_group g
                where m.organization_id = :organization and m.person_id = any(:everybody) and m.by_host
                  and g.organization_id = m.organization_id and g.id = m.group_id and g.place_id = :place
                  and g.set_name = any(:toldSets)
                  and not exists (
                      select from unnest(:people, :sets, :names) as told (person, set_name, name)
                      where told.person = m.person_id and told.set_name = g.set_name and told.name = g.name)
                """)
        void forgetOthers(
                OrganizationId organization,
                PlaceId place,
                List<Long> everybody,
                List<String> toldSets,
                List<Long> people,
                List<String> sets,
                List<String> names);

        @SqlUpdate("""
                insert into group_member (organization_id, group_id, person_id, by_host)
                select g.organization_id, g.id, told.person, true
                from unnest(:people, :sets, :names) as told (person, set_name, name)
                join place_group g on g.set_name = told.set_name and g.name = told.name
                where g.organization_id = :organization and g.place_id = :place
                on conflict do nothing
                """)
        void join(OrganizationId organization, PlaceId place, List<Long> people, List<String> sets, List<String> names);
    }
}
