package org.weft.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/**
 * Gives each request an id, 16 lower-case hex characters, so that what was logged about it can be found: it is
 * {@code request} in the log's context and the answer's header {@code X-Request-Id}.
 */
public final class RequestId extends HttpFilter {
    private static final String KEY = "request";
    private static final String HEADER = "X-Request-Id";

    /** What a request has been given; a new one for what came another way. */
    public static String of(HttpServletRequest request) {
        return request.getAttribute(HEADER) instanceof String known
                ? known
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var id = of(request);
        request.setAttribute(HEADER, id);
        response.setHeader(HEADER, id);
        MDC.put(KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }
}
