package org.weft.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.notifications.Told;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

/**
 * Mails people what they should know, each when they want it. What is due is taken for a while, sent, and then noted as
 * done: a node that dies in between leaves it to be sent once more, under the same Message-ID.
 */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int PEOPLE = 20;
    private static final Duration LEASE = Duration.ofMinutes(20);
    /** After which nothing more of a batch is begun, so that the lease can't run out meanwhile. */
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
    /** Some four days. */
    private static final int MOST_TRIES = 30;

    /** How long the links of a mail work. */
    private static final Duration KEPT = Duration.ofDays(180);

    private final Jdbi jdbi;
    private final Clock clock;
    private final MailSettings settings;
    private final Letters letters;
    private final Bounces bounces;

    public Outbox(Jdbi jdbi, Clock clock, MailSettings settings) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = settings;
        this.letters = new Letters(settings);
        this.bounces = new Bounces(jdbi, clock);
    }

    /** Sends all that is due now; a job. */
    public void send() {
        boolean more = true;
        while (more) {
            more = batch();
        }
    }

    /** Forgets mails whose links are too old to work; a job. */
    public void purge() {
        jdbi.useExtension(OutboxDao.class, dao -> dao.purge(clock.instant().minus(KEPT)));
    }

    /** Whether there may be more. */
    private boolean batch() {
        var now = clock.instant();
        var claimed = jdbi.inTransaction(handle -> {
            var dao = handle.attach(OutboxDao.class);
            return dao.beAlone() ? dao.claim(now, now.plus(LEASE), PEOPLE) : List.<OutboxDao.Claimed>of();
        });
        var byOrganization = claimed.stream()
                .collect(Collectors.groupingBy(
                        OutboxDao.Claimed::organizationId, LinkedHashMap::new, Collectors.toList()));
        var ready = new ArrayList<Ready>();
        byOrganization.forEach((organization, news) -> ready.addAll(prepare(organization, news, now)));
        return (ready.isEmpty() || carry(ready, now)) && !claimed.isEmpty();
    }

    /** A letter, and how often it was tried to send what it tells. */
    private record Ready(OrganizationId organization, Letter letter, int tries) {}

    /** The mails that go out now; what is for later, or for nobody any more, is noted. */
    private List<Ready> prepare(OrganizationId organization, List<OutboxDao.Claimed> claimed, Instant now) {
        Map<PersonId, Rhythm> rhythms = new LinkedHashMap<>();
        Map<Long, Instant> later = new LinkedHashMap<>();
        Map<Long, Integer> due = new LinkedHashMap<>();
        for (var news : claimed) {
            var rhythm = rhythms.computeIfAbsent(
                    news.personId(), person -> Rhythms.of(news.often(), news.quietFrom(), news.quietTo(), news.zone()));
            var at = rhythm.due(news.since(), now);
            if (at.isAfter(now)) {
                later.put(news.id(), at);
            } else if (rhythm.often() != Often.NEVER) {
                due.put(news.id(), news.tries());
            }
        }
        var told = Told.mailable(jdbi, organization, List.copyOf(due.keySet()), now);
        var ready = told.stream()
                .collect(Collectors.groupingBy(Told::person, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .flatMap(each ->
                        letters
                                .of(
                                        organization,
                                        each.getValue(),
                                        Objects.requireNonNull(rhythms.get(each.getKey()))
                                                .often())
                                .stream())
                .map(letter -> new Ready(organization, letter, tries(letter, due)))
                .toList();
        note(organization, claimed, later, ready, now);
        return ready;
    }

    private static int tries(Letter letter, Map<Long, Integer> due) {
        return letter.news().stream().mapToInt(due::get).max().orElse(1);
    }

    private void note(
            OrganizationId organization,
            List<OutboxDao.Claimed> claimed,
            Map<Long, Instant> later,
            List<Ready> ready,
            Instant now) {
        var kept = ready.stream().flatMap(each -> each.letter().news().stream()).collect(Collectors.toSet());
        kept.addAll(later.keySet());
        var over = claimed.stream()
                .map(OutboxDao.Claimed::id)
                .filter(id -> !kept.contains(id))
                .toList();
        var issued = ready.stream()
                .map(each -> OutboxDao.NewMail.of(
                        Objects.requireNonNull(each.letter().issued())))
                .toList();
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(OutboxDao.class);
            dao.done(organization, over);
            dao.postpone(organization, List.copyOf(later.keySet()), List.copyOf(later.values()));
            dao.issue(organization, issued, now);
        });
    }

    /** False when the way to the mail server broke: what is left waits for the next time. */
    private boolean carry(List<Ready> ready, Instant began) {
        int next = 0;
        boolean opened = false;
        try (var trip = settings.carrier().open()) {
            opened = true;
            for (; next < ready.size() && clock.instant().isBefore(began.plus(LONGEST_BATCH)); next++) {
                carry(trip, ready.get(next));
            }
        } catch (MessagingException e) {
            LOG.warn("outbox: {} can't be reached, next try in {}: {}", settings.carrier(), PAUSE, Trouble.of(e));
            if (opened && next < ready.size()) {
                failed(ready.get(next++), e, false);
            }
        }
        for (var left : ready.subList(next, ready.size())) {
            var at = clock.instant().plus(PAUSE);
            jdbi.useExtension(
                    OutboxDao.class,
                    dao -> dao.release(left.organization(), left.letter().news(), at));
        }
        return next == ready.size();
    }

    /** @throws MessagingException when the connection broke */
    private void carry(Carrier.Trip trip, Ready ready) throws MessagingException {
        var letter = ready.letter();
        try {
            trip.carry(letter.message(settings.from(), clock.instant()));
            jdbi.useExtension(OutboxDao.class, dao -> dao.done(ready.organization(), letter.news()));
        } catch (AddressException | SendFailedException e) {
            var refused = refused(e);
            refused.ifPresent(status -> bounces.count(
                    new Bounces.BounceDao.Addressee(ready.organization(), letter.person(), letter.email()), status));
            failed(ready, e, refused.isPresent());
        }
    }

    private void failed(Ready ready, MessagingException why, boolean forGood) {
        var news = ready.letter().news();
        if (forGood || ready.tries() >= MOST_TRIES) {
            LOG.warn(
                    "outbox: mail given up, organization={} person={} tries={}: {}",
                    ready.organization().text(),
                    ready.letter().person().text(),
                    ready.tries(),
                    Trouble.of(why));
            jdbi.useExtension(OutboxDao.class, dao -> dao.done(ready.organization(), news));
        } else {
            var at = clock.instant().plus(pause(ready.tries()));
            jdbi.useExtension(OutboxDao.class, dao -> dao.retry(ready.organization(), news, at));
        }
    }

    /** Twice as long each time. */
    private static Duration pause(int tries) {
        var pause = PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** That there is no such address, as it says itself or the server does (5xx). */
    private static Optional<Returned.Status> refused(Exception failure) {
        for (Throwable cause = failure; cause instanceof MessagingException next; cause = next.getNextException()) {
            if (next instanceof AddressException) {
                return Optional.of(Returned.Status.NO_ADDRESS);
            } else if (next instanceof SMTPAddressFailedException refused && refused.getReturnCode() >= 500) {
                return Optional.of(Returned.Status.of(refused.getReturnCode(), String.valueOf(refused.getMessage())));
            }
        }
        return Optional.empty();
    }
}
