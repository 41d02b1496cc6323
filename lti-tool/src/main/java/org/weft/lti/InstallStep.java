package org.weft.lti;

import java.io.IOException;
import java.util.Objects;
import org.weft.lti.install.ByHand;
import org.weft.lti.pages.Answers;

/** Where an LMS's administrator installs us by hand. */
final class InstallStep implements StepServlet.Step {
    private static final String NOBODY = "'none'";

    private final ByHand byHand;

    InstallStep(ByHand byHand) {
        this.byHand = byHand;
    }

    @Override
    public String name() {
        return "lti-install";
    }

    @Override
    public String take(Exchange exchange) throws IOException {
        var request = exchange.request();
        var form = Form.read(request);
        var path = Objects.requireNonNullElse(request.getPathInfo(), "").replaceFirst("^/", "");
        var shown =
                request.getMethod().equals("GET") ? byHand.show(path, form::find) : byHand.install(path, form::find);
        if (shown.json()) {
            Answers.json(exchange.response(), shown.body());
        } else {
            Answers.page(exchange.response(), shown.status(), NOBODY, shown.body());
        }
        return shown.outcome();
    }
}
