package org.weft.practice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/** What the pages have in common, and how they are sent. */
final class Pages {
    private Pages() {}

    static Html layout(String title, Html signedIn, Html main) {
        return Html.fill("layout.html", Map.of("title", Html.text(title), "signed-in", signedIn, "main", main));
    }

    /** "Signed in as …" with a way to be someone else; nothing for a stranger. */
    static Html signedIn(HttpServletRequest request) {
        return SignIn.person(request)
                .map(person -> Html.fill(
                        "signed-in.html",
                        Map.of(
                                "name",
                                Html.text(person.name()),
                                "role",
                                Html.text(person.role().label()),
                                "tools",
                                person.role() == CourseRole.ADMINISTRATOR
                                        ? Html.resource("templates/tools-link.html")
                                        : Html.NOTHING,
                                "return",
                                Html.text(SignIn.address(request)))))
                .orElse(Html.NOTHING);
    }

    /** One button per person; pressing it signs in and goes to {@code back}. */
    static Html people(String back, Enrolments enrolments) {
        return Html.each(
                People.ALL,
                person -> Html.fill(
                        "person.html",
                        Map.of(
                                "key", Html.text(person.key()),
                                "name", Html.text(person.name()),
                                "locale", Html.text(person.locale()),
                                "role", Html.text(person.role().label()),
                                "courses", Html.text(courses(person, enrolments)),
                                "return", Html.text(back))));
    }

    private static String courses(Person person, Enrolments enrolments) {
        return Courses.ALL.stream()
                .filter(course -> enrolments.isIn(person, course))
                .map(Course::label)
                .collect(Collectors.joining(" and "));
    }

    static void send(HttpServletResponse response, int status, Html html) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.getWriter().write(html.markup());
    }

    static void refuse(HttpServletResponse response, int status, String title, String text) throws IOException {
        var body = Html.fill("refusal.html", Map.of("title", Html.text(title), "text", Html.text(text)));
        send(response, status, layout(title, Html.NOTHING, body));
    }

    static void redirect(HttpServletResponse response, String location) {
        response.setStatus(303);
        response.setHeader("Location", location);
    }
}
