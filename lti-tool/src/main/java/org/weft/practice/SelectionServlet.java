package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Adding an activity: {@code /select/{course}} begins the login that leads to a tool's picker, {@code /selected} takes
 * what it sends back (LTI Deep Linking 2.0, section 3.3.1), and both stand in a frame over the course page.
 */
final class SelectionServlet extends HttpServlet {
    private final transient PracticeSettings settings;
    private final transient Clock clock;
    private final transient Tools tools;
    private final transient Activities activities;
    private final transient Selections selections;
    private final transient ToolKeys keys = new ToolKeys();

    SelectionServlet(
            PracticeSettings settings, Clock clock, Tools tools, Activities activities, Selections selections) {
        this.settings = settings;
        this.clock = clock;
        this.tools = tools;
        this.activities = activities;
        this.selections = selections;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var id = Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
        var course = Courses.find(id);
        var person = SignIn.person(request);
        var tool = tools.find(Objects.requireNonNullElse(
                request.getParameter("client"), tools.first().clientId()));
        if (request.getServletPath().equals("/selected") || course.isEmpty()) {
            Pages.refuse(response, 404, "There is no such course", "It may have another address now.");
        } else if (person.isEmpty() || !person.get().mayAdd(course.get())) {
            Pages.refuse(response, 403, "You can't add anything here", "Only those who teach the course can.");
        } else if (tool.isEmpty()) {
            Pages.refuse(response, 404, "There is no such tool", "It may have been removed.");
        } else {
            Pages.send(
                    response, 200, login(tool.get(), person.get(), course.get()).html());
        }
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
        var selection = selections.end(answer.orElseThrow().data(), tool.orElseThrow());
        if (selection.isEmpty()) {
            Pages.refuse(response, 400, "The tool's answer can't be taken", "Nobody waits for it any more.");
            return;
        }
        var course = selection.get().course();
        var added = answer.get().items(tool.get()).stream()
                .map(item -> activities.add(course, tool.get(), item.title(), item.target(), item.custom()))
                .toList();
        var page = added.isEmpty() ? course.pages().get(0) : added.get(0).page();
        Pages.send(
                response,
                200,
                Html.fill(
                        "selected.html",
                        Map.of(
                                "page",
                                Html.text(course.path(page)),
                                "added",
                                Html.text(String.valueOf(added.size())))));
    }

    private Optional<String> problem(SelectionAnswer answer, Tool tool) {
        var problem = answer.problem(tool, settings.lmsUrl(), clock.instant());
        return problem.isPresent() || keys.signed(answer.token(), tool.says().keySet())
                ? problem
                : Optional.of("No published key of the tool has signed it");
    }

    private SelfPostingForm login(Tool tool, Person person, Course course) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("iss", settings.lmsUrl().toString());
        fields.put("client_id", tool.clientId());
        fields.put("lti_deployment_id", tool.deploymentId());
        fields.put("login_hint", person.subject());
        fields.put("lti_message_hint", MessageHint.selection(course).json());
        fields.put("target_link_uri", tool.says().pickerLink().toString());
        fields.put("lti_storage_target", "_parent");
        return new SelfPostingForm("post", tool.says().loginUri().toString(), fields);
    }
}
