package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** {@code /launch/{resource link}}: begins the login that leads to what a link opens. */
final class LaunchServlet extends HttpServlet {
    static final String COLUMN = "column";
    static final String ABOUT = "about";

    private final transient PracticeSettings settings;
    private final transient Activities activities;
    private final transient Gradebook gradebook;
    private final transient Families families;

    LaunchServlet(PracticeSettings settings, Activities activities, Gradebook gradebook, Families families) {
        this.settings = settings;
        this.activities = activities;
        this.gradebook = gradebook;
        this.families = families;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var link = Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
        var opening = activities.opening(link);
        var person = SignIn.person(request);
        if (opening.isEmpty()) {
            Pages.refuse(response, 404, "There is no such resource link", "It may have been removed from the course.");
            return;
        }
        var tool = opening.get().tool();
        var usual = opening.get().target().toString();
        var target = Objects.requireNonNullElse(request.getParameter(CourseServlet.TARGET), usual);
        if (tool.target(target).isEmpty()) {
            Pages.refuse(response, 400, "This link leads elsewhere", "Its target is no address of the tool.");
        } else if (person.isEmpty()) {
            Pages.refuse(response, 403, "You aren't signed in", "Sign in, then open the page again.");
        } else {
            var family = families.of(tool);
            var quirks = Quirks.of(request, family);
            var hint = work(request, opening.get().course())
                    .map(work -> MessageHint.review(link, target, work))
                    .orElseGet(() -> MessageHint.launch(link, target, quirks.window()));
            var login = new Login(tool, person.get(), hint, target, quirks.storage());
            var form = login.form(quirks.loginByGet() ? "get" : "post", settings, family);
            Pages.send(response, 200, form.html());
        }
    }

    /** Whose work is asked for, if somebody's is. */
    private Optional<Reviewed> work(HttpServletRequest request, Course course) {
        var column = Objects.requireNonNullElse(request.getParameter(COLUMN), "");
        var about = Objects.requireNonNullElse(request.getParameter(ABOUT), "");
        return gradebook.reviewed(course, column, about);
    }
}
