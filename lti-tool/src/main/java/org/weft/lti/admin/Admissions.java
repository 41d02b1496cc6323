package org.weft.lti.admin;

import org.jdbi.v3.core.Jdbi;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.Registrations;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/** From which LMSs administrators may come: who is one there, says the LMS. */
public final class Admissions {
    private final Jdbi jdbi;
    private final Registrations registrations;

    public Admissions(Jdbi jdbi, Registrations registrations) {
        this.jdbi = jdbi;
        this.registrations = registrations;
    }

    /** What is set for it. */
    public boolean admits(Registration registration) {
        return admits(registration.organizationId(), registration.installationId());
    }

    public void set(Registration registration, boolean admits) {
        jdbi.useExtension(
                AdmissionDao.class,
                dao -> dao.set(registration.organizationId(), registration.installationId(), admits));
    }

    /** The same while the LMS may launch Weft at all. */
    boolean admitsNow(OrganizationId organization, InstallationId installation) {
        boolean launches = registrations
                .find(organization, installation)
                .filter(Registration::enabled)
                .isPresent();
        return launches && admits(organization, installation);
    }

    private boolean admits(OrganizationId organization, InstallationId installation) {
        return jdbi.withExtension(AdmissionDao.class, dao -> dao.admits(organization, installation));
    }
}
