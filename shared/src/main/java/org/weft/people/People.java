package org.weft.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** People, recognised by the identities that hosts give them. */
public final class People {
    private final Clock clock;

    public People(Clock clock) {
        this.clock = clock;
    }

    /** What a host says about a person. {@code name} is never blank. */
    public record Introduction(
            String subject,
            String name,
            @Nullable String email,
            @Nullable String locale,
            boolean preview) {}

    /**
     * The person whom the installation knows by that subject; made at the first visit, brought up to date at later
     * ones. Runs in the caller's transaction.
     */
    public PersonId recognise(
            Handle handle, OrganizationId organization, InstallationId installation, Introduction introduction) {
        var dao = handle.attach(PersonDao.class);
        var known = dao.find(organization, installation, introduction.subject());
        if (known.isEmpty()) {
            // Two first visits at once: the second waits for the first and then finds it.
            dao.lock(lockKey(organization, installation, introduction.subject()));
            known = dao.find(organization, installation, introduction.subject());
        }
        if (known.isEmpty()) {
            var person = dao.add(organization, introduction, clock.instant());
            dao.addIdentity(organization, installation, introduction.subject(), person);
            return person;
        }
        if (!known.get().tells(introduction)) {
            dao.update(organization, known.get().id(), introduction);
        }
        return known.get().id();
    }

    /** The person whom the installation knows by that subject; empty when there is nobody. */
    public static Optional<PersonId> find(
            Handle handle, OrganizationId organization, InstallationId installation, String subject) {
        return handle.attach(PersonDao.class)
                .find(organization, installation, subject)
                .map(Known::id);
    }

    /** Waits, in the caller's transaction, for another one that may be making the same person. */
    public void awaitRecognition(
            Handle handle, OrganizationId organization, InstallationId installation, String subject) {
        handle.attach(PersonDao.class).lock(lockKey(organization, installation, subject));
    }

    /** Whoever makes the person whom the installation knows by that subject holds this lock. */
    static String lockKey(OrganizationId organization, InstallationId installation, String subject) {
        return "identity/" + organization.value() + "/" + installation.value() + "/" + subject;
    }

    record Known(
            PersonId id,
            String name,
            @Nullable String email,
            @Nullable String locale) {
        boolean tells(Introduction introduction) {
            return name.equals(introduction.name())
                    && Objects.equals(email, introduction.email())
                    && Objects.equals(locale, introduction.locale());
        }
    }

    @RegisterConstructorMapper(Known.class)
    interface PersonDao {
        @SqlQuery("""
                select p.id, p.name, p.email, p.locale
                from identity i
                join person p on p.organization_id = i.organization_id and p.id = i.person_id
                where i.organization_id = :organization
                  and i.installation_id = :installation
                  and i.subject = :subject
                """)
        Optional<Known> find(OrganizationId organization, InstallationId installation, String subject);

        @SqlQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
        List<Boolean> lock(String key);

        @SqlQuery("""
                insert into person (organization_id, name, email, locale, preview, created_at)
                values (:organization, :i.name, :i.email, :i.locale, :i.preview, :at)
                returning id
                """)
        PersonId add(OrganizationId organization, @BindMethods("i") Introduction introduction, Instant at);

        @SqlUpdate("""
                insert into identity (organization_id, installation_id, subject, person_id)
                values (:organization, :installation, :subject, :person)
                """)
        void addIdentity(OrganizationId organization, InstallationId installation, String subject, PersonId person);

        @SqlUpdate("""
                update person
                set name = :i.name, email = :i.email, locale = :i.locale
                where organization_id = :organization and id = :person
                """)
        void update(OrganizationId organization, PersonId person, @BindMethods("i") Introduction introduction);
    }
}
