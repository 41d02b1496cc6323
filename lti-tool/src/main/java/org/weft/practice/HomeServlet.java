package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The first page; for every other address nothing else answers, "not found". */
final class HomeServlet extends HttpServlet {
    private final transient Enrolments enrolments;
    private final transient CourseCopies copies;

    HomeServlet(Enrolments enrolments, CourseCopies copies) {
        this.enrolments = enrolments;
        this.copies = copies;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getRequestURI().equals("/")) {
            Pages.refuse(response, 404, "There is no such page", "The address may be mistyped.");
            return;
        }
        var body = Html.fill(
                "home.html",
                Map.of("courses", Html.each(all(), HomeServlet::course), "people", Pages.people("/", enrolments)));
        Pages.send(response, 200, Pages.layout("Practice LMS", Pages.signedIn(request), body));
    }

    private List<Course> all() {
        return Stream.concat(Courses.ALL.stream(), copies.all().stream()).toList();
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
