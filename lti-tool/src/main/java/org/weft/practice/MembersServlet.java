package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code /members/{course}}: who is in a course, a few on each page (LTI Names and Roles 2.0). */
final class MembersServlet extends HttpServlet {
    static final String PATH = "/members/";

    private static final String TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private static final int PAGE = 3;

    private final transient PracticeSettings settings;
    private final transient Grants grants;

    MembersServlet(PracticeSettings settings, Grants grants) {
        this.settings = settings;
        this.grants = grants;
    }

    /** Where a course's list begins. */
    static URI address(PracticeSettings settings, Course course) {
        return settings.at(PATH + course.id());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var authorization = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
        var course = Courses.find(
                Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1));
        var from = Objects.requireNonNullElse(request.getParameter("from"), "0");
        if (grants.tool(authorization, Grants.MEMBERS).isEmpty()) {
            JsonAnswers.send(response, 401, Map.of("status", 401, "reason", "Unauthorized"));
        } else if (!TYPE.equals(request.getHeader("Accept")) || !from.matches("\\d{1,6}")) {
            JsonAnswers.send(response, 400, Map.of("status", 400, "reason", "Bad request"));
        } else if (course.isEmpty()) {
            JsonAnswers.send(response, 404, Map.of("status", 404, "reason", "No such course"));
        } else {
            sendPage(response, course.get(), Integer.parseInt(from));
        }
    }

    private void sendPage(HttpServletResponse response, Course course, int from) throws IOException {
        var all = People.ALL.stream().filter(person -> person.isIn(course)).toList();
        var address = address(settings, course);
        if (from + PAGE < all.size()) {
            response.setHeader("Link", "<%s?from=%d>; rel=\"next\"".formatted(address, from + PAGE));
        }
        var page =
                all.stream().skip(from).limit(PAGE).map(MembersServlet::member).toList();
        JsonAnswers.send(
                response,
                200,
                TYPE,
                Map.of(
                        "id", address,
                        "context", Map.of("id", course.id(), "label", course.label(), "title", course.title()),
                        "members", page));
    }

    private static Map<String, Object> member(Person person) {
        var member = new LinkedHashMap<String, Object>();
        member.put("user_id", person.subject());
        member.put("status", "Active");
        member.put("roles", List.copyOf(person.role().uris()));
        member.put("name", person.name());
        member.put("given_name", person.givenName());
        member.put("family_name", person.familyName());
        member.put("email", person.email());
        return member;
    }
}
