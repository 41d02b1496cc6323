package org.weft.lti;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.weft.lti.grades.GradeSources;
import org.weft.lti.pages.Answers;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.v1p1.OutcomeAddresses;
import org.weft.session.Arrival;
import org.weft.session.Welcome;

/**
 * A launch or a request to choose by LTI 1.1: one form that the LMS has signed (LTI 1.1.1, section 3). A launch that gets
 * through ends in a redirect, so that reloading or going back sends nothing twice.
 */
final class Launch1p1Step implements StepServlet.Step {
    private final Verifier1p1 verifier;
    private final ToolUrls urls;
    private final Function<Arrival, Welcome> arrivals;
    private final ArrivalMaker arrivalMaker;
    private final PickerStep picker;
    private final FirstLaunch first;
    private final OutcomeAddresses outcomes;
    private final GradeSources grades;
    private final LaunchPages pages;

    Launch1p1Step(
            Verifier1p1 verifier,
            ToolUrls urls,
            Function<Arrival, Welcome> arrivals,
            PickerStep picker,
            FirstLaunch first,
            OutcomeAddresses outcomes,
            GradeSources grades,
            LaunchPages pages) {
        this.verifier = verifier;
        this.urls = urls;
        this.arrivals = arrivals;
        this.arrivalMaker = new ArrivalMaker(urls);
        this.picker = picker;
        this.first = first;
        this.outcomes = outcomes;
        this.grades = grades;
        this.pages = pages;
    }

    @Override
    public String name() {
        return "lti-launch-1p1";
    }

    @Override
    public String take(Exchange exchange) throws IOException {
        if (exchange.request().getMethod().equals("GET")) {
            throw new LaunchRejected(Reason.LAUNCH_WITHOUT_MESSAGE);
        }
        var message = Message1p1.read(exchange.request(), urls.launch1p1());
        var sender = verifier.sender(message);
        exchange.concerns(sender);
        var launch = verifier.verify(message, sender);
        var arrival = arrivalMaker.arrival(launch, exchange.request());
        if (launch.deepLinking() != null) {
            var page = picker.open(launch, launch.deepLinking(), arrival);
            Answers.redirect(exchange.response(), 303, page);
            return "picker";
        }
        if (launch.resourceLinkId().isEmpty()) {
            return sendBack(exchange, launch.returnUrl());
        }
        return open(exchange, message, launch, arrival);
    }

    private String open(Exchange exchange, Message1p1 message, Launch launch, Arrival arrival) throws IOException {
        var prepared = first.prepare(launch, arrival);
        var question = first.question(launch, prepared);
        if (question.isPresent()) {
            Answers.redirect(exchange.response(), 303, question.get());
            return "setup";
        }
        var welcome = arrivals.apply(prepared);
        if (!(welcome instanceof Welcome.Opened opened)) {
            return pages.notReady(exchange, arrival.locale());
        }
        outcome(message).ifPresent(told -> {
            outcomes.remember(arrival, told);
            grades.see(
                    new GradeSources.SeenByOutcome(arrival.organization(), arrival.installation(), arrival.placeKey()));
        });
        Answers.redirect(exchange.response(), 303, opened.page());
        return "opened";
    }

    private static Optional<OutcomeAddresses.Told> outcome(Message1p1 message) {
        return message.find("lis_outcome_service_url")
                .flatMap(url -> message.find("lis_result_sourcedid")
                        .map(sourcedId -> new OutcomeAddresses.Told(url, sourcedId)));
    }

    /** LTI 1.1.1, section 3, {@code launch_presentation_return_url}: the LMS shows what the tool could not do. */
    private static String sendBack(Exchange exchange, @Nullable URI returnUrl) {
        var reason = Reason.RESOURCE_LINK_MISSING;
        if (returnUrl == null) {
            throw new LaunchRejected(reason);
        }
        var told = new LinkedHashMap<String, @Nullable String>();
        told.put("lti_errormsg", reason.happened());
        told.put("lti_errorlog", reason.check());
        var query = returnUrl.getRawQuery();
        var before = returnUrl.toString().split("#", 2)[0];
        Answers.redirect(
                exchange.response(), 303, URI.create(before + (query == null ? "?" : "&") + Initiation.query(told)));
        return reason.code();
    }
}
