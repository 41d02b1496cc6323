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

/**
 * {@code /members/{course}}: who is in a course, a few on each page (LTI Names and Roles 2.0). The last page says where
 * only what changes from then on is read. With {@code groups=true} everyone's groups are told (LTI Course Groups 1.0).
 */
final class MembersServlet extends HttpServlet {
    static final String PATH = "/members/";
    static final String TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

    private static final String SINCE = "since";

    private final transient PracticeSettings settings;
    private final transient Grants grants;
    private final transient Catalog catalog;
    private final transient Enrolments enrolments;
    private final transient Families families;

    MembersServlet(
            PracticeSettings settings, Grants grants, Catalog catalog, Enrolments enrolments, Families families) {
        this.settings = settings;
        this.grants = grants;
        this.catalog = catalog;
        this.enrolments = enrolments;
        this.families = families;
    }

    /** Where a course's list begins. */
    static URI address(PracticeSettings settings, Course course, Family family) {
        return ServiceAddresses.of(settings, PATH + course.id(), family);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var family = families.of(grants.require(request, Grants.MEMBERS));
            ServiceAddresses.check(request, family);
            MediaTypes.taken(request, TYPE, family);
            var path = Objects.requireNonNullElse(request.getPathInfo(), "/");
            var course =
                    catalog.find(path.substring(1)).orElseThrow(() -> new Untakeable(404, "There is no such course"));
            sendPage(request, response, course, family);
        } catch (Untakeable e) {
            JsonAnswers.refuse(response, e);
        }
    }

    private void sendPage(HttpServletRequest request, HttpServletResponse response, Course course, Family family)
            throws IOException, Untakeable {
        var last = enrolments.last();
        var address = address(settings, course, family);
        var page = Page.of(asked(request, course), request, address);
        if (family == Family.MOODLE) {
            page.linkWithout("role").ifPresent(link -> response.setHeader("Link", link));
        } else {
            response.setHeader("Link", page.link().orElseGet(() -> Page.differences(request, address, last)));
        }
        boolean groups = "true".equals(request.getParameter("groups"));
        JsonAnswers.send(
                response,
                200,
                TYPE,
                Map.of(
                        "id", address,
                        "context", Map.of("id", course.id(), "label", course.label(), "title", course.title()),
                        "members",
                                page.things().stream()
                                        .map(person -> member(person, course, groups, family))
                                        .toList()));
    }

    private List<Person> asked(HttpServletRequest request, Course course) throws Untakeable {
        var role = request.getParameter("role");
        var since = request.getParameter(SINCE);
        Untakeable.unless(since == null || since.matches("\\d{1,6}"), "since must be a number");
        // A list that has begun anew knows nothing of what came before.
        Untakeable.unless(
                since == null || Integer.parseInt(since) <= enrolments.last(), "since is of another list; read it all");
        var all = since == null ? enrolments.members(course) : enrolments.changed(course, Integer.parseInt(since));
        return all.stream().filter(person -> role == null || has(person, role)).toList();
    }

    /** By URI, or by the short name of a role in courses. */
    private static boolean has(Person person, String role) {
        return person.role().uris().stream().anyMatch(uri -> uri.equals(role) || uri.endsWith("/membership#" + role));
    }

    private Map<String, Object> member(Person person, Course course, boolean groups, Family family) {
        boolean in = enrolments.isIn(person, course);
        var member = new LinkedHashMap<String, Object>();
        member.put("user_id", person.subject());
        member.put("status", in ? "Active" : "Deleted");
        member.put(
                "roles",
                family == Family.MOODLE
                        ? person.role().shortNames()
                        : person.role().uris());
        if (in) {
            member.put("name", person.name());
            member.put("given_name", person.givenName());
            member.put("family_name", person.familyName());
            member.put("email", person.email());
        }
        if (in && groups) {
            member.put(
                    "group_enrollments",
                    enrolments.groups(person, course).stream()
                            .map(group -> Map.of("group_id", group))
                            .toList());
        }
        return member;
    }
}
