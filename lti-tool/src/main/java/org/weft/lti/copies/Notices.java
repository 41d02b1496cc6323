package org.weft.lti.copies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.base.Backoff;
import org.weft.base.Rounds;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/**
 * Notices of LMSs: kept before they are answered, since they aren't sent twice, and worked off afterwards. One that
 * comes again is known by its id.
 */
public final class Notices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Backoff RETRIES = new Backoff(Duration.ofMinutes(2), Duration.ofHours(12));
    private static final int MOST_TRIES = 10;
    private static final int BATCH = 50;
    /** Of one deployment, of those whose signature is still to be checked. */
    private static final int MOST_UNVERIFIED = 500;

    private final Jdbi jdbi;
    private final Clock clock;
    private final CourseCopies copies;
    private final Reader reader;
    private final Rounds rounds = new Rounds("notices");

    public Notices(Jdbi jdbi, Clock clock, CourseCopies copies, Reader reader) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.copies = copies;
        this.reader = reader;
    }

    /** Reads what was kept. */
    public interface Reader {
        /**
         * @param verified whether its signature was found right before
         * @param at when it came
         * @throws Unreadable when it is no notice of that LMS
         */
        Notice read(String jwt, boolean verified, Instant at);
    }

    /** It isn't what it seemed to be, or can't be told yet. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final boolean mayPass;

        /** @param mayPass whether trying again may help */
        public Unreadable(String code, boolean mayPass) {
            super(code);
            this.mayPass = mayPass;
        }
    }

    /** From where a notice came. */
    public record Source(OrganizationId organization, InstallationId installation, String deploymentId) {}

    /** What is to be kept. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Received(String id, byte[] nonceHash, String jwt, boolean verified) {}

    /** What became of one that came. */
    public enum Kept {
        NEW,
        KNOWN,
        /** Another one had the same nonce. */
        NONCE_USED,
        TOO_MANY
    }

    public Kept keep(Source from, Received received) {
        var now = clock.instant();
        return jdbi.withExtension(NoticeDao.class, dao -> {
            if (!received.verified() && dao.unverified(from) >= MOST_UNVERIFIED) {
                return Kept.TOO_MANY;
            }
            if (dao.add(from, received, now) > 0) {
                return Kept.NEW;
            }
            return dao.isKnown(from, received.id()) ? Kept.KNOWN : Kept.NONCE_USED;
        });
    }

    /** Starts the job. */
    public void start() {
        rounds.start(PAUSE, this::workOff);
    }

    @Override
    public void close() {
        rounds.close();
    }

    /** A job: works off what has come, and forgets what came long ago. */
    public void workOff() {
        var now = clock.instant();
        for (var due : jdbi.withExtension(NoticeDao.class, dao -> dao.take(now, now.plus(LEASE), BATCH))) {
            workOff(due);
        }
        jdbi.useExtension(NoticeDao.class, dao -> dao.forget(now.minus(KEPT)));
    }

    private void workOff(NoticeDao.Due due) {
        var from = new Source(due.organization(), due.installation(), due.deploymentId());
        try {
            var notice = reader.read(due.jwt(), due.verified(), due.receivedAt());
            var outcome = act(from, notice);
            jdbi.useExtension(NoticeDao.class, dao -> dao.done(from, due.noticeId(), outcome));
            LOG.info(
                    "event=lti-notice outcome=done code={} organization={} installation={}",
                    outcome,
                    due.organization().value(),
                    due.installation().value());
        } catch (Unreadable e) {
            failed(from, due, String.valueOf(e.getMessage()), e.mayPass);
        } catch (RuntimeException e) {
            // One that can't be stored doesn't hold up the others.
            LOG.warn(
                    "event=lti-notice outcome=failed installation={}",
                    due.installation().value(),
                    e);
            failed(from, due, "failed", true);
        }
    }

    private void failed(Source from, NoticeDao.Due due, String code, boolean mayPass) {
        if (mayPass && due.tries() < MOST_TRIES) {
            var next = clock.instant().plus(RETRIES.after(due.tries()));
            jdbi.useExtension(NoticeDao.class, dao -> dao.again(from, due.noticeId(), next));
        } else {
            jdbi.useExtension(NoticeDao.class, dao -> dao.done(from, due.noticeId(), code));
        }
        LOG.warn(
                "event=lti-notice outcome=refused code={} installation={}",
                code,
                due.installation().value());
    }

    private String act(Source from, Notice notice) {
        var type = NoticeType.find(notice.type());
        if (type.isEmpty()) {
            return "not-taken";
        }
        switch (type.get()) {
            case COPY -> {
                if (notice.course() == null) {
                    return "course-missing";
                }
                copies.remember(from.organization(), from.installation(), notice.course(), notice.origins());
                return notice.origins().isEmpty() ? "copy-without-origin" : "copy";
            }
            case HELLO -> jdbi.useExtension(NoticeDao.class, dao -> dao.greeted(from, clock.instant()));
        }
        return "hello";
    }
}
