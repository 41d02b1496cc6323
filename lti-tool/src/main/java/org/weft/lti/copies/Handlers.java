package org.weft.lti.copies;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.base.Backoff;
import org.weft.base.Json;
import org.weft.base.Rounds;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.Registrations;
import org.weft.lti.services.Afterwards;
import org.weft.lti.services.Scope;
import org.weft.lti.services.ServiceFailed;
import org.weft.lti.services.Services;

/**
 * Tells LMSs where we take their notices, once a launch has said where they want to know (Platform Notification Service
 * 1.0, "notice handlers"). Launches don't wait for that.
 */
public final class Handlers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Backoff RETRIES = new Backoff(Duration.ofMinutes(1), DAY);
    private static final int MOST_BYTES = 100_000;
    private static final String JSON = "application/json";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Registrations registrations;
    private final Services services;
    private final URI handler;
    private final Afterwards<Seen> afterwards = new Afterwards<>("notice-handlers", this::note);

    private final Rounds rounds = new Rounds("notice-handlers");

    /** @param handler our address for notices */
    public Handlers(Jdbi jdbi, Clock clock, Registrations registrations, Services services, URI handler) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.registrations = registrations;
        this.services = services;
        this.handler = handler;
    }

    /**
     * What a launch has told.
     *
     * @param types that we take
     */
    public record Seen(Notices.Source from, URI serviceUrl, List<String> types) {}

    public void see(Seen seen) {
        if (!seen.types().isEmpty()) {
            afterwards.see(seen);
        }
    }

    private void note(Seen seen) {
        jdbi.useExtension(
                HandlerDao.class,
                dao -> dao.put(
                        seen.from(), seen.serviceUrl().toString(), seen.types(), handler.toString(), clock.instant()));
    }

    /** Starts the job. */
    public void start() {
        rounds.start(PAUSE, this::tellDue);
    }

    /** A job: tells those LMSs that are to be told now. */
    public void tellDue() {
        for (var due = take(); due != null; due = take()) {
            tell(due);
        }
    }

    private HandlerDao.@Nullable Due take() {
        var now = clock.instant();
        return jdbi.withExtension(HandlerDao.class, dao -> dao.take(now, now.plus(LEASE)))
                .orElse(null);
    }

    private void tell(HandlerDao.Due due) {
        var from = new Notices.Source(due.organization(), due.installation(), due.deploymentId());
        var registration =
                registrations.find(due.organization(), due.installation()).filter(Registration::enabled);
        if (registration.isEmpty()) {
            jdbi.useExtension(
                    HandlerDao.class,
                    dao -> dao.failed(from, "not-allowed", clock.instant().plus(DAY)));
            return;
        }
        try {
            due.types().forEach(type -> services.send(call(registration.get(), due, type)));
            jdbi.useExtension(HandlerDao.class, dao -> dao.told(from, handler.toString(), clock.instant()));
            LOG.info(
                    "notices: handler told, installation={}", due.installation().value());
        } catch (ServiceFailed e) {
            LOG.info(
                    "notices: handler not told, installation={}: the LMS {}",
                    due.installation().value(),
                    e.getMessage());
            jdbi.useExtension(
                    HandlerDao.class, dao -> dao.failed(from, e.kind().name().toLowerCase(Locale.ROOT), next(due, e)));
        }
    }

    /** Where we aren't allowed to, somebody may change that some day. */
    private Instant next(HandlerDao.Due due, ServiceFailed failure) {
        var pause = failure.mayPass() ? RETRIES.after(due.tries()) : DAY;
        var asked = failure.retryAfter();
        return clock.instant().plus(asked == null || asked.compareTo(pause) < 0 ? pause : asked);
    }

    private Services.Call call(Registration registration, HandlerDao.Due due, String type) {
        var body = Json.write(Map.of("notice_type", type, "handler", handler.toString()));
        return new Services.Call(
                registration, Set.of(Scope.NOTICES), "PUT", due.serviceUrl(), JSON, JSON, body, MOST_BYTES);
    }

    @Override
    public void close() {
        rounds.close();
        afterwards.close();
    }
}
