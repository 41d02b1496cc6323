package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * External tools, for the administrator: {@code /tools} lists them and takes the address by which one registers itself,
 * {@code /tools/register} shows that address with what the tool needs (LTI Dynamic Registration 1.0, section 3.3).
 */
final class ToolsServlet extends HttpServlet {
    static final String PATH = "/tools";

    private final transient PracticeSettings settings;
    private final transient Tools tools;
    private final transient OpenRegistrations open;
    private final transient Families families;

    ToolsServlet(PracticeSettings settings, Tools tools, OpenRegistrations open, Families families) {
        this.settings = settings;
        this.tools = tools;
        this.open = open;
        this.families = families;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var tool = tools.find(Objects.requireNonNullElse(request.getParameter("client"), ""));
        var family = family(request);
        if (SignIn.person(request)
                .filter(person -> person.role() == CourseRole.ADMINISTRATOR)
                .isEmpty()) {
            Pages.refuse(response, 403, "Only the administrator changes this", "Switch to Mara Lindqvist.");
        } else if (tool.isEmpty() || family.isEmpty()) {
            Pages.refuse(response, 404, "There is no such tool or behaviour", "It may have been removed.");
        } else {
            families.set(tool.get().clientId(), family.get());
            Pages.redirect(response, PATH);
        }
    }

    private static Optional<Family> family(HttpServletRequest request) {
        return Family.find(Objects.requireNonNullElse(request.getParameter("family"), Family.STANDARD.code()));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = Objects.requireNonNullElse(request.getPathInfo(), "");
        var person = SignIn.person(request);
        if (person.isEmpty()) {
            Pages.redirect(response, SignIn.address(request));
        } else if (person.get().role() != CourseRole.ADMINISTRATOR) {
            Pages.refuse(response, 403, "Only the administrator adds tools", "Switch to Mara Lindqvist.");
        } else if (path.isEmpty()) {
            send(request, response, 200, "", "");
        } else if (path.equals("/register")) {
            register(request, response);
        } else {
            Pages.refuse(response, 404, "There is no such page", "The address may be mistyped.");
        }
    }

    private void register(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var text =
                Objects.requireNonNullElse(request.getParameter("address"), "").strip();
        var address = ToolMetadata.address(text);
        if (address.isEmpty()) {
            var wrong = "Paste a whole address, which begins with http:// or https://.";
            send(request, response, 400, text, wrong);
            return;
        }
        var origin = Tool.origin(address.get());
        response.setHeader(Guard.POLICY, Guard.policy(tools.origins() + " " + origin));
        var family = family(request).orElse(Family.STANDARD);
        var token = open.begin(settings.lmsUrl(), text, family);
        var gaps = Map.of(
                "address", Html.text(opened(address.get(), token, family)),
                "host", Html.text(address.get().getAuthority()));
        Pages.send(
                response,
                200,
                Pages.layout("Register a tool", Pages.signedIn(request), Html.fill("register-tool.html", gaps)));
    }

    /** Its own query is kept; a fragment never reaches the tool. */
    private String opened(URI address, String token, Family family) {
        var asked = new LinkedHashMap<String, String>();
        if (family != Family.STANDARD) {
            asked.put("family", family.code());
        }
        if (family == Family.BRIGHTSPACE) { // It gives tools no token, but an address of their own.
            asked.put(RegistrationServlet.TOKEN, token);
        }
        var configuration = settings.at("/.well-known/openid-configuration").toString();
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("openid_configuration", Query.of(configuration, asked));
        if (family != Family.BRIGHTSPACE) {
            parameters.put("registration_token", token);
        }
        var whole = address.toString().replaceFirst("#.*", "");
        return address.getRawQuery() == null
                ? Query.of(whole, parameters)
                : whole + Query.of("", parameters).replaceFirst("\\?", "&");
    }

    private void send(HttpServletRequest request, HttpServletResponse response, int status, String text, String wrong)
            throws IOException {
        var gaps = new LinkedHashMap<String, Html>();
        gaps.put("tools", Html.each(tools.all(), this::entry));
        gaps.put("families", options(Family.STANDARD));
        gaps.put("text", Html.text(text));
        gaps.put("wrong", Html.text(wrong));
        gaps.put("invalid", new Html(wrong.isEmpty() ? "" : " aria-invalid=\"true\" autofocus"));
        var body = Html.fill("tools.html", gaps);
        Pages.send(response, status, Pages.layout("External tools", Pages.signedIn(request), body));
    }

    private Html familyForm(Tool tool) {
        return Html.fill(
                "tool-family.html",
                Map.of(
                        "client", Html.text(tool.clientId()),
                        "name", Html.text(tool.name()),
                        "families", options(families.of(tool))));
    }

    private static Html options(Family now) {
        return Html.each(
                List.of(Family.values()),
                family -> Html.fill(
                        "tool-family-option.html",
                        Map.of(
                                "code", Html.text(family.code()),
                                "label", Html.text(family.label()),
                                "selected", family == now ? new Html(" selected") : Html.NOTHING)));
    }

    private Html entry(Tool tool) {
        var address = tool.address();
        var again = address == null
                ? new Html("It came with this LMS.")
                : Html.fill(
                        "tool-again.html",
                        Map.of("href", Html.text(Query.of(PATH + "/register", Map.of("address", address)))));
        return Html.fill(
                "tool-entry.html",
                Map.of(
                        "name", Html.text(tool.name()),
                        "origin", Html.text(tool.origin()),
                        "client", Html.text(tool.clientId()),
                        "deployment", Html.text(tool.deploymentId()),
                        "family", familyForm(tool),
                        "again", again));
    }
}
