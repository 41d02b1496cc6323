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

/** {@code /groups/{course}} and {@code /group-sets/{course}}: the groups of a course (LTI Course Groups 1.0). */
final class GroupsServlet extends HttpServlet {
    static final String GROUPS = "/groups/";
    static final String SETS = "/group-sets/";
    static final String GROUPS_TYPE = "application/vnd.ims.lti-gs.v1.contextgroupcontainer+json";
    static final String SETS_TYPE = "application/vnd.ims.lti-gs.v1.contextgroupsetcontainer+json";

    private final transient PracticeSettings settings;
    private final transient Grants grants;
    private final transient Catalog catalog;
    private final transient Enrolments enrolments;
    private final transient Families families;

    GroupsServlet(PracticeSettings settings, Grants grants, Catalog catalog, Enrolments enrolments, Families families) {
        this.settings = settings;
        this.grants = grants;
        this.catalog = catalog;
        this.enrolments = enrolments;
        this.families = families;
    }

    /** What a launch says of it. */
    static Map<String, Object> claim(PracticeSettings settings, Course course, Family family) {
        return Map.of(
                "scope", List.of(Grants.GROUPS),
                "context_groups_url",
                        ServiceAddresses.of(settings, GROUPS + course.id(), family)
                                .toString(),
                "context_group_sets_url",
                        ServiceAddresses.of(settings, SETS + course.id(), family)
                                .toString(),
                "service_versions", List.of("1.0"));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean sets = (request.getServletPath() + "/").equals(SETS);
        try {
            var tool = grants.require(request, Grants.GROUPS);
            MediaTypes.taken(request, sets ? SETS_TYPE : GROUPS_TYPE);
            var id = Objects.requireNonNullElse(request.getPathInfo(), "/");
            var course =
                    catalog.find(id.substring(1)).orElseThrow(() -> new Untakeable(404, "There is no such course"));
            var path = (sets ? SETS : GROUPS) + course.id();
            var address = ServiceAddresses.of(settings, path, families.of(tool));
            if (sets) {
                send(response, course, address, "sets", Page.of(sets(course), request, address));
            } else {
                send(response, course, address, "groups", Page.of(groups(request, course), request, address));
            }
        } catch (Untakeable e) {
            JsonAnswers.refuse(response, e);
        }
    }

    private static List<Map<String, String>> sets(Course course) {
        return Group.sets(course).stream()
                .map(set -> Map.of("id", set.id(), "name", set.name()))
                .toList();
    }

    /** All, or those of the person that is asked for. */
    private List<Map<String, String>> groups(HttpServletRequest request, Course course) {
        var subject = request.getParameter("user_id");
        return Group.of(course).stream()
                .filter(group -> subject == null || hasMember(group, course, subject))
                .map(group -> Map.of(
                        "id", group.id(),
                        "name", group.name(),
                        "set_id", group.set().id()))
                .toList();
    }

    private boolean hasMember(Group group, Course course, String subject) {
        return enrolments.members(course).stream()
                .filter(person -> person.subject().equals(subject))
                .anyMatch(person -> enrolments.groups(person, course).contains(group.id()));
    }

    private static void send(
            HttpServletResponse response, Course course, URI address, String name, Page<Map<String, String>> page)
            throws IOException {
        page.link().ifPresent(link -> response.setHeader("Link", link));
        var json = new LinkedHashMap<String, Object>();
        json.put("id", address.toString());
        json.put("context", Map.of("id", course.id(), "label", course.label(), "title", course.title()));
        json.put(name, page.things());
        JsonAnswers.send(response, 200, name.equals("sets") ? SETS_TYPE : GROUPS_TYPE, json);
    }
}
