package org.weft.lti;

import java.io.IOException;
import java.util.function.Function;
import org.weft.lti.pages.Answers;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.picking.LinkSetups;
import org.weft.lti.picking.SettingUp;
import org.weft.session.Arrival;
import org.weft.session.Welcome;

/** The page on which staff says what a link shows that was made by hand; its answer opens that in the same frame. */
final class LinkSetupStep implements StepServlet.Step {
    private final LinkSetups setups;
    private final SettingUp settingUp;
    private final Function<Arrival, Welcome> arrivals;
    private final Framing framing;
    private final Samples samples;

    LinkSetupStep(
            LinkSetups setups,
            SettingUp settingUp,
            Function<Arrival, Welcome> arrivals,
            Framing framing,
            Samples samples) {
        this.setups = setups;
        this.settingUp = settingUp;
        this.arrivals = arrivals;
        this.framing = framing;
        this.samples = samples;
    }

    @Override
    public String name() {
        return "lti-setup";
    }

    @Override
    public String take(Exchange exchange) throws IOException {
        var request = exchange.request();
        var asked = Samples.Asked.of(request.getPathInfo());
        var token = asked.secret();
        var setup = setups.find(token).orElseThrow(() -> new LaunchRejected(Reason.SETUP_CLOSED));
        var arrival = setup.arrival();
        var from = new Framing.From(
                arrival.organization(),
                arrival.installation(),
                setup.deploymentId(),
                setup.asked().issuer(),
                setup.asked().clientId());
        var ancestors = framing.ancestors(exchange, from, Reason.SETUP_CLOSED);
        if (asked.sample()) {
            return samples.show(exchange, ancestors, arrival.organization(), arrival.locale());
        }
        var address = ToolUrls.SETUP_PATH + "/" + token;
        var answer = request.getMethod().equals("GET")
                ? settingUp.open(setup, address)
                : settingUp.submit(setup, token, address, Form.read(request)::all);
        if (answer.opens() != null && arrivals.apply(answer.opens()) instanceof Welcome.Opened opened) {
            Answers.redirect(exchange.response(), 303, opened.page());
        } else {
            Answers.page(exchange.response(), answer.status(), ancestors, answer.html());
        }
        return answer.outcome();
    }
}
