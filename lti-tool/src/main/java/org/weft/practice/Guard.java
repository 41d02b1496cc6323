package org.weft.practice;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Before every page: security headers, no foreign host name (so that no page elsewhere and no proxy reaches us), and
 * {@code ?as=ana}, which signs in and goes on without it.
 */
final class Guard extends HttpFilter {
    static final String POLICY = "Content-Security-Policy";

    private final transient PracticeSettings settings;
    private final transient Tools tools;

    Guard(PracticeSettings settings, Tools tools) {
        this.settings = settings;
        this.tools = tools;
    }

    /** @param origins of tools, which pages may frame and send forms to; separated by spaces */
    static String policy(String origins) {
        return ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self' %1$s; "
                        + "form-action 'self' %1$s; base-uri 'none'; frame-ancestors 'self'")
                .formatted(origins);
    }

    /** What every answer carries. */
    static Map<String, String> headers(Tools tools) {
        return Map.of(
                POLICY,
                policy(tools.origins()),
                "X-Content-Type-Options",
                "nosniff",
                "Referrer-Policy",
                "strict-origin-when-cross-origin",
                "Cache-Control",
                "no-store");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        headers(tools).forEach(response::setHeader);
        var as = Optional.ofNullable(request.getParameter("as")).flatMap(People::find);
        if (!settings.lmsUrl().getAuthority().equals(request.getHeader("Host"))) {
            Pages.refuse(response, 421, "Wrong address", "The practice LMS is at " + settings.lmsUrl() + ".");
        } else if (as.isPresent() && request.getMethod().equals("GET")) {
            SignIn.signIn(response, as.get());
            Pages.redirect(response, withoutAs(request));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static String withoutAs(HttpServletRequest request) {
        var parameters = new TreeMap<String, String>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        parameters.remove("as");
        return Query.of(request.getRequestURI(), parameters);
    }
}
