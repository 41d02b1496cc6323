package org.weft.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.base.Markup;
import org.weft.lti.pages.Words;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

/** How the mails of an organization are doing: what waits, what could not be sent, and which addresses take none. */
final class Mails implements Panel {
    private static final Duration LATELY = Duration.ofDays(7);

    private final Jdbi jdbi;
    private final Clock clock;

    Mails(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * News that a mail will go out about.
     *
     * @param later since the person wants it at another time
     * @param retried how many could not be sent at least once
     * @param mostTries of one of them
     * @param nextTry of those that are tried again
     */
    record Waiting(
            int due,
            int later,
            int retried,
            int mostTries,
            @Nullable Instant nextTry) {}

    /** What came back by mail lately: how often each outcome. */
    record Received(String outcome, int times) {}

    /** An address that takes no mail. */
    record Returned(PersonId person, String name, String address, int times, String status, boolean off, Instant at) {}

    @Override
    public String html(Visit visit) {
        var words = visit.words();
        var organization = visit.organization();
        var since = clock.instant().minus(LATELY);
        return jdbi.withExtension(MailDao.class, dao -> {
            var waiting = dao.waiting(organization, clock.instant());
            var returned = ListPage.of(dao.returned(organization, visit.after(), ListPage.READ));
            return "<h2>%s</h2>\n".formatted(words.html("mail"))
                    + "<ul class=\"facts\"><li>%s</li><li>%s</li><li>%s</li><li>%s</li></ul>\n"
                            .formatted(
                                    words.html("mail.sent", dao.sent(organization, since)),
                                    words.html("mail.due", waiting.due()),
                                    words.html("mail.later", waiting.later()),
                                    retried(words, waiting))
                    + received(words, dao.received(organization, since))
                    + "<h3>%s</h3>\n".formatted(words.html("mail.returned"))
                    + returned(words, returned.shown())
                    + returned.next(
                            words, visit.address(), each -> each.person().text());
        });
    }

    private static String retried(Words words, Waiting waiting) {
        var next = waiting.nextTry();
        return next == null
                ? words.html("mail.failed.none")
                : words.html("mail.failed", waiting.retried(), waiting.mostTries()) + " " + words.time(next);
    }

    private static String received(Words words, List<Received> all) {
        return all.isEmpty()
                ? ""
                : "<h3>%s</h3>\n".formatted(words.html("mail.received"))
                        + all.stream()
                                .map(each -> "<li>%s: %d</li>".formatted(outcome(words, each.outcome()), each.times()))
                                .collect(Collectors.joining("", "<ul class=\"facts\">", "</ul>\n"));
    }

    private static String outcome(Words words, String outcome) {
        return words.has("mail.outcome." + outcome)
                ? words.html("mail.outcome." + outcome)
                : words.html("mail.outcome.refused", outcome);
    }

    private static String returned(Words words, List<Returned> shown) {
        return Html.rows(
                words,
                "mail.returned.none",
                shown,
                each -> "<li><p>%s <bdi>%s</bdi></p><p class=\"hint\">%s · %s %s</p></li>\n"
                        .formatted(
                                Html.name(each.name()),
                                Markup.escape(each.address()),
                                words.html(each.off() ? "mail.off" : "mail.on", each.times()),
                                words.html("mail.status", each.status()),
                                words.time(each.at())));
    }

    @RegisterConstructorMapper(Waiting.class)
    @RegisterConstructorMapper(Received.class)
    @RegisterConstructorMapper(Returned.class)
    interface MailDao {
        @SqlQuery("""
                select count(*) filter (where mail_tries = 0 and mail_at <= :now) as due,
                       count(*) filter (where mail_tries = 0 and mail_at > :now) as later,
                       count(*) filter (where mail_tries > 0) as retried,
                       coalesce(max(mail_tries), 0) as most_tries,
                       min(mail_at) filter (where mail_tries > 0) as next_try
                from notification
                where organization_id = :organization and mail_at is not null
                """)
        Waiting waiting(OrganizationId organization, Instant now);

        @SqlQuery("""
                select count(*)
                from mail
                where organization_id = :organization and at >= :since
                """)
        int sent(OrganizationId organization, Instant since);

        @SqlQuery("""
                select outcome, count(*) as times
                from mail_received
                where organization_id = :organization and at >= :since
                group by outcome
                order by count(*) desc, outcome
                limit 20
                """)
        List<Received> received(OrganizationId organization, Instant since);

        @SqlQuery("""
                select b.person_id as person, p.name, b.address, b.times, b.status, b.off, b.at
                from mail_bounce b
                join person p on p.organization_id = b.organization_id and p.id = b.person_id
                where b.organization_id = :organization and b.person_id > :after and p.email = b.address
                order by b.person_id
                limit :limit
                """)
        List<Returned> returned(OrganizationId organization, long after, int limit);
    }
}
