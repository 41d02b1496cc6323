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

/**
 * {@code /messages/{course}}: a page of a tool that belongs to no link, in a frame; {@code /messages/{course}/open} begins
 * the login that leads to it.
 */
final class MessageServlet extends HttpServlet {
    static final String PATH = "/messages/";

    private static final String OPEN = "/open";

    private final transient PracticeSettings settings;
    private final transient Catalog catalog;
    private final transient Tools tools;
    private final transient Enrolments enrolments;
    private final transient Families families;

    MessageServlet(PracticeSettings settings, Catalog catalog, Tools tools, Enrolments enrolments, Families families) {
        this.settings = settings;
        this.catalog = catalog;
        this.tools = tools;
        this.enrolments = enrolments;
        this.families = families;
    }

    /** Where a tool's page about a course is. */
    static String address(Course course, Tool tool) {
        return address("", course, tool, MessageKind.COURSE, Map.of());
    }

    /** Where a tool's page about somebody is. */
    static String address(Course course, Tool tool, Person about) {
        return address("", course, tool, MessageKind.PRIVACY, Map.of("about", about.key()));
    }

    private static String address(
            String step, Course course, Tool tool, MessageKind kind, Map<String, String> parameters) {
        var all = new LinkedHashMap<>(parameters);
        all.put("message", kind.word());
        all.put("client", tool.clientId());
        return Query.of(PATH + course.id() + step, all);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
        boolean opens = path.endsWith(OPEN);
        var course = catalog.find(opens ? path.substring(0, path.length() - OPEN.length()) : path);
        var person = SignIn.person(request);
        if (course.isEmpty()) {
            Pages.refuse(response, 404, "There is no such course", "It may have another address now.");
            return;
        }
        if (person.isEmpty()) {
            Pages.redirect(response, SignIn.address(request));
            return;
        }
        var message = message(request, person.get(), course.get());
        if (message.isEmpty()) {
            Pages.refuse(response, 404, "There is no such page", "The tool or the person may be gone.");
        } else if (!message.get().allowed(enrolments)) {
            Pages.refuse(
                    response,
                    403,
                    "You can't open this page",
                    "People of the course see its discussions, and its administrators what is stored of people.");
        } else if (opens) {
            Pages.send(response, 200, login(message.get()).html());
        } else {
            Pages.send(response, 200, page(request, message.get()));
        }
    }

    private Optional<Message> message(HttpServletRequest request, Person person, Course course) {
        var about = People.find(parameter(request, "about"));
        return tools.find(parameter(request, "client"))
                .flatMap(tool -> MessageKind.called(parameter(request, "message"))
                        .map(kind -> new Message(person, course, tool, kind, about.orElse(null), "")));
    }

    private SelfPostingForm login(Message message) {
        var tool = message.tool();
        var family = families.of(tool);
        var target = tool.says().targetLink().toString();
        return new Login(tool, message.person(), MessageHint.message(message), target, family.storage())
                .form("post", settings, family);
    }

    private Html page(HttpServletRequest request, Message message) {
        var course = message.course();
        var about = message.about();
        var parameters = about == null ? Map.<String, String>of() : Map.of("about", about.key());
        var launch = address(OPEN, course, message.tool(), message.kind(), parameters);
        var family = families.of(message.tool());
        var title = about == null ? "All discussions" : "What " + message.tool().name() + " stores of " + about.name();
        var frame = new ToolFrame(title, launch, message.tool(), family, family.storage());
        return Html.fill(
                "work.html",
                Map.of(
                        "title", Html.text(title),
                        "course", Html.text(course.title()),
                        "signed-in", Pages.signedIn(request),
                        "back", Html.text(about == null ? "/courses/" + course.id() : PeopleServlet.PATH + course.id()),
                        "back-title", Html.text(about == null ? course.title() : "People"),
                        "storage-frames", ToolFrame.storageFrames(Stream.of(frame.storage())),
                        "tool", frame.inPage()));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
