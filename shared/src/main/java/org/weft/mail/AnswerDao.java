package org.weft.mail;

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

@RegisterConstructorMapper(AnswerDao.Answerable.class)
interface AnswerDao {
    /** A mail that can be answered, and whose it is. */
    record Answerable(
            OrganizationId organizationId,
            PersonId personId,
            @Nullable String email,
            @Nullable String locale,
            @Nullable String zone,
            PlaceId placeId,
            ContentId contentId,
            Instant at) {}

    /** One node at a time; lets go at the end of the transaction. */
    @SqlQuery("""
            select pg_try_advisory_xact_lock(hashtextextended('weft mailbox', 0))
            """)
    boolean beAlone();

    @SqlQuery("""
            select m.organization_id, m.person_id, p.email, p.locale, r.zone, m.place_id, m.content_id, m.at
            from mail m
            join person p on p.organization_id = m.organization_id and p.id = m.person_id
            join place l on l.organization_id = m.organization_id and l.id = m.place_id
            join installation i on i.organization_id = l.organization_id and i.id = l.installation_id and i.enabled
            left join mail_rhythm r on r.organization_id = m.organization_id and r.person_id = m.person_id
            where m.organization_id = :organization and m.reply_hash = :hash and m.content_id is not null
            """)
    Optional<Answerable> find(OrganizationId organization, byte[] hash);

    @SqlQuery("""
            select exists (
                select from mail_received
                where organization_id = :organization and message_hash = :hash)
            """)
    boolean known(OrganizationId organization, byte[] hash);

    @SqlQuery("""
            select count(*)
            from mail_received
            where organization_id = :organization and person_id = :person and noted and at > :since
            """)
    int noted(OrganizationId organization, PersonId person, Instant since);

    /** False when it was known. */
    @SqlUpdate("""
            insert into mail_received (organization_id, person_id, message_hash, outcome, noted, at)
            values (:organization, :person, :hash, :outcome, :noted, :at)
            on conflict do nothing
            """)
    boolean add(OrganizationId organization, PersonId person, byte[] hash, String outcome, boolean noted, Instant at);

    @SqlUpdate("""
            delete from mail_received
            where at < :before
            """)
    int purge(Instant before);
}
