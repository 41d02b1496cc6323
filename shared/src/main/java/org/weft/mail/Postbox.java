package org.weft.mail;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.FlagTerm;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.discussion.Discussion;
import org.weft.moderation.Desks;

/**
 * Fetches answers from a mailbox, and what came back, on one node at a time. Either is removed when it has been dealt
 * with; what is neither stays there, marked as seen.
 */
public final class Postbox {
    private static final Logger LOG = LoggerFactory.getLogger(Postbox.class);
    private static final int MOST_AT_ONCE = 100;
    private static final Duration KEPT = Duration.ofDays(90);

    /** Asked for all mails together: each header by itself would be one more way to the server. */
    private static final FetchProfile KNOWN_FIRST = new FetchProfile();

    static {
        KNOWN_FIRST.add(FetchProfile.Item.ENVELOPE);
        KNOWN_FIRST.add(FetchProfile.Item.CONTENT_INFO);
        KNOWN_FIRST.add(IMAPFolder.FetchProfileItem.HEADERS);
    }

    private final Jdbi jdbi;
    private final Clock clock;
    private final Mailbox mailbox;
    private final Reading reading;
    private final Answers answers;
    private final Bounces bounces;

    /** @param settings with a mailbox */
    public Postbox(Jdbi jdbi, Clock clock, MailSettings settings, Mailbox mailbox, Discussion discussion, Desks desks) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.mailbox = mailbox;
        this.reading = new Reading(settings);
        this.answers = new Answers(jdbi, clock, settings, discussion, desks);
        this.bounces = new Bounces(jdbi, clock);
    }

    /** Deals with all that is there; a job. */
    public void empty() {
        // A handle of its own: what is posted meanwhile is committed one by one.
        try (var alone = jdbi.open()) {
            alone.useTransaction(handle -> {
                if (handle.attach(AnswerDao.class).beAlone()) {
                    fetch();
                }
            });
        }
    }

    /** Forgets what was dealt with long ago; a job. */
    public void purge() {
        jdbi.useExtension(AnswerDao.class, dao -> dao.purge(clock.instant().minus(KEPT)));
    }

    private void fetch() {
        try (var store = mailbox.open();
                var folder = store.getFolder(mailbox.folder())) {
            folder.open(Folder.READ_WRITE);
            var unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
            var some = Arrays.copyOf(unseen, Math.min(MOST_AT_ONCE, unseen.length));
            folder.fetch(some, KNOWN_FIRST);
            for (var message : some) {
                take(message);
            }
        } catch (MessagingException e) {
            LOG.warn("mailbox: {} can't be read, the next try comes: {}", mailbox, Trouble.of(e));
        }
    }

    /** What fails for a reason of ours stays as it is, for the next time. */
    private void take(Message message) throws MessagingException {
        try {
            var mail = reading.read(message);
            boolean dealtWith = bounces.take(mail) || answers.take(mail);
            message.setFlag(dealtWith ? Flags.Flag.DELETED : Flags.Flag.SEEN, true);
        } catch (RuntimeException e) {
            LOG.warn("mailbox: an answer waits for the next try", e);
        }
    }
}
