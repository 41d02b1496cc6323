package org.weft.lti.grades;

import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.lti.registrations.Registration;
import org.weft.lti.services.ServiceFailed;
import org.weft.lti.services.Services;

/** Whether we can make columns in an LMS's gradebooks: makes one in a course that was opened, and takes it away again. */
public final class ColumnTrial {
    private static final Logger LOG = LoggerFactory.getLogger(ColumnTrial.class);
    private static final String TRIAL = "weft-trial";
    private static final String LABEL = "Weft looks whether it can add a column";

    private final Jdbi jdbi;
    private final Services services;

    public ColumnTrial(Jdbi jdbi, Services services) {
        this.jdbi = jdbi;
        this.services = services;
    }

    /** How it went. */
    public enum Outcome {
        /** No launch has told where a gradebook is. */
        NO_GRADEBOOK,
        /** Launches say that we may only use columns that there are. */
        NOT_OURS,
        MADE,
        /** It was made, and the LMS doesn't take it away again: the next trial tries that first. */
        LEFT
    }

    /** @throws ServiceFailed when the LMS doesn't let us, or isn't there */
    public Outcome run(Registration registration) {
        var gradebook = jdbi.withExtension(
                GradebookDao.class, dao -> dao.any(registration.organizationId(), registration.installationId()));
        if (gradebook.isEmpty()) {
            return Outcome.NO_GRADEBOOK;
        }
        var address = gradebook.get().lineItemsUrl();
        if (address == null || !gradebook.get().mayCreate()) {
            return Outcome.NOT_OURS;
        }
        var items = new LineItems(services, registration);
        var left = items.find(address, TRIAL, TRIAL).stream().findFirst().map(LineItem::url);
        var url = left.orElseGet(() -> items.create(address, new LineItems.Wanted(LABEL, 1, TRIAL, TRIAL, null)));
        try {
            items.delete(url);
            return Outcome.MADE;
        } catch (ServiceFailed e) {
            LOG.warn("grades: a column that was made for a trial is left, since the LMS {}", e.getMessage());
            return Outcome.LEFT;
        }
    }
}
