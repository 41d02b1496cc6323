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
import org.weft.lti.registrations.Deployment;
import org.weft.lti.registrations.Origins;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.Registrations;
import org.weft.lti.v1p1.Consumers;
import org.weft.session.Arrival;

/**
 * The picker (LTI Deep Linking 2.0): a verified request leads to {@code /lti/picker/…}, whose form is answered with one
 * that posts itself to the platform. Where to is known from the request alone.
 */
final class PickerStep implements StepServlet.Step {
    private static final String SOME_COURSE = "This course";

    private final Registrations registrations;
    private final Consumers consumers;
    private final Pickers pickers;
    private final Picking picking;
    private final Preparations preparations;
    private final Placing placing;
    private final LaunchPages pages;

    PickerStep(
            Registrations registrations,
            Consumers consumers,
            Pickers pickers,
            Picking picking,
            Preparations preparations,
            Placing placing,
            LaunchPages pages) {
        this.registrations = registrations;
        this.consumers = consumers;
        this.pickers = pickers;
        this.picking = picking;
        this.preparations = preparations;
        this.placing = placing;
        this.pages = pages;
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
        var path = Objects.requireNonNullElse(request.getPathInfo(), "/");
        var token = path.substring(1);
        var picker = pickers.find(token).orElseThrow(() -> new LaunchRejected(Reason.PICKER_CLOSED));
        var ancestors = ancestors(exchange, picker);
        var address = ToolUrls.PICKER_PATH + path;
        var shown = request.getMethod().equals("GET")
                ? picking.open(picker, address)
                : picking.submit(picker, token, address, Form.read(request)::all)
                        .orElseThrow(() -> new LaunchRejected(Reason.PICKER_CLOSED));
        var to = shown.sendsTo();
        var formAction = to == null ? "'self'" : Origins.of(to).orElseThrow();
        Answers.page(exchange.response(), shown.status(), ancestors, formAction, shown.html());
        return shown.outcome();
    }

    /** Who may frame it. @throws LaunchRejected when its LMS is let in no more */
    private String ancestors(Exchange exchange, Picker picker) {
        if (picker.deploymentId() == null) {
            var consumer = consumers
                    .of(picker.organization(), picker.installation())
                    .map(Consumers.Known::consumer)
                    .filter(known -> known.enabled() && known.switchedOn())
                    .orElseThrow(() -> new LaunchRejected(Reason.PICKER_CLOSED));
            exchange.concerns(consumer);
            return LaunchPages.ancestors(consumer.lms());
        }
        var registration = registrations
                .deployment(picker.asked().issuer(), picker.asked().clientId(), picker.deploymentId())
                .filter(Deployment::active)
                .map(Deployment::registration)
                .filter(Registration::enabled)
                .orElseThrow(() -> new LaunchRejected(Reason.PICKER_CLOSED));
        exchange.concerns(registration);
        return pages.ancestors(registration);
    }
}
