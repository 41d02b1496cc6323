package org.weft.lti.install;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.lti.install.Installer.Offer;
import org.weft.lti.install.Installer.Request;
import org.weft.lti.pages.Answers;
import org.weft.lti.pages.Layout;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.platform.PublicAddresses;
import org.weft.lti.registrations.Origins;
import org.weft.lti.registrations.Registrations;
import org.weft.people.Organizations;

/**
 * Where an LMS sends its administrator's browser to register us (LTI Dynamic Registration 1.0, section 3.3): shows what
 * will be registered, and does it when that is confirmed. Anybody can come here and make us call an address, so few may
 * do so at the same time.
 */
public final class RegisterServlet extends HttpServlet {
    static final String CONFIGURATION = "openid_configuration";
    static final String TOKEN = "registration_token";
    static final String INVITE = "invite";

    private static final Logger LOG = LoggerFactory.getLogger(RegisterServlet.class);
    private static final int AT_ONCE = 8;
    private static final int MAX_LENGTH = 8_000;

    private final transient Installer installer;
    private final transient InstallPages pages;
    private final transient Semaphore turns = new Semaphore(AT_ONCE);

    public RegisterServlet(
            Jdbi jdbi,
            Clock clock,
            Registrations registrations,
            PlatformClient client,
            PublicAddresses addresses,
            ToolUrls urls,
            Layout layout) {
        var invitations = new Invitations(jdbi, clock);
        var organizations = new Organizations(jdbi, clock);
        installer = new Installer(invitations, organizations, registrations, client, addresses, urls);
        pages = new InstallPages(layout);
    }

    private interface Act {
        /** @return a code for the log */
        String take(Request asked) throws IOException;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        act(request, response, asked -> {
            var offer = installer.look(asked);
            Answers.page(response, 200, ancestors(offer), pages.offer(offer, asked));
            return "offered";
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        act(request, response, asked -> {
            var registration = installer.install(asked);
            Answers.page(response, 200, "*", pages.done(registration));
            return registration.pending() ? "registered-pending" : "registered";
        });
    }

    private void act(HttpServletRequest request, HttpServletResponse response, Act act) throws IOException {
        var correlation = String.valueOf(request.getAttribute("X-Request-Id"));
        boolean turn = turns.tryAcquire();
        try {
            if (!turn) {
                throw new InstallRefused(429, "busy", "Too many LMSs register at once. Try again in a minute.");
            }
            LOG.info("event=lti-register outcome=ok code={} correlation={}", act.take(asked(request)), correlation);
        } catch (InstallRefused e) {
            Answers.page(response, e.status(), "*", pages.refused(e, correlation));
            LOG.info("event=lti-register outcome=refused code={} correlation={}", e.code(), correlation);
        } finally {
            if (turn) {
                turns.release();
            }
        }
    }

    private static Request asked(HttpServletRequest request) {
        var configuration = find(request, CONFIGURATION)
                .orElseThrow(() -> new InstallRefused(
                        400,
                        "configuration-missing",
                        "This is where an LMS registers itself: give the whole address to your LMS, as \"registration URL\""
                                + " or \"tool URL\", instead of opening it here."));
        return new Request(configuration, optional(request, TOKEN), optional(request, INVITE));
    }

    private static @Nullable String optional(HttpServletRequest request, String name) {
        return find(request, name).orElse(null);
    }

    private static Optional<String> find(HttpServletRequest request, String name) {
        var text = request.getParameter(name);
        if (text != null && text.length() > MAX_LENGTH) {
            throw new InstallRefused(413, "field-too-long", "The LMS has sent too long a " + name + ".");
        }
        return Optional.ofNullable(text).filter(given -> !given.isBlank());
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
