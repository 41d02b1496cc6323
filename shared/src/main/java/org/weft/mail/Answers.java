package org.weft.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.base.Refusal;
import org.weft.discussion.Discussion;
import org.weft.moderation.Desks;
import org.weft.session.Secrets;

/**
 * Posts what people answer to mails, by the same way as the widget: what may not be said there may not be said here. Who
 * answers is known by the secret in the address, and has to write from the address that the mail went to.
 */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final Duration ANSWERABLE = Duration.ofDays(30);
    private static final int MOST_NOTES_A_DAY = 5;
    private static final int SERVER_FAILS = 500;

    private final Jdbi jdbi;
    private final Clock clock;
    private final MailSettings settings;
    private final Discussion discussion;
    private final Desks desks;

    Answers(Jdbi jdbi, Clock clock, MailSettings settings, Discussion discussion, Desks desks) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = settings;
        this.discussion = discussion;
        this.desks = desks;
    }

    /** What became of an answer: {@code posted}, {@code held}, or why not, with what else is to be said of it. */
    record Outcome(String code, Map<String, Object> details) {
        static Outcome of(String code) {
            return new Outcome(code, Map.of());
        }
    }

    /** Whether it was an answer of somebody's, which is dealt with now. Taking it twice is fine. */
    boolean take(Received mail) {
        var token = mail.token();
        var organization = token == null ? null : Secrets.organization(token).orElse(null);
        if (token == null || organization == null) {
            return false;
        }
        var found = jdbi.withExtension(AnswerDao.class, dao -> dao.find(organization, Secrets.hash(token)));
        if (found.isEmpty()) {
            LOG.info("mailbox: an answer to no mail of ours, organization={}", organization.text());
            return false;
        }
        var answered = found.get();
        if (mail.automatic()) {
            LOG.info(
                    "mailbox: what nobody wrote, person={}", answered.personId().text());
            return true;
        }
        var hash = Secrets.hash(mail.id() + token);
        if (!jdbi.withExtension(AnswerDao.class, dao -> dao.known(organization, hash))) {
            note(mail, answered, hash, post(mail, answered, hash));
        }
        return true;
    }

    private Outcome post(Received mail, AnswerDao.Answerable answered, byte[] hash) {
        if (!mail.from().equalsIgnoreCase(answered.email())) {
            return Outcome.of("sender");
        } else if (answered.at().isBefore(clock.instant().minus(ANSWERABLE))) {
            return Outcome.of("expired");
        } else if (mail.text() == null) {
            return Outcome.of("unreadable");
        }
        var viewer =
                desks.away(answered.organizationId(), answered.personId(), answered.placeId(), answered.contentId());
        if (viewer.isEmpty()) {
            return Outcome.of("post-not-found");
        }
        try {
            var key = "mail-" + HexFormat.of().formatHex(hash, 0, 24);
            var post = discussion.reply(viewer.get(), answered.contentId(), mail.text(), key);
            return Outcome.of(post.isPresent() ? "posted" : "held");
        } catch (Refusal e) {
            if (e.status() >= SERVER_FAILS) {
                throw e;
            }
            return new Outcome(e.code(), e.details());
        }
    }

    /** What became of it is kept, then told if there is something to tell. */
    private void note(Received mail, AnswerDao.Answerable answered, byte[] hash, Outcome outcome) {
        var organization = answered.organizationId();
        var person = answered.personId();
        var now = clock.instant();
        boolean wanted = !outcome.code().equals("posted") || mail.files();
        boolean fresh = jdbi.withExtension(AnswerDao.class, dao -> {
            boolean may = wanted && dao.noted(organization, person, now.minus(Duration.ofDays(1))) < MOST_NOTES_A_DAY;
            return dao.add(organization, person, hash, outcome.code(), may, now) && may;
        });
        // Not whose it is: it may be without a name.
        LOG.info("mailbox: answer, organization={} outcome={}", organization.text(), outcome.code());
        if (fresh) {
            send(new Note(mail, answered, outcome, now).letter(settings));
        }
    }

    /** At most once: whoever isn't reached finds out in the course. */
    private void send(Letter letter) {
        try (var trip = settings.carrier().open()) {
            trip.carry(letter.message(settings.from(), clock.instant()));
        } catch (MessagingException e) {
            LOG.warn("mailbox: a note couldn't be sent: {}", Trouble.of(e));
        }
    }
}
