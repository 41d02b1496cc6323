package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** {@code /select/{course}}: begins the login that leads to a tool's picker, in a frame over the course page. */
final class SelectionServlet extends HttpServlet {
    static final String PATH = "/select/";

    private final transient PracticeSettings settings;
    private final transient Catalog catalog;
    private final transient Tools tools;
    private final transient Enrolments enrolments;
    private final transient Families families;

    SelectionServlet(
            PracticeSettings settings, Catalog catalog, Tools tools, Enrolments enrolments, Families families) {
        this.settings = settings;
        this.catalog = catalog;
        this.tools = tools;
        this.enrolments = enrolments;
        this.families = families;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var id = Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
        var course = catalog.find(id);
        var person = SignIn.person(request);
        var tool = tools.find(Objects.requireNonNullElse(
                request.getParameter("client"), tools.first().clientId()));
        if (course.isEmpty()) {
            Pages.refuse(response, 404, "There is no such course", "It may have another address now.");
        } else if (person.isEmpty() || !enrolments.teaches(person.get(), course.get())) {
            Pages.refuse(response, 403, "You can't add anything here", "Only those who teach the course can.");
        } else if (tool.isEmpty()) {
            Pages.refuse(response, 404, "There is no such tool", "It may have been removed.");
        } else {
            Pages.send(
                    response, 200, login(tool.get(), person.get(), course.get()).html());
        }
    }

    private SelfPostingForm login(Tool tool, Person person, Course course) {
        var family = families.of(tool);
        var picker = tool.says().pickerLink().toString();
        return new Login(tool, person, MessageHint.selection(course), picker, family.storage())
                .form("post", settings, family);
    }
}
