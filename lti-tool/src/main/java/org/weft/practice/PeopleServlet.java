package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code /people/{course}}: teachers choose who is in their course, and in which groups. */
final class PeopleServlet extends HttpServlet {
    static final String PATH = "/people/";

    private final transient Catalog catalog;
    private final transient Enrolments enrolments;
    private final transient Tools tools;

    PeopleServlet(Catalog catalog, Enrolments enrolments, Tools tools) {
        this.catalog = catalog;
        this.tools = tools;
        this.enrolments = enrolments;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var course = course(request);
        var person = SignIn.person(request);
        if (course.isEmpty()) {
            Pages.refuse(response, 404, "There is no such course", "It may have another address now.");
        } else if (person.isEmpty()) {
            Pages.redirect(response, SignIn.address(request));
        } else if (!enrolments.teaches(person.get(), course.get())) {
            Pages.refuse(response, 403, "You can't see this page", "Only those who teach the course can.");
        } else {
            send(request, response, 200, course.get(), "");
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var course = course(request);
        var teacher = SignIn.person(request)
                .filter(person ->
                        course.filter(of -> enrolments.teaches(person, of)).isPresent());
        var about = People.find(parameter(request, "person"));
        var act = parameter(request, "act");
        if (course.isEmpty() || teacher.isEmpty()) {
            Pages.refuse(response, 403, "You can't change this course", "Only those who teach it can.");
        } else if (about.isEmpty() || !List.of("in", "out").contains(act)) {
            send(request, response, 400, course.get(), "There is no such person. Nothing was changed.");
        } else if (about.equals(teacher) && act.equals("out")) {
            send(request, response, 400, course.get(), "You can't remove yourself. Another teacher of the course can.");
        } else {
            var groups = Objects.requireNonNullElse(request.getParameterValues("group"), new String[0]);
            enrolments.set(about.get(), course.get(), act.equals("in"), List.of(groups));
            Pages.redirect(
                    response, PATH + course.get().id() + "#" + about.get().key());
        }
    }

    private void send(HttpServletRequest request, HttpServletResponse response, int status, Course course, String wrong)
            throws IOException {
        var others = People.ALL.stream()
                .filter(person -> !enrolments.isIn(person, course))
                .toList();
        var gaps = new LinkedHashMap<String, Html>();
        gaps.put("course", Html.text(course.title()));
        gaps.put("home", Html.text("/courses/" + course.id()));
        gaps.put("wrong", Html.text(wrong));
        gaps.put(
                "members",
                Html.each(enrolments.members(course), person -> entry("people-member.html", person, course, request)));
        gaps.put("others", Html.each(others, person -> entry("people-other.html", person, course, request)));
        gaps.put("nobody", others.isEmpty() ? Html.resource("templates/people-nobody.html") : Html.NOTHING);
        var body = Html.fill("people.html", gaps);
        Pages.send(response, status, Pages.layout("People", Pages.signedIn(request), body));
    }

    private Html entry(String template, Person person, Course course, HttpServletRequest request) {
        var gaps = new LinkedHashMap<String, Html>();
        gaps.put("key", Html.text(person.key()));
        gaps.put("name", Html.text(person.name()));
        gaps.put("role", Html.text(person.role().label()));
        gaps.put("action", Html.text(PATH + course.id()));
        gaps.put("groups", Html.each(Group.of(course), group -> box(group, person, course)));
        boolean administers = SignIn.person(request)
                .filter(reader -> reader.role() == CourseRole.ADMINISTRATOR)
                .isPresent();
        gaps.put("stored", administers ? stored(person, course) : Html.NOTHING);
        return Html.fill(template, gaps);
    }

    private Html stored(Person person, Course course) {
        return Html.each(
                tools.all(),
                tool -> Html.fill(
                        "people-stored.html",
                        Map.of(
                                "href", Html.text(MessageServlet.address(course, tool, person)),
                                "tool", Html.text(tool.name()),
                                "name", Html.text(person.name()))));
    }

    private Html box(Group group, Person person, Course course) {
        boolean in = enrolments.groups(person, course).contains(group.id());
        return Html.fill(
                "people-group.html",
                Map.of(
                        "id", Html.text(group.id()),
                        "name", Html.text(group.name()),
                        "checked", in ? new Html(" checked") : Html.NOTHING));
    }

    private Optional<Course> course(HttpServletRequest request) {
        return catalog.find(
                Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
