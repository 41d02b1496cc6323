package org.weft.lti.install;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;
import org.weft.lti.install.Installer.Offer;
import org.weft.lti.install.Installer.Request;
import org.weft.lti.registrations.Origins;

/**
 * What an LMS's administrator is shown who comes to register us (LTI Dynamic Registration 1.0, section 3.3): what will be
 * registered, and that it was. Anybody can come here and make us call an address, so few may do so at the same time.
 */
public final class Installing {
    static final String CONFIGURATION = "openid_configuration";
    static final String TOKEN = "registration_token";
    static final String INVITE = "invite";

    private static final int AT_ONCE = 8;
    private static final String ANYBODY = "*";

    private final Installer installer;
    private final InstallPages pages;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    public Installing(Installer installer, InstallPages pages) {
        this.installer = installer;
        this.pages = pages;
    }

    /**
     * A page to be shown.
     *
     * @param ancestors who may frame it, as in {@code frame-ancestors} (Content Security Policy 3)
     * @param outcome for the log
     */
    public record Shown(String html, int status, String ancestors, String outcome) {}

    /**
     * Shows what will be registered; changes nothing.
     *
     * @param fields a field of the request; empty when it has no text
     * @param correlation the request's id, to be found in the log
     */
    public Shown offer(Function<String, Optional<String>> fields, String correlation) {
        return inTurn(correlation, () -> {
            var asked = asked(fields);
            var offer = installer.look(asked);
            return new Shown(pages.offer(offer, asked), 200, ancestors(offer), "offered");
        });
    }

    /** Registers us there and the LMS here, with the same fields. */
    public Shown register(Function<String, Optional<String>> fields, String correlation) {
        return inTurn(correlation, () -> {
            var registration = installer.install(asked(fields));
            var outcome = registration.pending() ? "registered-pending" : "registered";
            return new Shown(pages.done(registration), 200, ANYBODY, outcome);
        });
    }

    private interface Act {
        Shown take();
    }

    private Shown inTurn(String correlation, Act act) {
        if (!turns.tryAcquire()) {
            var busy = new InstallRefused(429, "busy", "Too many LMSs register at once. Try again in a minute.");
            return refused(busy, correlation);
        }
        try {
            return act.take();
        } catch (InstallRefused e) {
            return refused(e, correlation);
        } finally {
            turns.release();
        }
    }

    private Shown refused(InstallRefused why, String correlation) {
        return new Shown(pages.refused(why, correlation), why.status(), ANYBODY, "refused-" + why.code());
    }

    private static Request asked(Function<String, Optional<String>> fields) {
        var configuration = fields.apply(CONFIGURATION)
                .orElseThrow(() -> new InstallRefused(
                        400,
                        "configuration-missing",
                        "This is where an LMS registers itself: give the whole address to your LMS, as \"registration URL\""
                                + " or \"tool URL\", instead of opening it here."));
        return new Request(
                configuration,
                fields.apply(TOKEN).orElse(null),
                fields.apply(INVITE).orElse(null));
    }

    /** Only the LMS that is about to be registered may frame the page with the button. */
    private static String ancestors(Offer offer) {
        var platform = offer.platform();
        return Stream.of(URI.create(platform.issuer()), platform.authorizationEndpoint())
                .flatMap(url -> Origins.of(url).stream())
                .distinct()
                .reduce("'self'", (all, origin) -> all + " " + origin);
    }
}
