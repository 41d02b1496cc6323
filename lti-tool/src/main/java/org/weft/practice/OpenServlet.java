package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** Deep links: from a course, a resource link and a target at the tool to the course page, opened at that target. */
final class OpenServlet extends HttpServlet {
    private final transient PracticeSettings settings;

    OpenServlet(PracticeSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var course = Courses.find(parameter(request, "course"));
        var page = course.flatMap(found -> found.holding(parameter(request, "resource_link")));
        var target = settings.target(parameter(request, "target"));
        if (course.isEmpty() || page.isEmpty()) {
            Pages.refuse(
                    response, 404, "There is no such page", "The course may have changed since the link was made.");
        } else if (target.isEmpty()) {
            Pages.refuse(response, 400, "This link leads elsewhere", "Its target is no address of the tool.");
        } else {
            var parameters = Map.of(CourseServlet.TARGET, target.get().toString());
            Pages.redirect(response, Query.of(course.get().path(page.get()), parameters) + "#tool");
        }
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
