package org.weft.lti.grades;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.credit.Scores;
import org.weft.lti.grades.GradebookDao.Column;
import org.weft.lti.grades.GradebookDao.Gradebook;
import org.weft.lti.picking.ContentItems;
import org.weft.lti.registrations.Registration;
import org.weft.lti.services.ServiceFailed;
import org.weft.lti.services.ServiceFailed.Kind;
import org.weft.lti.services.Services;

/**
 * The column of each discussion: the link's own, or else the one that is called by our id, or else one that we make.
 * Only one node at a time looks for it, so that there are never two.
 */
final class Columns {
    private static final Logger LOG = LoggerFactory.getLogger(Columns.class);
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final int LABEL_CHARS = 200;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Services services;

    Columns(Jdbi jdbi, Clock clock, Services services) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.services = services;
    }

    /**
     * Where a score goes; empty while another node is looking for it.
     *
     * @throws ServiceFailed {@code GONE} when there is none, and we may make none
     */
    Optional<URI> find(Registration registration, Scores.Due due, Gradebook gradebook) {
        var items = new LineItems(services, registration);
        var known =
                jdbi.withExtension(GradebookDao.class, dao -> dao.column(due.organization(), due.place(), due.forum()));
        var url = known.map(Column::url);
        if (url.isPresent() && keepUp(items, due, known.get(), url.get())) {
            return url;
        }
        var now = clock.instant();
        int ours = jdbi.withExtension(
                GradebookDao.class,
                dao -> dao.seek(due.organization(), due.place(), due.forum(), now, now.plus(LEASE)));
        if (ours == 0) {
            return Optional.empty();
        }
        try {
            var column = look(items, due, gradebook);
            store(due, column);
            return Optional.ofNullable(column.url());
        } catch (ServiceFailed e) {
            if (!e.mayPass()) {
                // Nothing was made, so nobody has to wait.
                store(due, Column.NONE);
            }
            throw e;
        }
    }

    /** It isn't there any more: it is looked for again. */
    void forget(Scores.Due due, URI url) {
        LOG.info("grades: a column is gone, organization={} forum={}", due.organization(), due.forum());
        jdbi.useExtension(GradebookDao.class, dao -> dao.forget(due.organization(), due.place(), due.forum(), url));
    }

    private Column look(LineItems items, Scores.Due due, Gradebook gradebook) {
        var link =
                jdbi.withExtension(GradebookDao.class, dao -> dao.link(due.organization(), due.place(), due.forum()));
        var own = link.map(GradebookDao.Link::lineItemUrl);
        if (own.isPresent()) {
            return new Column(own.get(), false, null, null);
        }
        var all = gradebook.lineItemsUrl();
        if (all == null) {
            throw none();
        }
        var id = "discussion-" + due.forum().text();
        var found = items.find(all, id, ContentItems.COLUMN_TAG);
        if (found.size() > 1) {
            LOG.warn("grades: {} columns are called {}, the first is used", found.size(), id);
        }
        var title = title(link.map(GradebookDao.Link::title).orElse(""));
        if (!found.isEmpty()) {
            return new Column(
                    found.get(0).url(), true, title, (int) found.get(0).maximum());
        }
        if (!gradebook.mayCreate()) {
            throw none();
        }
        var wanted = new LineItems.Wanted(
                title,
                due.maximum(),
                id,
                ContentItems.COLUMN_TAG,
                link.map(GradebookDao.Link::linkId).orElse(null));
        return new Column(items.create(all, wanted), true, title, due.maximum());
    }

    /**
     * The column that we have made gets another maximum when the discussion does. LMSs reckon without it, too.
     *
     * @return false when it is gone
     */
    private boolean keepUp(LineItems items, Scores.Due due, Column known, URI url) {
        var title = known.title();
        if (!known.ours() || title == null || Integer.valueOf(due.maximum()).equals(known.maximum())) {
            return true;
        }
        try {
            items.update(url, title, due.maximum());
        } catch (ServiceFailed e) {
            if (e.mayPass()) {
                throw e;
            }
            if (e.kind() == Kind.GONE) {
                forget(due, url);
                return false;
            }
            LOG.info("grades: a column keeps its maximum, since the LMS {}", e.getMessage());
        }
        store(due, new Column(url, true, title, due.maximum()));
        return true;
    }

    private void store(Scores.Due due, Column column) {
        jdbi.useExtension(
                GradebookDao.class, dao -> dao.setColumn(due.organization(), due.place(), due.forum(), column));
    }

    private static String title(@Nullable String title) {
        var text = title == null || title.isBlank() ? "Participation" : title;
        return text.length() <= LABEL_CHARS ? text : text.substring(0, LABEL_CHARS - 1) + "\u2026";
    }

    private static ServiceFailed none() {
        return new ServiceFailed(Kind.GONE, "has no column for it, and lets us make none");
    }
}
