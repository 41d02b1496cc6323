package org.weft.practice;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Before every page: security headers, no foreign host name (so that no page elsewhere and no proxy reaches us), and
 * {@code ?as=ana}, which signs in and goes on without it.
 */
final class Guard extends HttpFilter {
    static final String POLICY = "Content-Security-Policy";

    private static final List<String> SERVICES =
            List.of(MembersServlet.PATH, GroupsServlet.GROUPS, GroupsServlet.SETS, GradeAddresses.PATH);

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
        if (!isOurs(request)) {
            Pages.refuse(response, 421, "Wrong address", "The practice LMS is at " + settings.lmsUrl() + ".");
        } else if (as.isPresent() && request.getMethod().equals("GET")) {
            SignIn.signIn(response, as.get());
            Pages.redirect(response, withoutAs(request));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Services, which nobody uses without a token, are at another name of this host as well, as Canvas has it. */
    private boolean isOurs(HttpServletRequest request) {
        var host = Objects.requireNonNullElse(request.getHeader("Host"), "");
        boolean service = SERVICES.stream().anyMatch(request.getRequestURI()::startsWith);
        return host.equals(settings.lmsUrl().getAuthority())
                || (service && host.equals("localhost:" + settings.lmsUrl().getPort()));
    }

    private static String withoutAs(HttpServletRequest request) {
        var parameters = new TreeMap<String, String>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        parameters.remove("as");
        return Query.of(request.getRequestURI(), parameters);
    }
}
