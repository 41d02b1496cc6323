package org.weft.lti.visits;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.admin.AdminAct;
import org.weft.admin.AdminActs;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.privacy.Dossier;

/** What is stored of somebody whom an LMS names: to be seen, taken along and erased by its administrators. */
public final class PrivacyDesk {
    private static final Logger LOG = LoggerFactory.getLogger(PrivacyDesk.class);

    /** Rows of hosts that are somebody's alone. */
    static final List<String> OF_HOSTS = List.of("lti_outcome", "lti_picker", "lti_visit", "admin_session");

    private final Jdbi jdbi;
    private final Dossier dossier;
    private final AdminActs acts;

    public PrivacyDesk(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.dossier = new Dossier(jdbi, clock);
        this.acts = new AdminActs(jdbi, clock);
    }

    /** Empty when nothing is stored of them. */
    public Optional<Dossier.Overview> overview(Visit visit) {
        return person(visit).map(person -> dossier.overview(visit.arrival().organization(), person));
    }

    /** @return false when nothing is stored */
    public boolean export(Visit visit, OutputStream out) throws IOException {
        var person = person(visit);
        if (person.isPresent()) {
            note(visit, person.get(), AdminAct.PERSON_EXPORTED);
            dossier.export(visit.arrival().organization(), person.get(), out);
        }
        return person.isPresent();
    }

    public void erase(Visit visit) {
        person(visit).ifPresent(person -> {
            var organization = visit.arrival().organization();
            // First, so that a failure in the middle leaves nothing undone that nobody knows of.
            note(visit, person, AdminAct.PERSON_ERASED);
            eraseHere(organization, person, visit.visitor());
            dossier.erase(organization, person);
            LOG.info("person erased, organization={} person={}", organization.value(), person.value());
        });
    }

    /** The page of who erases stays: a second click finds there that it is done. */
    private void eraseHere(OrganizationId organization, PersonId person, PersonId by) {
        jdbi.useTransaction(handle -> {
            OF_HOSTS.forEach(table -> handle.createUpdate(
                            "delete from " + table + " where organization_id = :organization and person_id = :person")
                    .bind("organization", organization)
                    .bind("person", person)
                    .execute());
            // Pages that others have open about them.
            handle.createUpdate("""
                            delete from lti_visit v
                            using identity i
                            where v.organization_id = :organization and i.organization_id = v.organization_id
                              and i.person_id = :person and i.installation_id = v.installation_id
                              and i.subject = v.visit ->> 'about' and v.person_id <> :by
                            """)
                    .bind("by", by)
                    .bind("organization", organization)
                    .bind("person", person)
                    .execute();
        });
    }

    private Optional<PersonId> person(Visit visit) {
        var arrival = visit.arrival();
        return Optional.ofNullable(visit.about())
                .flatMap(subject -> dossier.find(arrival.organization(), arrival.installation(), subject));
    }

    private void note(Visit visit, PersonId person, AdminAct act) {
        acts.notePerson(visit.arrival().organization(), visit.visitor(), act, "#" + person.text());
    }
}
