package org.weft.lti;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.weft.lti.pages.Answers;
import org.weft.lti.pages.ToolUrls;
import org.weft.session.Arrival;
import org.weft.session.Welcome;

/**
 * The platform's answer to our login (1EdTech Security Framework 1.0, section 5.1.1.3): a form with {@code id_token} and
 * {@code state}, or an error. A verified launch ends in a redirect, so that reloading or going back sends nothing twice.
 */
final class LaunchStep implements StepServlet.Step {
    private final LaunchVerifier verifier;
    private final LaunchStates states;
    private final Function<Arrival, Welcome> arrivals;
    private final ArrivalMaker arrivalMaker;
    private final Migration migration;
    private final PickerStep picker;
    private final FirstLaunch first;
    private final VisitStep visits;
    private final LaunchServices services;
    private final SubmissionReview review;
    private final ConsoleStep console;
    private final LaunchPages pages;

    LaunchStep(
            LaunchVerifier verifier,
            LaunchStates states,
            Function<Arrival, Welcome> arrivals,
            ArrivalMaker arrivalMaker,
            Migration migration,
            PickerStep picker,
            FirstLaunch first,
            VisitStep visits,
            LaunchServices services,
            SubmissionReview review,
            ConsoleStep console,
            LaunchPages pages) {
        this.verifier = verifier;
        this.states = states;
        this.arrivals = arrivals;
        this.arrivalMaker = arrivalMaker;
        this.migration = migration;
        this.picker = picker;
        this.first = first;
        this.visits = visits;
        this.services = services;
        this.review = review;
        this.console = console;
        this.pages = pages;
    }

    @Override
    public String name() {
        return "lti-launch";
    }

    @Override
    public String take(Exchange exchange) throws IOException {
        var request = exchange.request();
        var form = Form.read(request);
        if (form.find("error").isPresent()) {
            throw platformError(exchange, form);
        }
        if (request.getMethod().equals("GET")) {
            throw new LaunchRejected(Reason.LAUNCH_WITHOUT_MESSAGE);
        }
        var idToken = form.find("id_token").orElseThrow(() -> new LaunchRejected(Reason.TOKEN_MISSING));
        var state = form.find("state").orElseThrow(() -> new LaunchRejected(Reason.STATE_MISSING));
        if (idToken.length() > IdToken.MAX_LENGTH) {
            throw new LaunchRejected(Reason.TOKEN_TOO_LARGE);
        }
        var proof = BrowserProof.fromCookie(request, state).or(() -> form.find("proof"));
        if (proof.isEmpty()) {
            pages.findProof(exchange, states.waiting(state), form);
            return Reason.PROOF_ASKED.code();
        }
        exchange.wasKeptBy(BrowserProof.keeper(request, state, form));
        exchange.mayRetryWith(retryFields(idToken, state, form));
        return open(exchange, verifier.verify(idToken, state, proof.get(), exchange::measure), state);
    }

    private String open(Exchange exchange, Launch launch, String state) throws IOException {
        exchange.concerns(launch.deployment().registration());
        var arrival = arrivalMaker.arrival(launch, exchange.request());
        console.hear(launch);
        if (launch.toConsole()) {
            exchange.response().addHeader("Set-Cookie", BrowserProof.expiredCookie(state));
            return console.open(exchange, launch, arrival);
        }
        var former = migration.carry(launch, arrival);
        if (launch.type().opensVisit()) {
            var page = visits.open(launch, arrival);
            exchange.response().addHeader("Set-Cookie", BrowserProof.expiredCookie(state));
            Answers.redirect(exchange.response(), 303, page);
            return "visit";
        }
        if (launch.deepLinking() != null) {
            var page = picker.open(launch, launch.deepLinking(), arrival);
            exchange.response().addHeader("Set-Cookie", BrowserProof.expiredCookie(state));
            Answers.redirect(exchange.response(), 303, page);
            return "picker";
        }
        var prepared = first.prepare(launch, arrival);
        var question = first.question(launch, prepared);
        if (question.isPresent()) {
            exchange.response().addHeader("Set-Cookie", BrowserProof.expiredCookie(state));
            Answers.redirect(exchange.response(), 303, question.get());
            return "setup";
        }
        var welcome = arrivals.apply(prepared);
        exchange.response().addHeader("Set-Cookie", BrowserProof.expiredCookie(state));
        if (welcome instanceof Welcome.Opened opened) {
            services.see(launch, arrival);
            former.ifPresent(migration::remember);
            Answers.redirect(exchange.response(), 303, review.of(opened.page(), launch));
            return launch.type() == MessageType.REVIEW ? "review" : "opened";
        }
        return pages.notReady(exchange, arrival.locale());
    }

    private static Map<String, String> retryFields(String idToken, String state, Form form) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("id_token", idToken);
        fields.put("state", state);
        form.find("proof").ifPresent(proof -> fields.put("proof", proof));
        form.find("kept").ifPresent(kept -> fields.put("kept", kept));
        return fields;
    }

    /** OpenID Connect Core 1.0, section 3.1.2.6. What the platform says besides the error's code is not shown. */
    private LaunchRejected platformError(Exchange exchange, Form form) {
        var error =
                form.find("error").filter(code -> code.matches("[a-z_]{1,60}")).orElse("malformed");
        form.find("state").ifPresent(state -> {
            var initiation = states.waiting(state).initiation();
            exchange.mayOpen(ToolUrls.LOGIN_PATH + "?" + initiation.encodedForWindow());
        });
        return new LaunchRejected(Reason.PLATFORM_ERROR, Map.of("error", error));
    }
}
