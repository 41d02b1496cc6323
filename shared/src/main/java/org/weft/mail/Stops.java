package org.weft.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.session.Secrets;

/** Ends mails for whoever has the secret of one, without signing in (RFC 8058). */
public final class Stops {
    private final Jdbi jdbi;
    private final Clock clock;

    public Stops(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Which mails end. */
    enum Scope {
        /** For the reason of this one; in the inbox it is told as before. */
        REASON,
        /** Of this one's thread, which isn't followed any more. */
        THREAD,
        ALL;

        /** Everything, unless it says less. */
        static Scope of(@Nullable String word) {
            return "reason".equals(word) ? REASON : "thread".equals(word) ? THREAD : ALL;
        }
    }

    /** A mail that was sent. */
    record Sent(
            OrganizationId organizationId,
            PersonId personId,
            @Nullable String locale,
            @Nullable ContentId contentId,
            @Nullable String reason) {
        Words words() {
            return Words.in(locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale.replace('_', '-')));
        }
    }

    Optional<Sent> find(String secret) {
        return Secrets.organization(secret)
                .flatMap(organization ->
                        jdbi.withExtension(StopDao.class, dao -> dao.find(organization, Secrets.hash(secret))));
    }

    /** Doing it twice is fine. */
    void stop(Sent mail, Scope scope) {
        var organization = mail.organizationId();
        var person = mail.personId();
        jdbi.useExtension(StopDao.class, dao -> {
            if (scope == Scope.REASON && mail.reason() != null) {
                dao.stopReason(organization, person, mail.reason());
            } else if (scope == Scope.THREAD && mail.contentId() != null) {
                dao.stopThread(organization, person, mail.contentId(), clock.instant());
            } else {
                dao.stopAll(organization, person);
            }
        });
    }

    @RegisterConstructorMapper(Sent.class)
    interface StopDao {
        @SqlQuery("""
                select m.organization_id, m.person_id, p.locale, m.content_id, m.reason
                from mail m
                join person p on p.organization_id = m.organization_id and p.id = m.person_id
                where m.organization_id = :organization and m.stop_hash = :hash
                """)
        Optional<Sent> find(OrganizationId organization, byte[] hash);

        @SqlUpdate("""
                insert into notification_choice (organization_id, person_id, reason, way)
                values (:organization, :person, :reason, 'here')
                on conflict (organization_id, person_id, reason)
                do update set way = 'here' where notification_choice.way = 'mail'
                """)
        void stopReason(OrganizationId organization, PersonId person, String reason);

        @SqlUpdate("""
                insert into follow (organization_id, person_id, place_id, thread_id, wanted, at)
                select t.organization_id, :person, t.place_id, t.id, false, :at
                from post po
                join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
                where po.organization_id = :organization and po.id = :post
                on conflict (organization_id, person_id, place_id, forum_id, thread_id, tag)
                do update set wanted = false, at = excluded.at
                """)
        void stopThread(OrganizationId organization, PersonId person, ContentId post, Instant at);

        @SqlUpdate("""
                insert into mail_rhythm (organization_id, person_id, often, zone)
                values (:organization, :person, 'never', 'UTC')
                on conflict (organization_id, person_id) do update set often = 'never'
                """)
        void stopAll(OrganizationId organization, PersonId person);
    }
}
