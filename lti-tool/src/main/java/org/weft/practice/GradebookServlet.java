package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /gradebook/{course}}: teachers see all grades, who gave them, and give their own; learners see their own grades.
 * {@code /gradebook/{course}/work} shows a learner's work at the tool (LTI Submission Review 1.0).
 */
final class GradebookServlet extends HttpServlet {
    static final String PATH = "/gradebook/";

    private static final int LONGEST_COMMENT = 2000;

    private final transient Catalog catalog;
    private final transient Gradebook gradebook;
    private final transient Activities activities;
    private final transient Enrolments enrolments;
    private final transient Families families;

    GradebookServlet(
            Catalog catalog, Gradebook gradebook, Activities activities, Enrolments enrolments, Families families) {
        this.catalog = catalog;
        this.gradebook = gradebook;
        this.activities = activities;
        this.enrolments = enrolments;
        this.families = families;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var person = SignIn.person(request);
        var course = course(request);
        if (course.isEmpty()) {
            Pages.refuse(response, 404, "There is no such course", "It may have another address now.");
        } else if (person.isEmpty()) {
            Pages.redirect(response, SignIn.address(request));
        } else if (enrolments.teaches(person.get(), course.get())) {
            teach(request, response, course.get());
        } else if (enrolments.learner(course.get(), person.get().subject()).isPresent()) {
            send(request, response, 200, new GradebookPage(gradebook, course.get()).own(person.get()));
        } else {
            Pages.refuse(
                    response, 403, "You have no grades here", "Those who learn in this course have, and its teachers.");
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var course = course(request);
        var teacher = SignIn.person(request)
                .filter(person ->
                        course.filter(of -> enrolments.teaches(person, of)).isPresent());
        if (course.isEmpty() || teacher.isEmpty()) {
            Pages.refuse(response, 403, "You can't give grades here", "Only those who teach the course can.");
            return;
        }
        var problem = set(request, course.get(), teacher.get());
        if (problem == null) {
            Pages.redirect(response, PATH + course.get().id());
        } else {
            send(request, response, 400, new GradebookPage(gradebook, course.get()).whole(problem));
        }
    }

    private @Nullable String set(HttpServletRequest request, Course course, Person teacher) {
        var column = gradebook.column(course, parameter(request, LaunchServlet.COLUMN));
        var learner = People.find(parameter(request, LaunchServlet.ABOUT))
                .filter(person -> enrolments.learner(course, person.subject()).isPresent());
        var score = parameter(request, "score").strip().replace(',', '.');
        var comment = parameter(request, "comment").strip();
        if (column.isEmpty() || learner.isEmpty()) {
            return "This column or person is not in the gradebook any more. Nothing was changed.";
        }
        if (!score.matches("(\\d{1,6}(\\.\\d{1,4})?)?")) {
            return "“" + score + "” is no grade. Type a number such as 7 or 7.5, or nothing to take the grade away.";
        }
        if (comment.length() > LONGEST_COMMENT) {
            return "The comment is longer than " + LONGEST_COMMENT + " characters. Shorten it.";
        }
        gradebook.set(
                column.get(),
                learner.get().subject(),
                teacher,
                score.isEmpty() ? null : Double.valueOf(score),
                comment);
        return null;
    }

    private void teach(HttpServletRequest request, HttpServletResponse response, Course course) throws IOException {
        if (!Objects.requireNonNullElse(request.getPathInfo(), "").endsWith("/work")) {
            send(request, response, 200, new GradebookPage(gradebook, course).whole(""));
            return;
        }
        var work = gradebook.reviewed(
                course, parameter(request, LaunchServlet.COLUMN), parameter(request, LaunchServlet.ABOUT));
        var frame = work.flatMap(found -> frame(course, found));
        if (frame.isEmpty()) {
            Pages.refuse(response, 404, "There is no such work", "The column or its tool may be gone.");
        } else {
            Pages.send(response, 200, html(request, course, frame.get()));
        }
    }

    /** The frame that launches. */
    private Optional<ToolFrame> frame(Course course, Reviewed work) {
        var link = Objects.requireNonNullElse(work.column().resourceLink(), "");
        return activities.opening(link).map(opening -> {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put(LaunchServlet.COLUMN, work.column().id());
            parameters.put(LaunchServlet.ABOUT, work.about().key());
            var review = work.column().review();
            if (review != null && review.url() != null) {
                parameters.put(CourseServlet.TARGET, review.url());
            }
            var launch = Query.of("/launch/" + opening.page().resourceLink(course), parameters);
            var family = families.of(opening.tool());
            return new ToolFrame(title(work), launch, opening.tool(), family, family.storage());
        });
    }

    private static Html html(HttpServletRequest request, Course course, ToolFrame frame) {
        return Html.fill(
                "work.html",
                Map.of(
                        "title", Html.text(frame.title()),
                        "course", Html.text(course.title()),
                        "signed-in", Pages.signedIn(request),
                        "back", Html.text(PATH + course.id()),
                        "back-title", Html.text("Grades"),
                        "storage-frames", ToolFrame.storageFrames(Stream.of(frame.storage())),
                        "tool", frame.inPage()));
    }

    private static String title(Reviewed work) {
        return work.about().name() + ": " + work.column().label();
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, int status, Html body)
            throws IOException {
        Pages.send(response, status, Pages.layout("Grades", Pages.signedIn(request), body));
    }

    private Optional<Course> course(HttpServletRequest request) {
        var path = Objects.requireNonNullElse(request.getPathInfo(), "/").split("/", 3);
        boolean known = path.length == 2 || (path.length == 3 && path[2].equals("work"));
        return known ? catalog.find(path[1]) : Optional.empty();
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
