package org.weft.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

/** Writes down what is done in the console and on the command line, in the transaction of the act. */
public final class AdminActs {
    private final Jdbi jdbi;
    private final Clock clock;

    public AdminActs(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Who did something: a person of the organization, or who got there by way of the command line. */
    record By(@Nullable PersonId person, String via) {
        static final By COMMAND_LINE = new By(null, "command-line");

        static By of(Admin admin) {
            return admin.person() != null
                    ? new By(admin.person(), "person")
                    : new By(null, admin.operator() ? "operator" : "link");
        }
    }

    /** @param subject what it was done to, in words; null when that goes without saying */
    public void noteCommand(OrganizationId organization, AdminAct act, @Nullable String subject) {
        note(By.COMMAND_LINE, organization, act, subject);
    }

    /** What somebody of the organization did outside of the console. */
    public void notePerson(OrganizationId organization, PersonId person, AdminAct act, @Nullable String subject) {
        note(new By(person, "person"), organization, act, subject);
    }

    void note(By by, OrganizationId organization, AdminAct act, @Nullable String subject) {
        jdbi.useExtension(
                ActDao.class,
                dao -> dao.add(organization, by.person(), by.via(), act.word(), subject, clock.instant()));
    }

    /** For what concerns all organizations alike. */
    void noteEverywhere(By by, AdminAct act, @Nullable String subject) {
        jdbi.useExtension(ActDao.class, dao -> dao.addEverywhere(by.via(), act.word(), subject, clock.instant()));
    }

    /** Runs all that is done on the same {@link Jdbi} inside as one transaction. */
    <T> T together(Supplier<T> acts) {
        return jdbi.inTransaction(handle -> acts.get());
    }

    interface ActDao {
        @SqlUpdate("""
                insert into admin_act (organization_id, person_id, via, act, subject, at)
                values (:organization, :person, :via, :act, :subject, :at)
                """)
        void add(
                OrganizationId organization,
                @Nullable PersonId person,
                String via,
                String act,
                @Nullable String subject,
                Instant at);

        @SqlUpdate("""
                insert into admin_act (organization_id, via, act, subject, at)
                select organization_id, :via, :act, :subject, :at
                from organization
                """)
        void addEverywhere(String via, String act, @Nullable String subject, Instant at);
    }
}
