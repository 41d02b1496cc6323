package org.weft.bench;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.weft.base.Json;
import org.weft.server.Mount;

/** The LMS's lists of members, by courses: in pages that are made once, each with a link to the next. */
final class LmsRoster {
    /** Members on a page. */
    static final int PAGE = 500;

    private static final int GROUPS = 20;
    private static final String PATH = "/members/";

    private final Map<String, List<byte[]>> courses = new ConcurrentHashMap<>();

    /** @param people what the names begin with by which the LMS knows them; a number follows */
    void list(String course, String people, int count) {
        var pages = new ArrayList<byte[]>();
        for (int first = 0; first < count; first += PAGE) {
            var members = IntStream.range(first, Math.min(count, first + PAGE))
                    .mapToObj(i -> member(people + i, i))
                    .toList();
            pages.add(Json.write(Map.of("id", PATH + course, "context", Map.of("id", course), "members", members))
                    .getBytes(StandardCharsets.UTF_8));
        }
        courses.put(course, pages);
    }

    /** Where a course's list begins. */
    static URI address(URI lms, String course) {
        return lms.resolve(PATH + course);
    }

    static URI groups(URI lms) {
        return lms.resolve("/groups");
    }

    static URI sets(URI lms) {
        return lms.resolve("/sets");
    }

    /** The name of the group that a member is in. */
    static String group(int member) {
        return "Group " + member % GROUPS;
    }

    List<Mount> mounts() {
        return List.of(
                Service.at(PATH + "*", this::answerMembers),
                Service.at(
                        "/groups",
                        (request, response) -> Service.json(
                                response,
                                Map.of(
                                        "groups",
                                        IntStream.range(0, GROUPS)
                                                .mapToObj(i ->
                                                        Map.of("id", "group-" + i, "name", group(i), "set_id", "set"))
                                                .toList()))),
                Service.at(
                        "/sets",
                        (request, response) -> Service.json(
                                response, Map.of("sets", List.of(Map.of("id", "set", "name", "Groups"))))));
    }

    private void answerMembers(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var course = request.getPathInfo().substring(1);
        var pages = courses.getOrDefault(course, List.of());
        var asked = request.getParameter("page");
        int page = asked == null ? 0 : Integer.parseInt(asked);
        if (page >= pages.size()) {
            response.setStatus(404);
            return;
        }
        if (page + 1 < pages.size()) {
            response.setHeader("Link", "<%s?page=%d>; rel=\"next\"".formatted(request.getRequestURL(), page + 1));
        }
        Service.json(response, pages.get(page));
    }

    private static Map<String, Object> member(String subject, int number) {
        var member = new LinkedHashMap<String, Object>();
        member.put("user_id", subject);
        member.put("status", "Active");
        member.put("name", "Name " + subject);
        member.put("given_name", "Name");
        member.put("family_name", subject);
        member.put("email", subject + "@bench.example");
        member.put("lis_person_sourcedid", "sis-" + subject);
        member.put("roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"));
        member.put("group_enrollments", List.of(Map.of("group_id", "group-" + number % GROUPS)));
        return member;
    }
}
