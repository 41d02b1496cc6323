package org.weft.moderation;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

@RegisterConstructorMapper(FlagDao.Row.class)
interface FlagDao {
    /** One flag on one post. */
    record Row(ContentId contentId, String reason, @Nullable String note, Instant at) {}

    /** Who has flagged it before doesn't flag it again. */
    @SqlUpdate("""
            insert into flag (organization_id, content_id, person_id, reason, note, at)
            values (:organization, :content, :person, :reason, :note, :at)
            on conflict do nothing
            """)
    int add(
            OrganizationId organization,
            ContentId content,
            PersonId person,
            String reason,
            @Nullable String note,
            Instant at);

    @SqlUpdate("""
            delete from flag
            where organization_id = :organization and content_id = :content and person_id = :person
              and settled_at is null
            """)
    int takeBack(OrganizationId organization, ContentId content, PersonId person);

    @SqlQuery("""
            select count(*)
            from flag
            where organization_id = :organization and content_id = :content and settled_at is null
            """)
    int waiting(OrganizationId organization, ContentId content);

    @SqlUpdate("""
            update flag
            set settled_at = :at
            where organization_id = :organization and content_id = :content and settled_at is null
            """)
    int settle(OrganizationId organization, ContentId content, Instant at);

    /** Of a place, what waits longest first; what its author or staff has taken out of sight needs no look. */
    @SqlQuery("""
            select f.content_id
            from flag f
            join content c on c.organization_id = f.organization_id and c.id = f.content_id
            where f.organization_id = :organization and f.settled_at is null and c.place_id = :place
              and (c.state = 'visible' or (c.state = 'hidden' and c.deleted_by is null))
            group by f.content_id
            order by min(f.at), f.content_id
            limit :limit
            """)
    List<ContentId> queue(OrganizationId organization, PlaceId place, int limit);

    /** The first twenty of each. */
    @SqlQuery("""
            select content_id, reason, note, at
            from (select content_id, reason, note, at,
                         row_number() over (partition by content_id order by at, person_id) as place
                  from flag
                  where organization_id = :organization and settled_at is null and content_id = any(:contents)) f
            where place <= 20
            order by content_id, at
            """)
    List<Row> flags(OrganizationId organization, List<Long> contents);
}
