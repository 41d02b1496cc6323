package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code /links/{course}}: adds a link to the tool by hand, of which the tool has been told nothing. */
final class HandLinkServlet extends HttpServlet {
    static final String PATH = "/links/";
    private static final String TITLE = "A link made by hand";

    private final transient Catalog catalog;
    private final transient Tools tools;
    private final transient Activities activities;
    private final transient Enrolments enrolments;

    HandLinkServlet(Catalog catalog, Tools tools, Activities activities, Enrolments enrolments) {
        this.catalog = catalog;
        this.tools = tools;
        this.activities = activities;
        this.enrolments = enrolments;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var course = catalog.find(
                Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1));
        var person = SignIn.person(request);
        if (course.isEmpty()) {
            Pages.refuse(response, 404, "There is no such course", "It may have another address now.");
        } else if (person.filter(found -> enrolments.teaches(found, course.get()))
                .isEmpty()) {
            Pages.refuse(response, 403, "You can't add anything here", "Only those who teach the course can.");
        } else {
            var tool = tools.first();
            var added = Activity.create(course.get(), tool, TITLE, tool.says().targetLink(), Map.of());
            activities.add(List.of(added));
            Pages.redirect(response, course.get().path(added.page()));
        }
    }
}
