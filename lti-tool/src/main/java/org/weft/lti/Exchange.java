package org.weft.lti;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.lti.health.AddressesPart;
import org.weft.lti.health.Sighting;
import org.weft.lti.registrations.Registration;
import org.weft.lti.v1p1.Consumer;
import org.weft.server.RequestId;

/** One request of a launch, its answer, and what is known about it by now. */
final class Exchange {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final String correlation;
    private final long startedAt = System.nanoTime();
    private @Nullable Registration registration;
    private @Nullable Consumer consumer;
    private Map<String, String> retryFields = Map.of();
    private @Nullable String windowLink;
    private @Nullable Instant issuedAt;
    private @Nullable String leadsTo;
    private Sighting.@Nullable Keeper keptBy;

    Exchange(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
        this.correlation = RequestId.of(request);
    }

    HttpServletRequest request() {
        return request;
    }

    HttpServletResponse response() {
        return response;
    }

    /** The request's id, which the log has as well. */
    String correlation() {
        return correlation;
    }

    long milliseconds() {
        return (System.nanoTime() - startedAt) / 1_000_000;
    }

    @Nullable
    Registration registration() {
        return registration;
    }

    void concerns(@Nullable Registration known) {
        if (known != null) {
            registration = known;
        }
    }

    /** The LMS that launches by LTI 1.1, once its signature is known to be right. */
    @Nullable
    Consumer consumer() {
        return consumer;
    }

    void concerns(Consumer known) {
        consumer = known;
    }

    /** What to post again, should this fail for a reason that passes. */
    Map<String, String> retryFields() {
        return retryFields;
    }

    void mayRetryWith(Map<String, String> fields) {
        retryFields = Map.copyOf(fields);
    }

    /** Where the same login begins in a window of its own. */
    @Nullable
    String windowLink() {
        return windowLink;
    }

    /** Takes from the claims what our health page tells. */
    void measure(Claims claims) {
        try {
            issuedAt = claims.time("iat").orElse(null);
            leadsTo = AddressesPart.origin(LaunchReader.url(claims, Claims.LTI + "target_link_uri"));
        } catch (LaunchRejected e) {
            // A claim of a wrong type, which the checks will name in their own order.
        }
    }

    /** When the platform signed its message; null when none came. */
    @Nullable
    Instant issuedAt() {
        return issuedAt;
    }

    /** The origin of the link's target; null when no message named one. */
    @Nullable
    String leadsTo() {
        return leadsTo;
    }

    /** What the browser has kept for us; null when it isn't known. */
    Sighting.@Nullable Keeper keptBy() {
        return keptBy;
    }

    void wasKeptBy(Sighting.@Nullable Keeper keeper) {
        keptBy = keeper;
    }

    void mayOpen(String link) {
        windowLink = link;
    }
}
