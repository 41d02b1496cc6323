package org.weft.lti;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.weft.admin.Replies;
import org.weft.discussion.Placing;
import org.weft.lti.admin.ConsoleEntry;
import org.weft.lti.registrations.Registration;
import org.weft.session.Arrival;

/**
 * A launch that leads to the admin console: of a link whose target has {@code ?admin}, or with the custom parameter
 * {@code weft=admin}.
 */
final class ConsoleStep {
    private static final String CUSTOM = "weft";
    private static final String ADMIN = "admin";

    private final ConsoleEntry entry;
    private final Placing placing;
    private final LaunchPages pages;

    ConsoleStep(ConsoleEntry entry, Placing placing, LaunchPages pages) {
        this.entry = entry;
        this.placing = placing;
        this.pages = pages;
    }

    static boolean isAskedFor(Claims claims) {
        return claims.optional(Claims.LTI + "custom")
                        .text(CUSTOM)
                        .filter(ADMIN::equals)
                        .isPresent()
                || claims.text(Claims.LTI + "target_link_uri")
                        .filter(ConsoleStep::leadsThere)
                        .isPresent();
    }

    private static boolean leadsThere(String address) {
        try {
            var query = new URI(address.strip()).getRawQuery();
            return query != null && !Form.parse(query).all(ADMIN).isEmpty();
        } catch (URISyntaxException | LaunchRejected e) {
            return false;
        }
    }

    /**
     * Who sends this may do what administrators of an LMS may.
     *
     * @param reason to tell all others
     * @throws LaunchRejected for others, and where an LMS's administrators aren't admitted
     */
    void require(Launch launch, Reason reason) {
        var registration = launch.deployment().registration();
        if (!launch.administers()) {
            throw new LaunchRejected(reason).concerning(registration);
        }
        if (!admits(registration)) {
            throw new LaunchRejected(Reason.ADMINISTRATORS_NOT_ADMITTED).concerning(registration);
        }
    }

    /** Whether the administrators of an LMS are admitted. */
    boolean admits(Registration registration) {
        return entry.admits(registration);
    }

    /** Every launch says who is no administrator, or no more. */
    void hear(Launch launch) {
        if (!launch.administers()) {
            entry.end(launch.deployment().registration(), launch.subject());
        }
    }

    /** Answers at once, since a way in is shown to nobody a second time. @throws LaunchRejected for all others */
    String open(Exchange exchange, Launch launch, Arrival arrival) throws IOException {
        var registration = launch.deployment().registration();
        require(launch, Reason.CONSOLE_FOR_ADMINISTRATORS);
        var html = entry.page(registration, placing.recognise(arrival), launch.locale());
        Replies.page(exchange.response(), 200, pages.ancestors(registration), html);
        return "console";
    }
}
