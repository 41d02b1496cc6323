package org.weft.lti.grades;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.credit.Scores;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.Registrations;
import org.weft.lti.services.ServiceFailed;
import org.weft.lti.services.ServiceFailed.Kind;
import org.weft.lti.services.Services;
import org.weft.lti.v1p1.OutcomeAddresses;
import org.weft.lti.v1p1.Outcomes;
import org.weft.people.PersonId;

/** Delivers points to LMSs, some of one discussion at a time. One that fails never stops the others. */
public final class GradeSender {
    private static final Logger LOG = LoggerFactory.getLogger(GradeSender.class);
    private static final int BATCH = 200;
    /** Then others have their turn. */
    private static final Duration TURN = Duration.ofMinutes(1);

    /** So often in a row a lost column is replaced without waiting. */
    private static final int AT_ONCE = 3;

    private static final Duration BUSY = Duration.ofSeconds(10);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Registrations registrations;
    private final Services services;
    private final Columns columns;
    private final Scores scores;
    private final OutcomeBook outcomes;

    public GradeSender(
            Jdbi jdbi,
            Clock clock,
            Registrations registrations,
            Services services,
            Scores scores,
            Outcomes outcomes,
            OutcomeAddresses addresses) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.registrations = registrations;
        this.services = services;
        this.columns = new Columns(jdbi, clock, services);
        this.scores = scores;
        this.outcomes = new OutcomeBook(outcomes, addresses);
    }

    /** Delivers all that is due. */
    public void sendDue() {
        var all = scores.take(BATCH);
        while (!all.isEmpty()) {
            send(all);
            all = scores.take(BATCH);
        }
    }

    private void send(List<Scores.Due> all) {
        try {
            var column = open(all);
            if (column.isEmpty()) {
                scores.handBack(all, BUSY);
                return;
            }
            new Sending(all, column.get()).run();
        } catch (ServiceFailed e) {
            failed(all, e);
        }
    }

    /** @param url null where columns have no address of their own */
    private record Open(Book book, @Nullable URI url) {}

    private Optional<Open> open(List<Scores.Due> all) {
        var one = all.get(0);
        var gradebook = jdbi.withExtension(GradebookDao.class, dao -> dao.find(one.organization(), one.place()));
        if (gradebook.isEmpty()) {
            return Optional.of(new Open(outcomes, null));
        }
        var registration = registrations
                .find(one.organization(), one.installation())
                .filter(Registration::enabled)
                .orElseThrow(() -> new ServiceFailed(Kind.NOT_ALLOWED, "was switched off"));
        return columns.find(registration, one, gradebook.get())
                .map(url -> new Open(new AgsBook(services, registration, url, subjects(all)), url));
    }

    private Map<PersonId, String> subjects(List<Scores.Due> all) {
        var one = all.get(0);
        var people = all.stream().map(Scores.Due::person).toList();
        var subjects = new HashMap<PersonId, String>();
        jdbi.withExtension(GradebookDao.class, dao -> dao.subjects(one.organization(), one.installation(), people))
                .forEach(each -> subjects.put(each.person(), each.subject()));
        return subjects;
    }

    private void failed(List<Scores.Due> rest, ServiceFailed failure) {
        var one = rest.get(0);
        LOG.info(
                "grades not delivered, organization={} place={} forum={} scores={}: the LMS {}",
                one.organization().text(),
                one.place().text(),
                one.forum().text(),
                rest.size(),
                failure.getMessage());
        scores.failed(rest, problem(failure), failure.retryAfter());
    }

    /** A code that widgets have words for. */
    private static String problem(ServiceFailed failure) {
        return switch (failure.kind()) {
            case NOT_ALLOWED -> "not-allowed";
            case GONE -> "no-column";
            case UNAVAILABLE -> "unavailable";
            case REFUSED -> "rejected";
            case CONFLICT -> "newer";
        };
    }

    /** Of one batch. */
    private final class Sending {
        private final List<Scores.Due> all;
        private final Book book;
        private final @Nullable URI url;
        private final Instant end = clock.instant().plus(TURN);
        private boolean works;

        Sending(List<Scores.Due> all, Open open) {
            this.all = all;
            this.book = open.book();
            this.url = open.url();
        }

        void run() {
            for (int i = 0; i < all.size(); i++) {
                if (clock.instant().isAfter(end)) {
                    scores.handBack(all.subList(i, all.size()), Duration.ZERO);
                    break;
                }
                try {
                    if (!one(all.get(i))) {
                        missed(all.subList(i, all.size()));
                        break;
                    }
                } catch (ServiceFailed e) {
                    failed(all.subList(i, all.size()), e);
                    return;
                }
            }
            if (works) {
                scores.works(all.get(0));
            }
        }

        /** Looked for anew at once, but not for ever: an LMS could lose every column that we make. */
        private void missed(List<Scores.Due> rest) {
            scores.failed(rest, "no-column", rest.get(0).tries() < AT_ONCE ? Duration.ZERO : null);
        }

        /** False when the column is gone, and is to be looked for anew. @throws ServiceFailed for all that are left */
        private boolean one(Scores.Due due) {
            try {
                deliver(due);
                works = true;
                return true;
            } catch (ServiceFailed e) {
                switch (e.kind()) {
                    case UNAVAILABLE -> throw e;
                    case NOT_ALLOWED -> {
                        // Without a status there was no token; with 403 it may be about this person alone.
                        if (e.status() != 403) {
                            throw e;
                        }
                        scores.refused(due, "forbidden");
                    }
                    case CONFLICT -> scores.failed(due, "newer", null);
                    case GONE -> {
                        if (url != null && book.isGone()) {
                            columns.forget(due, url);
                            return false;
                        }
                        scores.refused(due, "rejected");
                    }
                    case REFUSED -> scores.refused(due, "rejected");
                }
                return true;
            }
        }

        private void deliver(Scores.Due due) {
            if (!due.overwrite()) {
                var theirs = book.read(due).orElse(null);
                if (theirs != null && due.wasSent() && theirs.is(due.wanted())) {
                    scores.delivered(due);
                    return;
                }
                if (theirs != null && !isOurs(theirs, due)) {
                    scores.differs(due, theirs.of(due.maximum()));
                    return;
                }
            }
            scores.sending(due).ifPresent(at -> {
                book.write(due, at);
                scores.delivered(due);
            });
        }

        private static boolean isOurs(Grade theirs, Scores.Due due) {
            return theirs.is(due.wanted()) || theirs.is(due.sent()) || theirs.is(due.taken());
        }
    }
}
