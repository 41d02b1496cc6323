package org.weft.moderation;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

interface FlagDao {
    /** Who has flagged it before doesn't flag it again. */
    @SqlUpdate("""
            insert into flag (organization_id, content_id, person_id, place_id, reason, note, at)
            values (:organization, :content, :person, :place, :reason, :note, :at)
            on conflict do nothing
            """)
    int add(
            OrganizationId organization,
            ContentId content,
            PersonId person,
            PlaceId place,
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
}
