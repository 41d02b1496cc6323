package org.weft.practice;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /copies/{course}}: copies a course for a new group, and tells tools of it. */
final class CopyServlet extends TeachersAct {
    static final String PATH = "/copies/";

    private final transient Catalog catalog;
    private final transient Activities activities;
    private final transient Notices notices;

    CopyServlet(Catalog catalog, Activities activities, Notices notices, Enrolments enrolments) {
        super(catalog, enrolments, "You can't copy this course");
        this.catalog = catalog;
        this.activities = activities;
        this.notices = notices;
    }

    @Override
    void act(Course course, HttpServletResponse response) throws IOException {
        var copy = catalog.copy(course);
        if (copy.isEmpty()) {
            Pages.refuse(response, 409, "There are nine copies of it", "That is all this LMS makes of a course.");
            return;
        }
        activities.copy(course, copy.get());
        notices.tellCopy(copy.get(), course);
        Pages.redirect(response, copy.get().path(copy.get().pages().get(0)));
    }
}
