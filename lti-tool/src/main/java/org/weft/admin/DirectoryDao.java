package org.weft.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/** The people of an organization, for its administrators to read. */
@RegisterConstructorMapper(DirectoryDao.Person.class)
@RegisterConstructorMapper(DirectoryDao.Identity.class)
@RegisterConstructorMapper(DirectoryDao.Membership.class)
interface DirectoryDao {
    /** @param preview a host's test user */
    record Person(
            PersonId id,
            String name,
            @Nullable String email,
            @Nullable String locale,
            boolean preview,
            Instant createdAt) {}

    /** How a host calls them. */
    record Identity(String installation, String subject) {}

    /**
     * What they are in a place, as its host last said.
     *
     * @param blocked reads only, by name
     */
    record Membership(
            PlaceId place,
            String title,
            String installation,
            String role,
            @Nullable Instant lastSeenAt,
            boolean blocked) {}

    /**
     * Those of whom a word of the name begins with the pattern; all for an empty one.
     *
     * @param after null for the first page
     */
    @SqlQuery("""
            select p.id, p.name, p.email, p.locale, p.preview, p.created_at
            from person p
            where p.organization_id = :organization
              and (:pattern = '' or p.name ilike :pattern || '%' or p.name ilike '% ' || :pattern || '%')
              and (cast(:after as bigint) is null or (lower(p.name), p.id) > (
                  select lower(name), id
                  from person
                  where organization_id = :organization and id = :after))
            order by lower(p.name), p.id
            limit :limit
            """)
    List<Person> page(OrganizationId organization, String pattern, @Nullable PersonId after, int limit);

    @SqlQuery("""
            select id, name, email, locale, preview, created_at
            from person
            where organization_id = :organization and id = :person
            """)
    Optional<Person> find(OrganizationId organization, PersonId person);

    @SqlQuery("""
            select n.name as installation, i.subject
            from identity i
            join installation n on n.organization_id = i.organization_id and n.id = i.installation_id
            where i.organization_id = :organization and i.person_id = :person
            order by n.name, i.subject
            limit 50
            """)
    List<Identity> identities(OrganizationId organization, PersonId person);

    /** The title of a place where they are. */
    @SqlQuery("""
            select l.title
            from member m
            join place l on l.organization_id = m.organization_id and l.id = m.place_id
            where m.organization_id = :organization and m.person_id = :person and m.place_id = :place
            """)
    Optional<String> placeOf(OrganizationId organization, PersonId person, PlaceId place);

    @SqlQuery("""
            select m.place_id as place, l.title, n.name as installation, m.role, m.last_seen_at,
                   exists (
                       select 1
                       from block b
                       where b.organization_id = m.organization_id and b.place_id = m.place_id
                         and b.person_id = m.person_id and b.content_id is null
                         and (b.until is null or b.until > :now)) as blocked
            from member m
            join place l on l.organization_id = m.organization_id and l.id = m.place_id
            join installation n on n.organization_id = l.organization_id and n.id = l.installation_id
            where m.organization_id = :organization and m.person_id = :person and m.place_id > :after
            order by m.place_id
            limit :limit
            """)
    List<Membership> memberships(OrganizationId organization, PersonId person, PlaceId after, Instant now, int limit);
}
