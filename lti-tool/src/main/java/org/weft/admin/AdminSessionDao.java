package org.weft.admin;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

/** SQL of {@code admin_session}. */
@RegisterConstructorMapper(Admin.class)
interface AdminSessionDao {
    @SqlUpdate("""
            insert into admin_session (organization_id, installation_id, person_id, code_hash, seen_at, expires_at)
            values (:organization, :installation, :person, :codeHash, :now, :expiresAt)
            """)
    void add(
            @Nullable OrganizationId organization,
            @Nullable InstallationId installation,
            @Nullable PersonId person,
            byte[] codeHash,
            Instant now,
            Instant expiresAt);

    @SqlQuery("""
            select exists (
                select 1
                from admin_session
                where code_hash = :codeHash and expires_at > :now)
            """)
    boolean waits(byte[] codeHash, Instant now);

    @SqlUpdate("""
            update admin_session
            set code_hash = null, token_hash = :tokenHash, seen_at = :now, expires_at = :expiresAt
            where code_hash = :codeHash and expires_at > :now
            """)
    int enter(byte[] codeHash, byte[] tokenHash, Instant now, Instant expiresAt);

    @SqlQuery("""
            select s.id as session, s.organization_id as organization, s.installation_id as installation,
                   s.person_id as person, p.name, p.locale, s.seen_at
            from admin_session s
            left join person p on p.organization_id = s.organization_id and p.id = s.person_id
            where s.token_hash = :tokenHash and s.expires_at > :now and s.seen_at > :seenAfter
            """)
    Optional<Admin> find(byte[] tokenHash, Instant now, Instant seenAfter);

    @SqlUpdate("""
            update admin_session
            set seen_at = :now
            where id = :session
            """)
    void seen(long session, Instant now);

    @SqlUpdate("""
            delete from admin_session
            where id = :session
            """)
    void end(long session);

    @SqlUpdate("""
            delete from admin_session s
            using identity i
            where i.organization_id = :organization and i.installation_id = :installation and i.subject = :subject
              and s.organization_id = i.organization_id and s.person_id = i.person_id
              and s.installation_id = i.installation_id
            """)
    int endOf(OrganizationId organization, InstallationId installation, String subject);

    @SqlUpdate("""
            delete from admin_session
            where expires_at <= :now
            """)
    void purge(Instant now);
}
