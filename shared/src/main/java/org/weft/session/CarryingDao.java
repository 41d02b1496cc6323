package org.weft.session;

import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

/** What a host calls by another name now: rows that keep their ids, and get other keys. */
interface CarryingDao {
    @SqlQuery("""
            select exists (
                       select from place
                       where organization_id = :organization and installation_id = :before.installation
                         and host_key = :before.placeKey)
                or exists (
                       select from place c
                       join placement l on l.organization_id = c.organization_id and l.place_id = c.id
                       where c.organization_id = :organization and c.installation_id = :now.installation
                         and c.host_key = :now.placeKey and l.host_key = :before.placementKey)
                or exists (
                       select from identity b
                       left join identity n on n.organization_id = b.organization_id
                           and n.installation_id = :now.installation and n.subject = :now.subject
                       where b.organization_id = :organization and b.installation_id = :before.installation
                         and b.subject = :before.subject and n.person_id is distinct from b.person_id)
            """)
    boolean isLeft(
            OrganizationId organization,
            @BindMethods("before") Carrying.Spot before,
            @BindMethods("now") Carrying.Spot now);

    /** One that has written nothing, and is known by no other name, gives way to the one from before. */
    @SqlUpdate("""
            insert into identity (organization_id, installation_id, subject, person_id)
            select organization_id, :now.installation, :now.subject, person_id
            from identity
            where organization_id = :organization and installation_id = :before.installation
              and subject = :before.subject
            on conflict (organization_id, installation_id, subject) do update
            set person_id = excluded.person_id
            where identity.person_id <> excluded.person_id
              and not exists (
                  select from content c
                  where c.organization_id = identity.organization_id and c.author_id = identity.person_id)
              and not exists (
                  select from identity o
                  where o.organization_id = identity.organization_id and o.person_id = identity.person_id
                    and (o.installation_id, o.subject) <> (identity.installation_id, identity.subject))
            """)
    int carryPerson(
            OrganizationId organization,
            @BindMethods("before") Carrying.Spot before,
            @BindMethods("now") Carrying.Spot now);

    @SqlQuery("""
            select person_id
            from identity
            where organization_id = :organization and installation_id = :installation and subject = :subject
            """)
    Optional<PersonId> person(OrganizationId organization, InstallationId installation, String subject);

    /** Takes somebody off the lists of all places. */
    @SqlUpdate("""
            delete from member
            where organization_id = :organization and person_id = :person
            """)
    int leave(OrganizationId organization, PersonId person);

    @SqlUpdate("""
            insert into identity (organization_id, installation_id, subject, person_id)
            select organization_id, :before.installation, :before.subject, person_id
            from identity
            where organization_id = :organization and installation_id = :now.installation and subject = :now.subject
            on conflict do nothing
            """)
    int rememberPerson(
            OrganizationId organization,
            @BindMethods("before") Carrying.Spot before,
            @BindMethods("now") Carrying.Spot now);

    /** One that was made anew meanwhile, and in which nobody has written, gives way. */
    @SqlUpdate("""
            update place
            set host_key = 'gave-way/' || id
            where organization_id = :organization and installation_id = :now.installation and host_key = :now.placeKey
              and exists (
                  select from place o
                  where o.organization_id = :organization and o.installation_id = :before.installation
                    and o.host_key = :before.placeKey)
              and not exists (
                  select from content c
                  where c.organization_id = place.organization_id and c.place_id = place.id)
            """)
    int makeWay(
            OrganizationId organization,
            @BindMethods("before") Carrying.Spot before,
            @BindMethods("now") Carrying.Spot now);

    @SqlUpdate("""
            update place
            set installation_id = :now.installation, host_key = :now.placeKey
            where organization_id = :organization and installation_id = :before.installation
              and host_key = :before.placeKey
              and not exists (
                  select from place o
                  where o.organization_id = :organization and o.installation_id = :now.installation
                    and o.host_key = :now.placeKey)
            """)
    int carryPlace(
            OrganizationId organization,
            @BindMethods("before") Carrying.Spot before,
            @BindMethods("now") Carrying.Spot now);

    @SqlUpdate("""
            update placement
            set host_key = :now.placementKey
            where organization_id = :organization and host_key = :before.placementKey
              and place_id = (
                  select id
                  from place
                  where organization_id = :organization and installation_id = :now.installation
                    and host_key = :now.placeKey)
              and not exists (
                  select from placement o
                  where o.organization_id = placement.organization_id and o.place_id = placement.place_id
                    and o.host_key = :now.placementKey)
            """)
    int carryPlacement(
            OrganizationId organization,
            @BindMethods("before") Carrying.Spot before,
            @BindMethods("now") Carrying.Spot now);

    @SqlQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
    boolean lock(String key);
}
