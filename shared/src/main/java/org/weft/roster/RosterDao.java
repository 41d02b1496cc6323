package org.weft.roster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/** SQL of {@code roster}, and of members as the host's list has them. */
@RegisterConstructorMapper(Rosters.Due.class)
@RegisterConstructorMapper(Rosters.Tally.class)
@RegisterConstructorMapper(RosterDao.Known.class)
@RegisterConstructorMapper(RosterDao.State.class)
@RegisterConstructorMapper(RosterDao.Counts.class)
@RegisterConstructorMapper(Roster.Missing.class)
interface RosterDao {
    record Known(String subject, PersonId personId) {}

    record State(
            @Nullable Instant dueAt,
            @Nullable Instant triedAt,
            @Nullable Instant readAt,
            @Nullable String problem) {}

    record Counts(int listed, int here, int absent, int gone) {}

    @SqlUpdate("""
            insert into roster (organization_id, installation_id, place_id, due_at)
            values (:organization, :installation, :place, :now)
            on conflict (organization_id, place_id) do update
            set due_at = :now
            where roster.due_at is null and (roster.tried_at is null or roster.tried_at <= :lately)
            """)
    void want(OrganizationId organization, InstallationId installation, PlaceId place, Instant now, Instant lately);

    /** @return 0 when it was tried just now, or the host has no list */
    @SqlUpdate("""
            update roster
            set due_at = least(due_at, :now)
            where organization_id = :organization and place_id = :place
              and (tried_at is null or tried_at <= :lately)
            """)
    int hurry(OrganizationId organization, PlaceId place, Instant now, Instant lately);

    @SqlQuery("""
            with next as (
                select organization_id, place_id
                from roster
                where due_at <= :now
                order by due_at
                limit 1
                for update skip locked
            )
            update roster r
            set due_at = :lease, tries = r.tries + 1, tried_at = :now
            from next
            where r.organization_id = next.organization_id and r.place_id = next.place_id
            returning r.organization_id as organization, r.place_id as place, r.installation_id as installation,
                      r.whole_at, r.tries
            """)
    Optional<Rosters.Due> take(Instant now, Instant lease);

    @SqlUpdate("""
            update roster
            set due_at = null, tries = 0, problem = null, read_at = :at, whole_at = coalesce(:wholeAt, whole_at)
            where organization_id = :organization and place_id = :place
            """)
    void read(OrganizationId organization, PlaceId place, Instant at, @Nullable Instant wholeAt);

    @SqlUpdate("""
            update roster
            set due_at = :next, problem = :problem, tried_at = :at,
                tries = case when :next::timestamptz is null then 0 else tries end
            where organization_id = :organization and place_id = :place
            """)
    void failed(OrganizationId organization, PlaceId place, String problem, Instant at, @Nullable Instant next);

    @SqlQuery("""
            select subject, person_id
            from identity
            where organization_id = :organization and installation_id = :installation and subject = any(:subjects)
            """)
    List<Known> people(OrganizationId organization, InstallationId installation, List<String> subjects);

    @SqlQuery("""
            select count(*)
            from member
            where organization_id = :organization and place_id = :place and listed and left_at is null
            """)
    int listed(OrganizationId organization, PlaceId place);

    @SqlQuery("""
            select count(*) as places, count(read_at) as read, count(problem) as failing, max(problem) as problem
            from roster
            where organization_id = :organization and installation_id = :installation
            """)
    Rosters.Tally tally(OrganizationId organization, InstallationId installation);

    @SqlQuery("""
            select due_at, tried_at, read_at, problem
            from roster
            where organization_id = :organization and place_id = :place
            """)
    Optional<State> state(OrganizationId organization, PlaceId place);

    @SqlQuery("""
            select count(*) filter (where m.listed and m.left_at is null) as listed,
                   count(*) filter (where m.last_seen_at is not null) as here,
                   count(*) filter (where m.listed and m.left_at is null and m.last_seen_at is null) as absent,
                   count(*) filter (
                       where m.last_seen_at is not null and (m.left_at is not null or not m.listed)) as gone
            from member m
            join person p on p.organization_id = m.organization_id and p.id = m.person_id
            where m.organization_id = :organization and m.place_id = :place and not p.preview
            """)
    Counts counts(OrganizationId organization, PlaceId place);

    @SqlQuery("""
            select p.id, p.name, m.role, null::timestamptz as since
            from member m
            join person p on p.organization_id = m.organization_id and p.id = m.person_id
            where m.organization_id = :organization and m.place_id = :place and not p.preview
              and m.listed and m.left_at is null and m.last_seen_at is null
              and (cast(:after as bigint) is null or (p.name, p.id) > (
                  select last.name, last.id
                  from person last
                  where last.organization_id = :organization and last.id = :after))
            order by p.name, p.id
            limit :limit
            """)
    List<Roster.Missing> absent(OrganizationId organization, PlaceId place, @Nullable PersonId after, int limit);

    @SqlQuery("""
            select p.id, p.name, m.role, m.left_at as since
            from member m
            join person p on p.organization_id = m.organization_id and p.id = m.person_id
            where m.organization_id = :organization and m.place_id = :place and not p.preview
              and m.last_seen_at is not null and (m.left_at is not null or not m.listed)
              and (cast(:after as bigint) is null or (p.name, p.id) > (
                  select last.name, last.id
                  from person last
                  where last.organization_id = :organization and last.id = :after))
            order by p.name, p.id
            limit :limit
            """)
    List<Roster.Missing> gone(OrganizationId organization, PlaceId place, @Nullable PersonId after, int limit);
}
