package org.weft.lti.install;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.session.Secrets;

/** One-time secrets, each of which lets one LMS register itself with one organization within a week. */
public final class Invitations {
    public static final Duration LIFETIME = Duration.ofDays(7);

    private final Jdbi jdbi;
    private final Clock clock;

    public Invitations(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * @param name how the installation will be called; null for what the LMS calls itself
     * @param installationId what came of it; null while it is unused
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Invitation(
            OrganizationId organizationId,
            byte[] secretHash,
            @Nullable String name,
            @Nullable InstallationId installationId,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    /** Makes one and returns its secret, which is stored nowhere. */
    public String invite(OrganizationId organization, @Nullable String name) {
        var secret = Secrets.random(organization);
        var now = clock.instant();
        jdbi.useExtension(
                InvitationDao.class, dao -> dao.add(organization, Secrets.hash(secret), name, now.plus(LIFETIME), now));
        return secret;
    }

    /**
     * Makes one of a secret that {@link Secrets#random(OrganizationId)} made, so that asking twice makes one.
     *
     * @return false when there is one already, or the secret is none
     */
    public boolean invite(OrganizationId organization, @Nullable String name, String secret) {
        boolean whole = secret.matches("\\d+-[A-Za-z0-9_-]{43}")
                && Secrets.organization(secret).filter(organization::equals).isPresent();
        var now = clock.instant();
        return whole
                && jdbi.withExtension(
                                InvitationDao.class,
                                dao -> dao.add(organization, Secrets.hash(secret), name, now.plus(LIFETIME), now))
                        > 0;
    }

    /** Whether there is one of this secret, used or not. */
    public boolean known(String secret) {
        return find(secret).isPresent();
    }

    /** One that can still be used; {@code id} says nothing of its secret. */
    public record Open(String id, @Nullable String name, Instant expiresAt) {}

    /** At most fifty, the newest first. */
    public List<Open> open(OrganizationId organization) {
        return jdbi.withExtension(InvitationDao.class, dao -> dao.open(organization, clock.instant()));
    }

    /** Ends one that was not used. @return false when there is none */
    public boolean withdraw(OrganizationId organization, String id) {
        return id.matches("[0-9a-f]{64}")
                && jdbi.withExtension(
                                InvitationDao.class,
                                dao -> dao.withdraw(organization, HexFormat.of().parseHex(id)))
                        > 0;
    }

    /** The invitation of a secret, used or not. */
    Optional<Invitation> find(String secret) {
        return Secrets.organization(secret)
                .flatMap(organization ->
                        jdbi.withExtension(InvitationDao.class, dao -> dao.find(organization, Secrets.hash(secret))));
    }

    boolean expired(Invitation invitation) {
        return !invitation.expiresAt().isAfter(clock.instant());
    }

    /** Uses it up. Of two who try at the same time one is told true. */
    boolean claim(Invitation invitation) {
        var now = clock.instant();
        return jdbi.withExtension(
                        InvitationDao.class,
                        dao -> dao.claim(invitation.organizationId(), invitation.secretHash(), now))
                > 0;
    }

    /** Uses it up for an installation, in its transaction. @return false when it was used already, or has expired */
    boolean use(Handle handle, Invitation invitation, InstallationId installation) {
        return handle.attach(InvitationDao.class)
                        .use(invitation.organizationId(), invitation.secretHash(), installation, clock.instant())
                > 0;
    }

    /** Makes it usable again: nothing came of it. */
    void release(Invitation invitation) {
        jdbi.useExtension(
                InvitationDao.class, dao -> dao.release(invitation.organizationId(), invitation.secretHash()));
    }

    /** Remembers what came of it. */
    void became(Invitation invitation, InstallationId installation) {
        jdbi.useExtension(
                InvitationDao.class,
                dao -> dao.became(invitation.organizationId(), invitation.secretHash(), installation));
    }

    @RegisterConstructorMapper(Invitation.class)
    @RegisterConstructorMapper(Open.class)
    interface InvitationDao {
        @SqlUpdate("""
                insert into lti_invitation (organization_id, secret_hash, name, expires_at, created_at)
                values (:organization, :secretHash, :name, :expiresAt, :now)
                on conflict do nothing
                """)
        int add(OrganizationId organization, byte[] secretHash, @Nullable String name, Instant expiresAt, Instant now);

        @SqlQuery("""
                select encode(secret_hash, 'hex') as id, name, expires_at
                from lti_invitation
                where organization_id = :organization and used_at is null and expires_at > :now
                order by created_at desc, secret_hash
                limit 50
                """)
        List<Open> open(OrganizationId organization, Instant now);

        @SqlUpdate("""
                delete from lti_invitation
                where organization_id = :organization and secret_hash = :secretHash and used_at is null
                """)
        int withdraw(OrganizationId organization, byte[] secretHash);

        @SqlQuery("""
                select organization_id, secret_hash, name, installation_id, expires_at, used_at
                from lti_invitation
                where organization_id = :organization and secret_hash = :secretHash
                """)
        Optional<Invitation> find(OrganizationId organization, byte[] secretHash);

        @SqlUpdate("""
                update lti_invitation
                set used_at = :now
                where organization_id = :organization and secret_hash = :secretHash and used_at is null
                  and expires_at > :now
                """)
        int claim(OrganizationId organization, byte[] secretHash, Instant now);

        @SqlUpdate("""
                update lti_invitation
                set used_at = :now, installation_id = :installation
                where organization_id = :organization and secret_hash = :secretHash and used_at is null
                  and expires_at > :now
                """)
        int use(OrganizationId organization, byte[] secretHash, InstallationId installation, Instant now);

        @SqlUpdate("""
                update lti_invitation
                set used_at = null
                where organization_id = :organization and secret_hash = :secretHash and installation_id is null
                """)
        int release(OrganizationId organization, byte[] secretHash);

        @SqlUpdate("""
                update lti_invitation
                set installation_id = :installation
                where organization_id = :organization and secret_hash = :secretHash
                """)
        int became(OrganizationId organization, byte[] secretHash, InstallationId installation);
    }
}
