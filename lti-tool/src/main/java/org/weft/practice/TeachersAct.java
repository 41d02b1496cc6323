package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** What those who teach a course do with it by one button: its id is the rest of the address. */
abstract class TeachersAct extends HttpServlet {
    private final transient Catalog catalog;
    private final transient Enrolments enrolments;
    private final String refusal;

    /** @param refusal what others are told that they can't do */
    TeachersAct(Catalog catalog, Enrolments enrolments, String refusal) {
        this.catalog = catalog;
        this.enrolments = enrolments;
        this.refusal = refusal;
    }

    @Override
    protected final void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var course = catalog.find(
                Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1));
        var person = SignIn.person(request);
        if (course.isEmpty()) {
            Pages.refuse(response, 404, "There is no such course", "It may have another address now.");
        } else if (person.filter(found -> enrolments.teaches(found, course.get()))
                .isEmpty()) {
            Pages.refuse(response, 403, refusal, "Only those who teach the course can.");
        } else {
            act(course.get(), response);
        }
    }

    abstract void act(Course course, HttpServletResponse response) throws IOException;
}
