package org.weft.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlacementId;

@RegisterConstructorMapper(Feeds.Feed.class)
@RegisterConstructorMapper(FeedDao.TagRow.class)
interface FeedDao {
    /** That somebody has an address for a tag. */
    record TagRow(String tag, Instant createdAt) {}

    @SqlQuery("""
            select created_at
            from feed
            where organization_id = :organization and placement_id = :placement and person_id = :person
            """)
    Optional<Instant> since(OrganizationId organization, PlacementId placement, PersonId person);

    @SqlQuery("""
            select tag, created_at
            from tag_feed
            where organization_id = :organization and placement_id = :placement and person_id = :person
            order by tag
            """)
    List<TagRow> tags(OrganizationId organization, PlacementId placement, PersonId person);

    @SqlUpdate("""
            insert into feed (organization_id, placement_id, person_id, secret_hash, created_at)
            values (:organization, :placement, :person, :hash, :at)
            on conflict (organization_id, placement_id, person_id)
            do update set secret_hash = excluded.secret_hash, created_at = excluded.created_at
            """)
    void put(OrganizationId organization, PlacementId placement, PersonId person, byte[] hash, Instant at);

    @SqlUpdate("""
            insert into tag_feed (organization_id, placement_id, person_id, tag, secret_hash, created_at)
            values (:organization, :placement, :person, :tag, :hash, :at)
            on conflict (organization_id, placement_id, person_id, tag)
            do update set secret_hash = excluded.secret_hash, created_at = excluded.created_at
            """)
    void putTag(
            OrganizationId organization, PlacementId placement, PersonId person, String tag, byte[] hash, Instant at);

    @SqlUpdate("""
            delete from feed
            where organization_id = :organization and placement_id = :placement and person_id = :person
            """)
    void remove(OrganizationId organization, PlacementId placement, PersonId person);

    @SqlUpdate("""
            delete from tag_feed
            where organization_id = :organization and placement_id = :placement and person_id = :person and tag = :tag
            """)
    void removeTag(OrganizationId organization, PlacementId placement, PersonId person, String tag);

    @SqlQuery("""
            select f.organization_id, f.person_id, l.place_id, l.id as placement_id, l.key, l.title, f.tag
            from (select organization_id, placement_id, person_id, cast(null as text) as tag
                  from feed
                  where organization_id = :organization and secret_hash = :hash
                  union all
                  select organization_id, placement_id, person_id, tag
                  from tag_feed
                  where organization_id = :organization and secret_hash = :hash) f
            join placement l on l.organization_id = f.organization_id and l.id = f.placement_id
            join place c on c.organization_id = l.organization_id and c.id = l.place_id
            join installation i on i.organization_id = c.organization_id and i.id = c.installation_id and i.enabled
            join member m on m.organization_id = f.organization_id and m.place_id = l.place_id
                and m.person_id = f.person_id and m.left_at is null
            """)
    Optional<Feeds.Feed> find(OrganizationId organization, byte[] hash);
}
