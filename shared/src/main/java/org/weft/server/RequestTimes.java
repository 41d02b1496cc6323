package org.weft.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Measures requests as {@code http_server_requests}, by route (the servlet's mapping, never the address with its ids),
 * method and class of status. Streams of events, which last, are left out.
 */
public final class RequestTimes extends HttpFilter {
    private final transient MeterRegistry meters;

    public RequestTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(RequestTimes.class.getName()) != null) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(RequestTimes.class.getName(), true);
        var sample = Timer.start(meters);
        boolean failed = true;
        try {
            chain.doFilter(request, response);
            failed = false;
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new WhenDone(() -> record(sample, request, response, false)));
            } else {
                record(sample, request, response, failed);
            }
        }
    }

    private void record(Timer.Sample sample, HttpServletRequest request, HttpServletResponse response, boolean failed) {
        var type = response.getContentType();
        if (type != null && type.startsWith("text/event-stream")) {
            return;
        }
        int status = failed ? 500 : response.getStatus();
        sample.stop(Timer.builder("http.server.requests")
                .tag("route", request.getHttpServletMapping().getPattern())
                .tag("method", request.getMethod())
                .tag("status", status / 100 + "xx")
                .register(meters));
    }

    private record WhenDone(Runnable action) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            action.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
