package org.weft.lti;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.weft.lti.health.AddressesPart;
import org.weft.lti.health.Sighting;
import org.weft.lti.health.Sightings;

/** Tells the health page what became of launches: of each that ends, and of logins that go no further. */
final class LaunchesSeen {
    private static final String LOGIN = "lti-login";
    private static final String LAUNCH = "lti-launch";
    private static final String OK = "ok";

    private final Sightings sightings;
    private final Clock clock;

    LaunchesSeen(Sightings sightings, Clock clock) {
        this.sightings = sightings;
        this.clock = clock;
    }

    void add(Exchange exchange, String step, String outcome, String code) {
        var registration = exchange.registration();
        boolean ends = step.equals(LAUNCH)
                ? !code.equals(Reason.PROOF_ASKED.code())
                : step.equals(LOGIN) && !outcome.equals(OK);
        if (registration == null || !ends) {
            return;
        }
        var now = clock.instant();
        var issued = exchange.issuedAt();
        sightings.add(new Sighting(
                registration.organizationId(),
                registration.installationId(),
                now,
                exchange.correlation(),
                step,
                outcome,
                code,
                exchange.milliseconds(),
                issued == null ? null : (int) Duration.between(now, issued).toSeconds(),
                exchange.keptBy(),
                !"document".equals(exchange.request().getHeader("Sec-Fetch-Dest")),
                issued == null ? null : origin(exchange.request()),
                exchange.leadsTo()));
    }

    private static @Nullable String origin(HttpServletRequest request) {
        try {
            return AddressesPart.origin(new URI(request.getRequestURL().toString()));
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
