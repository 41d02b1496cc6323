package org.weft.lti;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one step of the protocol per request. Whatever ends it, there is a page, and one line in the log. */
final class StepServlet extends HttpServlet {
    private static final Logger LOG = LoggerFactory.getLogger(StepServlet.class);

    private final transient Step step;
    private final transient LaunchPages pages;
    private final transient LaunchesSeen seen;

    /** A step of the protocol. */
    interface Step {
        /** For the log, for example {@code lti-login}. */
        String name();

        /**
         * Answers the request and returns a code for the log.
         *
         * @throws LaunchRejected with the answer still to be given
         */
        String take(Exchange exchange) throws IOException;
    }

    StepServlet(Step step, LaunchPages pages, LaunchesSeen seen) {
        this.step = step;
        this.pages = pages;
        this.seen = seen;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var exchange = new Exchange(request, response);
        try {
            requireGetOrPost(request, response);
            var code = step.take(exchange);
            log(exchange, "ok", code);
        } catch (LaunchRejected e) {
            exchange.concerns(e.registration());
            pages.refuse(exchange, e.reason(), e.facts());
            log(exchange, "refused", e.reason().code());
            if (e.getCause() != null) {
                LOG.warn("{} {} because: {}", step.name(), exchange.correlation(), e.getMessage());
            }
        } catch (JdbiException e) {
            var reason = isOutage(e) ? Reason.UNAVAILABLE : Reason.UNEXPECTED;
            fail(exchange, reason, e);
        } catch (RuntimeException e) {
            fail(exchange, Reason.UNEXPECTED, e);
        }
    }

    private static void requireGetOrPost(HttpServletRequest request, HttpServletResponse response) {
        var method = request.getMethod();
        if (!method.equals("GET") && !method.equals("POST")) {
            response.setHeader("Allow", "GET, POST");
            throw new LaunchRejected(Reason.METHOD_UNSUPPORTED);
        }
    }

    private void fail(Exchange exchange, Reason reason, RuntimeException problem) throws IOException {
        LOG.error("{} {} failed", step.name(), exchange.correlation(), problem);
        pages.refuse(exchange, reason, Map.of());
        log(exchange, "failed", reason.code());
    }

    /** Connections lost or refused, the server going down or out of resources (PostgreSQL, appendix A). */
    private static boolean isOutage(JdbiException problem) {
        var state = problem.getCause() instanceof SQLException cause ? cause.getSQLState() : null;
        boolean connectionLost = state != null && state.matches("(08|53|57).*");
        return connectionLost || problem instanceof ConnectionException;
    }

    /** One line per decision, without personal data. */
    private void log(Exchange exchange, String outcome, String code) {
        seen.add(exchange, step.name(), outcome, code);
        var registration = exchange.registration();
        var consumer = exchange.consumer();
        LOG.info(
                "event={} outcome={} code={} correlation={} organization={} installation={} ms={}",
                step.name(),
                outcome,
                code,
                exchange.correlation(),
                registration != null
                        ? registration.organizationId().value()
                        : consumer != null ? consumer.organization().value() : "-",
                registration != null
                        ? registration.installationId().value()
                        : consumer != null ? consumer.installation().value() : "-",
                exchange.milliseconds());
    }
}
