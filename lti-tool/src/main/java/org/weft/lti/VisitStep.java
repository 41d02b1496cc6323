package org.weft.lti;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.discussion.Placing;
import org.weft.lti.pages.Answers;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.Registrations;
import org.weft.lti.services.ServiceFailed;
import org.weft.lti.visits.PrivacyDesk;
import org.weft.lti.visits.TermsClaim;
import org.weft.lti.visits.TermsDesk;
import org.weft.lti.visits.Visit;
import org.weft.lti.visits.VisitPages;
import org.weft.lti.visits.Visits;
import org.weft.places.PlaceId;
import org.weft.places.Placement;
import org.weft.places.Places;
import org.weft.session.Arrival;
import org.weft.session.Welcome;
import org.weft.session.Widget;

/**
 * Pages beside discussions: those of a course ({@code LtiContextLaunchRequest}), what is stored of somebody, and that we
 * have no terms to agree to ({@code LtiEulaRequest}).
 */
final class VisitStep implements StepServlet.Step {
    private static final Logger LOG = LoggerFactory.getLogger(VisitStep.class);
    private static final String SOME_COURSE = "This course";
    private static final int MOST_DISCUSSIONS = 200;

    private final Registrations registrations;
    private final Visits visits;
    private final Function<Arrival, Welcome> arrivals;
    private final Placing placing;
    private final Places places;
    private final PrivacyDesk privacy;
    private final TermsDesk terms;
    private final ConsoleStep console;
    private final VisitPages visitPages;
    private final LaunchPages pages;

    VisitStep(
            Registrations registrations,
            Visits visits,
            Function<Arrival, Welcome> arrivals,
            Placing placing,
            Places places,
            PrivacyDesk privacy,
            TermsDesk terms,
            ConsoleStep console,
            VisitPages visitPages,
            LaunchPages pages) {
        this.registrations = registrations;
        this.visits = visits;
        this.arrivals = arrivals;
        this.placing = placing;
        this.places = places;
        this.privacy = privacy;
        this.terms = terms;
        this.console = console;
        this.visitPages = visitPages;
        this.pages = pages;
    }

    @Override
    public String name() {
        return "lti-visit";
    }

    /** Where the page is for who sent this. @throws LaunchRejected for who may not, or doesn't say about whom */
    URI open(Launch launch, Arrival arrival) {
        var registration = launch.deployment().registration();
        if (launch.type() == MessageType.PRIVACY) {
            console.require(launch, Reason.PRIVACY_FOR_ADMINISTRATORS);
            if (launch.forUser() == null) {
                throw new LaunchRejected(Reason.PERSON_MISSING).concerning(registration);
            }
            var visit = new Visit(arrival, placing.recognise(arrival), launch.forUser(), null);
            return address(visits.open(visit));
        }
        if (launch.type() == MessageType.TERMS) {
            if (launch.terms() == null) {
                throw new LaunchRejected(Reason.MESSAGE_NOT_SUPPORTED).concerning(registration);
            }
            return address(visits.open(new Visit(arrival, placing.recognise(arrival), null, launch.terms())));
        }
        if (launch.contextId() == null) {
            throw new LaunchRejected(Reason.COURSE_MISSING).concerning(registration);
        }
        return address(visits.open(new Visit(arrival, placing.meet(arrival).person(), null, null)));
    }

    private static URI address(String token) {
        return URI.create(ToolUrls.VISIT_PATH + "/" + token);
    }

    @Override
    public String take(Exchange exchange) throws IOException {
        var path = Objects.requireNonNullElse(exchange.request().getPathInfo(), "/");
        var visit = visits.find(path.substring(1)).orElseThrow(() -> new LaunchRejected(Reason.VISIT_OVER));
        var arrival = visit.arrival();
        var registration = registrations
                .find(arrival.organization(), arrival.installation())
                .filter(Registration::enabled)
                .filter(each -> visit.about() == null || console.admits(each))
                .orElseThrow(() -> new LaunchRejected(Reason.VISIT_OVER));
        exchange.concerns(registration);
        var form = exchange.request().getMethod().equals("POST") ? Form.read(exchange.request()) : null;
        var shown = new Shown(exchange, visit, ToolUrls.VISIT_PATH + path, pages.ancestors(registration));
        if (visit.about() != null) {
            return form == null ? privacy(shown, false) : act(shown, form);
        }
        if (visit.terms() != null) {
            return form == null ? terms(shown, false) : goOn(shown, registration, visit.terms());
        }
        return form == null
                ? course(shown)
                : enter(shown, form.find("placement").orElse(""));
    }

