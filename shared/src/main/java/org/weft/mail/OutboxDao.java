package org.weft.mail;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.session.Secrets;

@RegisterConstructorMapper(OutboxDao.Claimed.class)
interface OutboxDao {
    /**
     * News to be looked at.
     *
     * @param since when a mail about it may go out
     * @param tries including this one
     */
    record Claimed(
            OrganizationId organizationId,
            long id,
            PersonId personId,
            Instant since,
            int tries,
            @Nullable String often,
            @Nullable String quietFrom,
            @Nullable String quietTo,
            @Nullable String zone) {}

    /** A mail that is about to be sent, with the hashes of its secrets. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record NewMail(
            PersonId person,
            @Nullable PlaceId place,
            @Nullable ContentId post,
            @Nullable String reason,
            byte[] stop,
            byte[] reply) {
        static NewMail of(Issued issued) {
            return new NewMail(
                    issued.person(),
                    issued.place(),
                    issued.post(),
                    issued.reason(),
                    Secrets.hash(issued.stop()),
                    Secrets.hash(issued.reply()));
        }
    }

    /** Lets go at the end of the transaction; false while another node is at it. */
    @SqlQuery("""
            select pg_try_advisory_xact_lock(hashtextextended('weft outbox', 0))
            """)
    boolean beAlone();

    /** All that is due of some people, which nobody else takes until {@code lease}. */
    @SqlQuery("""
            with due as (
                select organization_id, person_id
                from notification
                where mail_at <= :now
                group by organization_id, person_id
                order by min(mail_at)
                limit :people
            ), claimed as (
                update notification n
                set mail_at = :lease, mail_tries = n.mail_tries + 1
                from due
                where n.organization_id = due.organization_id and n.person_id = due.person_id and n.mail_at <= :now
                returning n.organization_id, n.id, n.person_id, n.mail_from as since, n.mail_tries as tries
            )
            select c.organization_id, c.id, c.person_id, c.since, c.tries,
                   case when b.off then 'never' else r.often end as often, r.quiet_from, r.quiet_to, r.zone
            from claimed c
            join person p on p.organization_id = c.organization_id and p.id = c.person_id
            left join mail_rhythm r on r.organization_id = c.organization_id and r.person_id = c.person_id
            left join mail_bounce b on b.organization_id = c.organization_id and b.person_id = c.person_id
                and b.address = p.email
            order by c.organization_id, c.person_id, c.id
            """)
    List<Claimed> claim(Instant now, Instant lease, int people);

    /** Nothing is to be mailed about these any more. */
    @SqlUpdate("""
            update notification
            set mail_from = null, mail_at = null, mail_tries = 0
            where organization_id = :organization and id = any(:ids)
            """)
    void done(OrganizationId organization, List<Long> ids);

    /** A first look at that time. */
    @SqlBatch("""
            update notification
            set mail_at = :at, mail_tries = 0
            where organization_id = :organization and id = :id and mail_at is not null
            """)
    void postpone(OrganizationId organization, List<Long> id, List<Instant> at);

    @SqlUpdate("""
            update notification
            set mail_at = :at
            where organization_id = :organization and id = any(:ids) and mail_at is not null
            """)
    void retry(OrganizationId organization, List<Long> ids, Instant at);

    /** As if they had not been claimed. */
    @SqlUpdate("""
            update notification
            set mail_at = :at, mail_tries = mail_tries - 1
            where organization_id = :organization and id = any(:ids) and mail_at is not null
            """)
    void release(OrganizationId organization, List<Long> ids, Instant at);

    @SqlBatch("""
            insert into mail (organization_id, person_id, place_id, content_id, reason, stop_hash, reply_hash, at)
            values (:organization, :m.person, :m.place, :m.post, :m.reason, :m.stop, :m.reply, :at)
            """)
    void issue(OrganizationId organization, @BindMethods("m") List<NewMail> mails, Instant at);

    @SqlUpdate("""
            delete from mail
            where at < :before
            """)
    int purge(Instant before);
}
