package org.weft.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.session.Secrets;

/**
 * Counts the days on which an address took no mail for good. After some of them nothing more is sent there, until its
 * person says so or has another address. That it is more than one day keeps a mail server that was set up wrongly for
 * some hours from ending everyone's mail.
 */
final class Bounces {
    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);

    private final Jdbi jdbi;
    private final Clock clock;

    Bounces(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Counts a mail that wasn't taken, unless it was for a reason that has to do with us, not with the address. */
    void count(BounceDao.Addressee addressee, Returned.Status status) {
        if (!status.ofAddress()) {
            return;
        }
        var off = jdbi.withExtension(BounceDao.class, dao -> dao.count(addressee, status.code(), clock.instant()));
        if (off.orElse(false)) {
            LOG.info(
                    "mail: off for an address that takes none, organization={} person={} status={}",
                    addressee.organization().text(),
                    addressee.person().text(),
                    status.code());
        }
    }

    /** Whether it was a report about a mail of ours, which is dealt with now. Whoever knows the secret of a mail is believed. */
    boolean take(Received mail) {
        var returned = mail.returned();
        if (returned == null) {
            return false;
        }
        var found = Secrets.organization(returned.secret())
                .flatMap(organization -> jdbi.withExtension(
                        BounceDao.class, dao -> dao.person(organization, Secrets.hash(returned.secret()))));
        found.ifPresent(whose -> count(
                new BounceDao.Addressee(whose.organizationId(), whose.personId(), returned.address()),
                returned.status()));
        return found.isPresent();
    }

    @RegisterConstructorMapper(BounceDao.Whose.class)
    interface BounceDao {
        /** A person and an address of theirs. */
        record Addressee(OrganizationId organization, PersonId person, String address) {}

        record Whose(OrganizationId organizationId, PersonId personId) {}

        @SqlQuery("""
                select organization_id, person_id
                from mail
                where organization_id = :organization and stop_hash = :hash
                """)
        Optional<Whose> person(OrganizationId organization, byte[] hash);

        /**
         * Counts it if nothing was in the last day, on top of what was in the last thirty. Whether mail is off now;
         * empty when it wasn't counted, or it isn't their address any more.
         */
        @SqlQuery("""
                insert into mail_bounce as b (organization_id, person_id, address, times, status, off, at)
                select p.organization_id, p.id, p.email, 1, :status, false, :now
                from person p
                where p.organization_id = :to.organization and p.id = :to.person and lower(p.email) = lower(:to.address)
                on conflict (organization_id, person_id) do update
                set address = excluded.address, status = excluded.status, at = excluded.at,
                    times = case when b.address = excluded.address and b.at > excluded.at - interval '720 hours'
                        then b.times + 1 else 1 end,
                    off = b.address = excluded.address and b.at > excluded.at - interval '720 hours' and b.times >= 2
                where b.address <> excluded.address or (not b.off and b.at <= excluded.at - interval '24 hours')
                returning off
                """)
        Optional<Boolean> count(@BindMethods("to") Addressee addressee, String status, Instant now);
    }
}