    private record Shown(Exchange exchange, Visit visit, String address, String ancestors) {
        String page(int status, String html, String outcome) throws IOException {
            Answers.page(exchange.response(), status, ancestors, html);
            return outcome;
        }
    }

    private String course(Shown shown) throws IOException {
        var arrival = shown.visit().arrival();
        var html = visitPages.course(
                arrival.locale(),
                Objects.requireNonNullElse(arrival.placeTitle(), SOME_COURSE),
                discussions(shown.visit()),
                shown.address(),
                arrival.role().staff());
        return shown.page(200, html, "course");
    }

    /** All for staff. Learners get those where they have been: the LMS may hide others from them. */
    private List<Placement> discussions(Visit visit) {
        var arrival = visit.arrival();
        var place = place(arrival);
        var all = places.placements(arrival.organization(), place, Widget.DISCUSSION.word(), MOST_DISCUSSIONS);
        if (arrival.role().staff()) {
            return all;
        }
        var seen = visits.seen(arrival.organization(), place, visit.visitor());
        return all.stream().filter(each -> seen.contains(each.id())).toList();
    }

    private PlaceId place(Arrival arrival) {
        return placing.meet(arrival).place();
    }

    /** Opens one, as if the LMS had led there. */
    private String enter(Shown shown, String key) throws IOException {
        var arrival = shown.visit().arrival();
        var spot = places.spot(arrival.organization(), place(arrival), key);
        boolean offered =
                discussions(shown.visit()).stream().anyMatch(each -> each.key().equals(key));
        if (spot.isEmpty() || !offered) {
            return course(shown);
        }
        var welcome = arrivals.apply(
                arrival.at(spot.get().hostKey(), spot.get().title(), spot.get().returnUrl()));
        if (welcome instanceof Welcome.Opened opened) {
            Answers.redirect(shown.exchange().response(), 303, opened.page());
            return "opened";
        }
        return pages.notReady(shown.exchange(), arrival.locale());
    }

    private String terms(Shown shown, boolean failed) throws IOException {
        var html = visitPages.terms(shown.visit().arrival().locale(), shown.address(), failed);
        return shown.page(failed ? 502 : 200, html, failed ? "terms-not-taken" : "terms");
    }

    private String goOn(Shown shown, Registration registration, TermsClaim claim) throws IOException {
        var arrival = shown.visit().arrival();
        try {
            terms.goOn(registration, claim, arrival.subject());
        } catch (ServiceFailed e) {
            LOG.info(
                    "terms: installation={}: the LMS {}", arrival.installation().value(), e.getMessage());
            return terms(shown, true);
        }
        return shown.page(200, visitPages.termsOver(arrival.locale()), "terms-over");
    }

    private String privacy(Shown shown, boolean unsure) throws IOException {
        var locale = shown.visit().arrival().locale();
        var overview = privacy.overview(shown.visit());
        var html = overview.isEmpty()
                ? visitPages.nothing(locale, false)
                : visitPages.privacy(locale, overview.get(), shown.address(), unsure);
        return shown.page(unsure ? 422 : 200, html, overview.isEmpty() ? "nothing-stored" : "privacy");
    }

    private String act(Shown shown, Form form) throws IOException {
        var action = form.find("action").orElse("");
        if (action.equals("export")) {
            return export(shown);
        }
        if (!action.equals("erase") || form.find("sure").isEmpty()) {
            return privacy(shown, true);
        }
        privacy.erase(shown.visit());
        return shown.page(200, visitPages.nothing(shown.visit().arrival().locale(), true), "erased");
    }

    private String export(Shown shown) throws IOException {
        if (privacy.overview(shown.visit()).isEmpty()) {
            return privacy(shown, false);
        }
        HttpServletResponse response = shown.exchange().response();
        Answers.file(response, "application/json", "weft-person.json");
        privacy.export(shown.visit(), response.getOutputStream());
        return "exported";
    }
}
