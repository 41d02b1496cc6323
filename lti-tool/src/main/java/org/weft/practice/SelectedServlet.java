package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code /selected}: takes what a tool's picker sends back (LTI Deep Linking 2.0, section 3.3.1), in the picker's frame. */
final class SelectedServlet extends HttpServlet {
    static final String PATH = "/selected";

    /** A parameter of the way back, in which Moodle keeps what others have as {@code data}. */
    static final String WAITING = "waiting";

    private final transient PracticeSettings settings;
    private final transient Clock clock;
    private final transient Tools tools;
    private final transient Activities activities;
    private final transient Selections selections;
    private final transient Gradebook gradebook;
    private final transient ToolKeys keys = new ToolKeys();

    SelectedServlet(
            PracticeSettings settings,
            Clock clock,
            Tools tools,
            Activities activities,
            Selections selections,
            Gradebook gradebook) {
        this.settings = settings;
        this.clock = clock;
        this.tools = tools;
        this.activities = activities;
        this.selections = selections;
        this.gradebook = gradebook;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Pages.refuse(response, 404, "There is no such page", "Tools send here what was chosen.");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var answer = SelectionAnswer.parse(request.getParameter("JWT"));
        var tool = answer.flatMap(found -> tools.find(found.client()));
        var problem = tool.isEmpty()
                ? Optional.of("It is no token of a tool that is known here")
                : problem(answer.orElseThrow(), tool.get());
        if (problem.isPresent()) {
            Pages.refuse(response, 400, "The tool's answer can't be taken", problem.get() + ".");
            return;
        }
        try {
            var waiting = Objects.requireNonNullElse(request.getParameter(WAITING), "");
            Pages.send(response, 200, take(answer.orElseThrow(), tool.orElseThrow(), waiting));
        } catch (Untakeable e) {
            Pages.refuse(response, 400, "The tool's answer can't be taken", e.reason() + ".");
        }
    }

    /** All of it or, with {@link Untakeable}, nothing; then another answer may still come. */
    private synchronized Html take(SelectionAnswer answer, Tool tool, String waiting) throws Untakeable {
        var data = answer.data().isEmpty() ? waiting : answer.data();
        var course = selections
                .find(data, tool)
                .orElseThrow(() -> new Untakeable(400, "Nobody waits for it any more"))
                .course();
        var added = new ArrayList<Activity>();
        var columns = new ArrayList<LineItem.Told>();
        for (var item : answer.items(tool)) {
            var activity = Activity.create(course, tool, item.title(), item.target(), item.custom());
            var column = item.column();
            added.add(activity);
            if (column != null) {
                columns.add(column.on(activity.resourceLink()));
            }
        }
        gradebook.add(course, tool, columns);
        activities.add(added);
        selections.end(data);
        var first = added.isEmpty() ? course.pages().get(0) : added.get(0).page();
        return Html.fill(
                "selected.html",
                Map.of("page", Html.text(course.path(first)), "added", Html.text(String.valueOf(added.size()))));
    }

    private Optional<String> problem(SelectionAnswer answer, Tool tool) {
        var problem = answer.problem(tool, settings.lmsUrl(), clock.instant());
        return problem.isPresent() || keys.signed(answer.token(), tool.says().keySet())
                ? problem
                : Optional.of("No published key of the tool has signed it");
    }
}
