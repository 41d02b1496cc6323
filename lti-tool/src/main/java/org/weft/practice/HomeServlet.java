package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The first page; for every other address nothing else answers, "not found". */
final class HomeServlet extends HttpServlet {
    private final transient Enrolments enrolments;
    private final transient Catalog catalog;

    HomeServlet(Enrolments enrolments, Catalog catalog) {
        this.enrolments = enrolments;
        this.catalog = catalog;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getRequestURI().equals("/")) {
            Pages.refuse(response, 404, "There is no such page", "The address may be mistyped.");
            return;
        }
        var body = Html.fill(
                "home.html",
                Map.of(
                        "courses",
                        Html.each(catalog.all(), HomeServlet::course),
                        "people",
                        Pages.people("/", enrolments)));
        Pages.send(response, 200, Pages.layout("Practice LMS", Pages.signedIn(request), body));
    }

    private static Html course(Course course) {
        return Html.fill(
                "course-entry.html",
                Map.of(
                        "href", Html.text("/courses/" + course.id()),
                        "title", Html.text(course.title()),
                        "summary", Html.text(course.summary())));
    }
}
