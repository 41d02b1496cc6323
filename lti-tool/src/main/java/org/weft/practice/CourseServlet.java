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
import java.util.stream.Stream;

/** Course pages: a text, and the tool below it. A course alone leads to its first page. */
final class CourseServlet extends HttpServlet {
    static final String TARGET = "target_link_uri";

    private final transient Catalog catalog;
    private final transient Tools tools;
    private final transient Activities activities;
    private final transient Enrolments enrolments;
    private final transient Families families;

    CourseServlet(Catalog catalog, Tools tools, Activities activities, Enrolments enrolments, Families families) {
        this.catalog = catalog;
        this.tools = tools;
        this.activities = activities;
        this.enrolments = enrolments;
        this.families = families;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = Objects.requireNonNullElse(request.getPathInfo(), "/").split("/", 3);
        var course = catalog.find(path.length > 1 ? path[1] : "");
        if (course.isEmpty()) {
            Pages.refuse(response, 404, "There is no such course", "It may have another address now.");
        } else if (path.length < 3) {
            Pages.redirect(response, course.get().path(course.get().pages().get(0)));
        } else {
            show(course.get(), activities.opening(course.get(), path[2]), request, response);
        }
    }

    private void show(
            Course course, Optional<Opening> opening, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var person = SignIn.person(request);
        var target = opening.flatMap(found -> found.tool().target(target(found, request)));
        if (opening.isEmpty()) {
            Pages.refuse(response, 404, "There is no such page in this course", "It may have another address now.");
        } else if (target.isEmpty()) {
            Pages.refuse(response, 400, "This link leads elsewhere", "Its target is no address of the tool.");
        } else if (person.isEmpty()) {
            Pages.redirect(response, SignIn.address(request));
        } else if (!enrolments.isIn(person.get(), course)) {
            var text = person.get().name() + " has no place in it. Switch to someone who has.";
            Pages.refuse(response, 403, "You aren't in this course", text);
        } else {
            Pages.send(response, 200, html(opening.get(), request));
        }
    }

    private Html html(Opening opening, HttpServletRequest request) {
        var course = opening.course();
        var page = opening.page();
        var family = families.of(opening.tool());
        var quirks = Quirks.of(request, family);
        var gaps = new LinkedHashMap<String, Html>();
        gaps.put("course", Html.text(course.title()));
        gaps.put("title", Html.text(page.title()));
        gaps.put("link-title", Html.text(page.linkTitle()));
        gaps.put("signed-in", Pages.signedIn(request));
        gaps.put("pages", Html.each(activities.pages(course), entry -> entry(course, entry, entry.equals(page))));
        gaps.put("add", add(course, request));
        boolean teaches = teaches(course, request);
        gaps.put("people", teaches ? people(course) : Html.NOTHING);
        gaps.put("link", teaches ? link(course) : Html.NOTHING);
        gaps.put("copy", teaches ? copy(course) : Html.NOTHING);
        gaps.put("discussions", discussions(course));
        gaps.put("grades", Html.text(GradebookServlet.PATH + course.id()));
        gaps.put("text", course.page(page.id()).isPresent() ? page.text(course) : Html.NOTHING);
        var storages =
                addable(course, request).stream().map(tool -> families.of(tool).storage());
        gaps.put("storage-frames", ToolFrame.storageFrames(Stream.concat(Stream.of(quirks.storage()), storages)));
        var launch = launch(opening, request, quirks, family);
        var frame = new ToolFrame(page.linkTitle(), launch, opening.tool(), family, quirks.storage());
        gaps.put("tool", quirks.window() ? frame.inWindow() : frame.inPage());
        return Html.fill("course-page.html", gaps);
    }

    private static Html people(Course course) {
        return Html.fill(
                "page-entry.html",
                Map.of(
                        "href", Html.text(PeopleServlet.PATH + course.id()),
                        "title", Html.text("People"),
                        "current", Html.NOTHING));
    }

    /** Of each tool in the course; the one there usually is goes without its name. */
    private Html discussions(Course course) {
        return Html.each(
                tools.all(),
                tool -> Html.fill(
                        "page-entry.html",
                        Map.of(
                                "href", Html.text(MessageServlet.address(course, tool)),
                                "title", Html.text("All discussions" + of(tool)),
                                "current", Html.NOTHING)));
    }

    private String of(Tool tool) {
        return tools.all().size() == 1 ? "" : ": " + tool.name();
    }

    private static Html link(Course course) {
        return Html.fill("add-link.html", Map.of("action", Html.text(HandLinkServlet.PATH + course.id())));
    }

    private static Html copy(Course course) {
        return Html.fill("copy-course.html", Map.of("action", Html.text(CopyServlet.PATH + course.id())));
    }

    /** A button for each tool, which names the tool unless there is but one. */
    private Html add(Course course, HttpServletRequest request) {
        return Html.each(addable(course, request), tool -> {
            var client = tool.equals(tools.first()) ? Map.<String, String>of() : Map.of("client", tool.clientId());
            return Html.fill(
                    "add-activity.html",
                    Map.of(
                            "href", Html.text(Query.of(SelectionServlet.PATH + course.id(), client)),
                            "tool", Html.text(tool.name()),
                            "storage", Html.text(families.of(tool).storage().word()),
                            "of", Html.text(of(tool))));
        });
    }

    /** Tools whose pickers open over the page. */
    private List<Tool> addable(Course course, HttpServletRequest request) {
        return teaches(course, request) ? tools.all() : List.of();
    }

    private boolean teaches(Course course, HttpServletRequest request) {
        return SignIn.person(request)
                .filter(person -> enrolments.teaches(person, course))
                .isPresent();
    }

    private static Html entry(Course course, CoursePage page, boolean current) {
        return Html.fill(
                "page-entry.html",
                Map.of(
                        "href", Html.text(course.path(page)),
                        "title", Html.text(page.title()),
                        "current", current ? new Html(" aria-current=\"page\"") : Html.NOTHING));
    }

    private static String launch(Opening opening, HttpServletRequest request, Quirks quirks, Family family) {
        var parameters = new LinkedHashMap<>(quirks.parameters(family));
        parameters.put(TARGET, target(opening, request));
        var path = quirks.old() ? OldLaunchServlet.PATH : "/launch/";
        return Query.of(path + opening.page().resourceLink(opening.course()), parameters);
    }

    private static String target(Opening opening, HttpServletRequest request) {
        return Objects.requireNonNullElse(
                request.getParameter(TARGET), opening.target().toString());
    }
}
