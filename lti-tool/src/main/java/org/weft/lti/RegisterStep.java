package org.weft.lti;

import java.io.IOException;
import org.weft.lti.install.Installing;
import org.weft.lti.pages.Answers;

/** Where an LMS sends its administrator's browser to register us (LTI Dynamic Registration 1.0, section 3.3). */
final class RegisterStep implements StepServlet.Step {
    private final Installing installing;

    RegisterStep(Installing installing) {
        this.installing = installing;
    }

    @Override
    public String name() {
        return "lti-register";
    }

    @Override
    public String take(Exchange exchange) throws IOException {
        var form = Form.read(exchange.request());
        var shown = exchange.request().getMethod().equals("GET")
                ? installing.offer(form::find, exchange.correlation())
                : installing.register(form::find, exchange.correlation());
        Answers.page(exchange.response(), shown.status(), shown.ancestors(), shown.html());
        return shown.outcome();
    }
}
