package org.weft.session;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;

@RegisterConstructorMapper(Viewer.class)
@RegisterConstructorMapper(SessionDao.Redeemed.class)
interface SessionDao {
    /** A session whose code or resume text was right. */
    record Redeemed(SessionId id, @Nullable ContentId targetId) {}

    @SqlUpdate("""
            insert into session (
                organization_id, person_id, place_id, placement_id, role, code_hash, target_id, parent_origin,
                created_at, expires_at)
            values (:organization, :person, :place, :placement, :role, :codeHash, :target, :parentOrigin,
                :at, :expiresAt)
            """)
    void open(
            OrganizationId organization,
            PersonId person,
            PlaceId place,
            PlacementId placement,
            String role,
            byte[] codeHash,
            @Nullable ContentId target,
            @Nullable String parentOrigin,
            Instant at,
            Instant expiresAt);

    @SqlQuery("""
            update session
            set code_hash = null, token_hash = :tokenHash, resume_hash = :resumeHash, expires_at = :expiresAt
            where organization_id = :organization and code_hash = :codeHash and expires_at > :now
            returning id, target_id
            """)
    Optional<Redeemed> redeem(
            OrganizationId organization,
            byte[] codeHash,
            byte[] tokenHash,
            byte[] resumeHash,
            Instant now,
            Instant expiresAt);

    @SqlQuery("""
            update session
            set token_hash = :tokenHash, resume_hash = :newResumeHash, target_id = null, expires_at = :expiresAt
            where organization_id = :organization and resume_hash = :resumeHash
              and created_at > :notBefore
            returning id, target_id
            """)
    Optional<Redeemed> resume(
            OrganizationId organization,
            byte[] resumeHash,
            byte[] tokenHash,
            byte[] newResumeHash,
            Instant expiresAt,
            Instant notBefore);

    @SqlQuery("""
            select s.organization_id as organization, s.id as session, s.person_id as person, p.name, p.locale,
                   s.place_id as place, c.title as place_title,
                   s.placement_id as placement, l.key as placement_key, l.title as placement_title, l.widget,
                   s.role, l.return_url, s.parent_origin, i.frame_ancestors
            from session s
            join person p on p.organization_id = s.organization_id and p.id = s.person_id
            join place c on c.organization_id = s.organization_id and c.id = s.place_id
            join placement l on l.organization_id = s.organization_id and l.id = s.placement_id
            join installation i on i.organization_id = c.organization_id and i.id = c.installation_id
            where s.organization_id = :organization and s.token_hash = :tokenHash and s.expires_at > :now
            """)
    Optional<Viewer> viewer(OrganizationId organization, byte[] tokenHash, Instant now);

    @SqlUpdate("""
            update session
            set expires_at = :expiresAt
            where organization_id = :organization and id = :session and created_at > :notBefore
            """)
    int renew(OrganizationId organization, SessionId session, Instant expiresAt, Instant notBefore);

    /** A token that ran out can still be resumed; a code that nobody used can't. */
    @SqlUpdate("""
            delete from session
            where created_at < :notBefore or (token_hash is null and expires_at < :now)
            """)
    int purge(Instant now, Instant notBefore);
}
