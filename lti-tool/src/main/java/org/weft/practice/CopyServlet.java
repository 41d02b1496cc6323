package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** {@code /copies/{course}}: copies a course for a new group, and tells tools of it. */
final class CopyServlet extends HttpServlet {
    static final String PATH = "/copies/";

    private final transient Catalog catalog;
    private final transient Activities activities;
    private final transient Notices notices;
    private final transient Enrolments enrolments;

    CopyServlet(Catalog catalog, Activities activities, Notices notices, Enrolments enrolments) {
        this.catalog = catalog;
        this.activities = activities;
        this.notices = notices;
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
            Pages.refuse(response, 403, "You can't copy this course", "Somebody who teaches it can.");
        } else {
            var copy = catalog.copy(course.get());
            if (copy.isEmpty()) {
                Pages.refuse(response, 409, "There are nine copies of it", "That is all this LMS makes of a course.");
                return;
            }
            activities.copy(course.get(), copy.get());
            notices.tellCopy(copy.get(), course.get());
            Pages.redirect(response, copy.get().path(copy.get().pages().get(0)));
        }
    }
}
