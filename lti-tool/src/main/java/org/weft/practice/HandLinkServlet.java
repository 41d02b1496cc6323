package org.weft.practice;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code /links/{course}}: adds a link to the tool by hand, of which the tool has been told nothing. */
final class HandLinkServlet extends TeachersAct {
    static final String PATH = "/links/";
    private static final String TITLE = "A link made by hand";

    private final transient Tools tools;
    private final transient Activities activities;

    HandLinkServlet(Catalog catalog, Tools tools, Activities activities, Enrolments enrolments) {
        super(catalog, enrolments, "You can't add anything here");
        this.tools = tools;
        this.activities = activities;
    }

    @Override
    void act(Course course, HttpServletResponse response) throws IOException {
        var tool = tools.first();
        var added = Activity.create(course, tool, TITLE, tool.says().targetLink(), Map.of());
        activities.add(List.of(added));
        Pages.redirect(response, course.path(added.page()));
    }
}
