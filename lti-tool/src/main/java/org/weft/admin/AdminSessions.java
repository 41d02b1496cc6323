package org.weft.admin;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.session.Secrets;

/**
 * One-time ways into the console, and who came by them. A session ends half an hour after it was last used, eight hours
 * after it began, by signing out, and when the host no longer calls the person an administrator.
 */
public final class AdminSessions {
    /** How long a way in is open. */
    public static final Duration LINK_LIFETIME = Duration.ofMinutes(15);

    static final Duration LONGEST = Duration.ofHours(8);
    static final Duration IDLE = Duration.ofMinutes(30);
    /** How exact the last use is. */
    private static final Duration SEEN = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Clock clock;

    public AdminSessions(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * A way in for who can run commands on the server; a one-time code, which is stored nowhere.
     *
     * @param organization the only one to be seen; null for the whole server
     */
    public String open(@Nullable OrganizationId organization) {
        return add(organization, null, null);
    }

    /** A way in for whom a host calls its administrator. */
    public String open(OrganizationId organization, InstallationId installation, PersonId person) {
        return add(organization, installation, person);
    }

    private String add(
            @Nullable OrganizationId organization, @Nullable InstallationId installation, @Nullable PersonId person) {
        var code = Secrets.random256();
        var now = clock.instant();
        jdbi.useExtension(AdminSessionDao.class, dao -> {
            dao.purge(now);
            dao.add(organization, installation, person, Secrets.hash(code), now, now.plus(LINK_LIFETIME));
        });
        return code;
    }

    /** Whether the code can still be used; uses nothing up. */
    boolean waits(String code) {
        return jdbi.withExtension(AdminSessionDao.class, dao -> dao.waits(Secrets.hash(code), clock.instant()));
    }

    /** Uses up a code. @return the session's token, which is stored nowhere; empty when the code is none, old or used */
    Optional<String> enter(String code) {
        var token = Secrets.random256();
        var now = clock.instant();
        int entered = jdbi.withExtension(
                AdminSessionDao.class,
                dao -> dao.enter(Secrets.hash(code), Secrets.hash(token), now, now.plus(LONGEST)));
        return entered > 0 ? Optional.of(token) : Optional.empty();
    }

    Optional<Admin> find(String token) {
        var now = clock.instant();
        return jdbi.withExtension(AdminSessionDao.class, dao -> {
            var found = dao.find(Secrets.hash(token), now, now.minus(IDLE));
            found.filter(admin -> admin.seenAt().isBefore(now.minus(SEEN)))
                    .ifPresent(admin -> dao.seen(admin.session(), now));
            return found;
        });
    }

    void end(Admin admin) {
        jdbi.useExtension(AdminSessionDao.class, dao -> dao.end(admin.session()));
    }

    /** Ends all that somebody has by a host's word: it no longer calls them an administrator. */
    public void end(OrganizationId organization, InstallationId installation, String subject) {
        jdbi.useExtension(AdminSessionDao.class, dao -> dao.endOf(organization, installation, subject));
    }
}
