package org.weft.lti;

import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.weft.discussion.Placing;
import org.weft.lti.pages.Answers;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.picking.Asked;
import org.weft.lti.picking.DeepLinking;
import org.weft.lti.picking.Picker;
import org.weft.lti.picking.Pickers;
import org.weft.lti.picking.Picking;
import org.weft.lti.picking.Preparations;
import org.weft.lti.registrations.Origins;
import org.weft.session.Arrival;

/**
 * The picker (LTI Deep Linking 2.0): a verified request leads to {@code /lti/picker/…}, whose form is answered with one
 * that posts itself to the platform. Where to is known from the request alone.
 */
final class PickerStep implements StepServlet.Step {
    private static final String SOME_COURSE = "This course";

    private final Pickers pickers;
    private final Picking picking;
    private final Preparations preparations;
    private final Placing placing;
    private final Framing framing;
    private final Samples samples;

    PickerStep(
            Pickers pickers,
            Picking picking,
            Preparations preparations,
            Placing placing,
            Framing framing,
            Samples samples) {
        this.pickers = pickers;
        this.picking = picking;
        this.preparations = preparations;
        this.placing = placing;
        this.framing = framing;
        this.samples = samples;
    }

    @Override
    public String name() {
        return "lti-picker";
    }

    /** Where the picker is for who sent this request. @throws LaunchRejected for all but staff */
    URI open(Launch launch, DeepLinking settings, Arrival arrival) {
        var deployment = launch.sender().deployment();
        var registration = deployment == null ? null : deployment.registration();
        if (!launch.role().staff()) {
            throw new LaunchRejected(Reason.PICKER_FOR_STAFF).concerning(registration);
        }
        var met = placing.meet(arrival);
        var editing = launch.prepared() != null
                ? launch.prepared()
                : launch.resourceLinkId().isEmpty()
                        ? null
                        : preparations.ofLink(arrival).orElse(null);
        var asked = new Asked(
                registration == null ? "" : registration.issuer(),
                registration == null ? "" : registration.clientId(),
                launch.role(),
                launch.locale(),
                launch.contextId() == null ? null : arrival.placeKey(),
                Objects.requireNonNullElse(arrival.placeTitle(), SOME_COURSE),
                editing,
                settings);
        var token = pickers.open(new Picker(
                arrival.organization(),
                arrival.installation(),
                deployment == null ? null : deployment.id(),
                met.person(),
                met.place(),
                asked));
        return URI.create(ToolUrls.PICKER_PATH + "/" + token);
    }

    @Override
    public String take(Exchange exchange) throws IOException {
        var request = exchange.request();
        var wanted = Samples.Asked.of(request.getPathInfo());
        var token = wanted.secret();
        var picker = pickers.find(token).orElseThrow(() -> new LaunchRejected(Reason.PICKER_CLOSED));
        var asked = picker.asked();
        var from = new Framing.From(
                picker.organization(), picker.installation(), picker.deploymentId(), asked.issuer(), asked.clientId());
        var ancestors = framing.ancestors(exchange, from, Reason.PICKER_CLOSED);
        if (wanted.sample()) {
            return samples.show(exchange, ancestors, picker.organization(), asked.locale());
        }
        var address = ToolUrls.PICKER_PATH + "/" + token;
        var shown = request.getMethod().equals("GET")
                ? picking.open(picker, address)
                : picking.submit(picker, token, address, Form.read(request)::all)
                        .orElseThrow(() -> new LaunchRejected(Reason.PICKER_CLOSED));
        var to = shown.sendsTo();
        var formAction = to == null ? "'self'" : Origins.of(to).orElseThrow();
        Answers.page(exchange.response(), shown.status(), ancestors, formAction, shown.html());
        return shown.outcome();
    }
}
