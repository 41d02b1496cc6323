package org.weft.uploads;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.files.FileFound;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

interface UploadDao {
    /** How much somebody has sent lately. */
    record Sent(int files, long bytes) {}

    /**
     * An upload for who wants to read it.
     *
     * @param contentId null while no text has referred to it
     * @param here whether it was sent in the place that is looked from
     * @param waiting whether no text refers to it now
     * @param anonymous whether the post hides its author's name
     */
    record Stored(
            String name,
            String mediaType,
            long bytes,
            @Nullable Integer width,
            String hash,
            PersonId personId,
            @Nullable ContentId contentId,
            boolean here,
            boolean waiting,
            boolean anonymous) {}

    record Blob(OrganizationId organizationId, String hash) {}

    @SqlQuery("""
            select count(*) as files, coalesce(sum(bytes), 0) as bytes
            from upload
            where organization_id = :organization and person_id = :person and created_at > :after
            """)
    Sent sent(OrganizationId organization, PersonId person, Instant after);

    /** Waits for a removal of the same bytes that is under way, and comes after it. */
    @SqlUpdate("""
            insert into blob (organization_id, hash, sent_at)
            values (:organization, decode(:hash, 'hex'), :at)
            on conflict (organization_id, hash)
            do update set sent_at = excluded.sent_at
            """)
    void announce(OrganizationId organization, String hash, Instant at);

    @SqlQuery("""
            insert into upload (
                organization_id, place_id, person_id, name, media_type, bytes, width, height, hash, created_at,
                kept_until)
            values (
                :organization, :place, :person, :name, :mediaType, :bytes, :width, :height, decode(:hash, 'hex'), :at,
                :keptUntil)
            returning id, name, media_type, bytes, width, height
            """)
    Upload add(
            OrganizationId organization,
            PlaceId place,
            PersonId person,
            @BindMethods FileFound file,
            int bytes,
            String hash,
            Instant at,
            Instant keptUntil);

    @SqlQuery("""
            select u.name, u.media_type, u.bytes, u.width, encode(u.hash, 'hex') as hash, u.person_id, u.content_id,
                   u.place_id = :place as here, u.kept_until is not null as waiting, c.alias is not null as anonymous
            from upload u
            left join content c on c.organization_id = u.organization_id and c.id = u.content_id
            where u.organization_id = :organization and u.id = :upload
            """)
    Optional<Stored> find(OrganizationId organization, PlaceId place, UploadId upload);

    /** Those that a text may refer to: of the post, or of the person and of no post yet. */
    @SqlQuery("""
            select id, name, media_type, bytes, width, height
            from upload
            where organization_id = :organization and place_id = :place and id = any(:uploads)
              and (content_id = :content or (content_id is null and person_id = :person))
            """)
    List<Upload> usable(
            OrganizationId organization,
            PlaceId place,
            PersonId person,
            @Nullable ContentId content,
            List<Long> uploads);

    @SqlUpdate("""
            update upload
            set content_id = :content, kept_until = null
            where organization_id = :organization and id = any(:uploads)
              and (content_id = :content or (content_id is null and person_id = :person))
            """)
    int attach(OrganizationId organization, PersonId person, ContentId content, List<Long> uploads);

    @SqlUpdate("""
            update upload
            set kept_until = :keptUntil
            where organization_id = :organization and content_id = :content and kept_until is null
              and id <> all(:uploads)
            """)
    void letGo(OrganizationId organization, ContentId content, List<Long> uploads, Instant keptUntil);

    @SqlUpdate("""
            update upload
            set kept_until = greatest(kept_until, :keptUntil)
            where organization_id = :organization and person_id = :person and id = any(:uploads)
              and kept_until is not null
            """)
    void keep(OrganizationId organization, PersonId person, List<Long> uploads, Instant keptUntil);

    @SqlUpdate("""
            delete from upload
            where kept_until < :at
            """)
    int purge(Instant at);

    @SqlQuery("""
            select b.organization_id, encode(b.hash, 'hex') as hash
            from blob b
            where b.sent_at < :before
              and not exists (
                  select from upload u
                  where u.organization_id = b.organization_id and u.hash = b.hash)
            limit :limit
            """)
    List<Blob> unused(Instant before, int limit);

    /** Zero when it was sent again meanwhile. */
    @SqlUpdate("""
            delete from blob b
            where b.organization_id = :organization and b.hash = decode(:hash, 'hex') and b.sent_at < :before
              and not exists (
                  select from upload u
                  where u.organization_id = b.organization_id and u.hash = b.hash)
            """)
    int forget(OrganizationId organization, String hash, Instant before);
}
