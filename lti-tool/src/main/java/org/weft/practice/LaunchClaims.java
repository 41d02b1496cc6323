package org.weft.practice;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The claims of an LtiResourceLinkRequest (LTI core 1.3, 5.3 and 5.4). */
final class LaunchClaims {
    static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String NAMES_ROLES = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    static final String GROUPS = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";
    static final String GRADES = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private static final String NOTICES = LTI + "platformnotificationservice";
    private static final Set<String> OF_A_LINK = Set.of(LTI + "resource_link", LTI + "custom");
    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final PracticeSettings settings;
    private final Clock clock;
    private final Gradebook gradebook;
    private final Families families;

    LaunchClaims(PracticeSettings settings, Clock clock, Gradebook gradebook, Families families) {
        this.settings = settings;
        this.clock = clock;
        this.gradebook = gradebook;
        this.families = families;
    }

    /** A new map, in the order in which a reader wants them. */
    Map<String, Object> of(Launch launch) {
        var claims = new LinkedHashMap<String, Object>();
        addSecurity(claims, launch);
        addPerson(claims, launch.person(), launch.tool().says().claims());
        addPlace(claims, launch);
        claims.put(LTI + "launch_presentation", presentation(launch));
        var family = families.of(launch.tool());
        claims.put(LTI + "tool_platform", platform(family));
        claims.put(NAMES_ROLES, members(launch.course(), family));
        claims.put(GROUPS, GroupsServlet.claim(settings, launch.course(), family));
        claims.put(GRADES, new GradeAddresses(settings, families).claim(launch, gradebook));
        claims.put(NOTICES, notices());
        claims.put(LTI + "custom", custom(launch));
        var review = launch.review();
        if (review != null) {
            claims.put(LTI + "message_type", "LtiSubmissionReviewRequest");
            claims.put(LTI + "for_user", about(review.about()));
        }
        FamilyClaims.change(claims, launch, family);
        return claims;
    }

    /** Of a message that is about no link. A new map. */
    Map<String, Object> withoutLink(Person person, Course course, Tool tool, URI target, String nonce) {
        var somePage = course.pages().get(0);
        var claims = of(new Launch(person, course, somePage, tool, target, false, nonce, Map.of()));
        claims.keySet().removeAll(OF_A_LINK);
        claims.computeIfPresent(GRADES, (name, endpoint) -> ofTheCourse((Map<?, ?>) endpoint));
        return claims;
    }

    Map<String, Object> of(Message message) {
        var tool = message.tool();
        var claims = withoutLink(
                message.person(), message.course(), tool, tool.says().targetLink(), message.nonce());
        claims.put(LTI + "message_type", message.kind().type());
        if (message.about() != null) {
            claims.put(LTI + "for_user", about(message.about()));
        }
        return claims;
    }

    /** Nothing of the page that had to be taken. */
    private static Map<Object, Object> ofTheCourse(Map<?, ?> endpoint) {
        var whole = new LinkedHashMap<Object, Object>(endpoint);
        whole.remove("lineitem");
        return whole;
    }

    private void addSecurity(Map<String, Object> claims, Launch launch) {
        var now = clock.instant();
        claims.put("iss", settings.lmsUrl().toString());
        claims.put("aud", launch.tool().clientId());
        claims.put("sub", launch.person().subject());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("nonce", launch.nonce());
        claims.put(LTI + "version", "1.3.0");
        claims.put(LTI + "message_type", "LtiResourceLinkRequest");
        claims.put(LTI + "deployment_id", launch.tool().deploymentId());
        claims.put(LTI + "target_link_uri", launch.target().toString());
    }

    /** Whose work is shown (LTI Submission Review 1.0, section 2.1). */
    private static Map<String, Object> about(Person person) {
        return Map.of(
                "user_id", person.subject(),
                "name", person.name(),
                "given_name", person.givenName(),
                "family_name", person.familyName(),
                "email", person.email(),
                "roles", person.role().uris());
    }

    private static void addPerson(Map<String, Object> claims, Person person, Set<String> wanted) {
        var known = new LinkedHashMap<String, Object>();
        known.put("name", person.name());
        known.put("given_name", person.givenName());
        known.put("family_name", person.familyName());
        known.put("email", person.email());
        known.put("locale", person.locale());
        known.keySet().retainAll(wanted);
        claims.putAll(known);
        claims.put(LTI + "roles", person.role().uris());
        claims.put(LTI + "lis", Map.of("person_sourcedid", ""));
    }

    private static void addPlace(Map<String, Object> claims, Launch launch) {
        var course = launch.course();
        claims.put(
                LTI + "context",
                Map.of(
                        "id", course.id(),
                        "label", course.label(),
                        "title", course.title(),
                        "type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection")));
        claims.put(
                LTI + "resource_link",
                Map.of(
                        "id", launch.page().resourceLink(course),
                        "title", launch.page().linkTitle()));
    }

    private Map<String, Object> presentation(Launch launch) {
        return Map.of(
                "document_target", launch.window() ? "window" : "iframe",
                "return_url", settings.at(launch.course().path(launch.page())).toString(),
                "locale", launch.person().locale());
    }

    private Map<String, Object> members(Course course, Family family) {
        return Map.of(
                "context_memberships_url",
                        MembersServlet.address(settings, course, family).toString(),
                "service_versions", List.of("2.0"));
    }

    private Map<String, Object> notices() {
        return Map.of(
                "service_versions", List.of("1.0"),
                "platform_notification_service_url",
                        settings.at(NoticeHandlersServlet.PATH).toString(),
                "scope", List.of(Grants.NOTICES),
                "notice_types_supported", Notices.TYPES);
    }

    private static Map<String, Object> platform(Family family) {
        return Map.of(
                "guid", "practice-lms",
                "name", "Practice LMS",
                "product_family_code", family.code(),
                "version", "1");
    }

    /** As life has it: what was asked for, one value more, one empty, and a variable that nobody replaces. */
    private static Map<String, Object> custom(Launch launch) {
        var custom = new LinkedHashMap<String, Object>();
        var asked = new LinkedHashMap<>(launch.tool().says().custom());
        asked.putAll(launch.custom());
        var work = launch.review();
        var review = work == null ? null : work.column().review();
        asked.putAll(review == null ? Map.of() : review.custom());
        asked.forEach((name, value) -> custom.put(name, Variables.replaced(value, launch)));
        custom.putAll(launch.page().chosen(launch.course()));
        custom.put("page", launch.page().id());
        custom.put("section", "");
        custom.put("due", "$ResourceLink.submission.endDateTime");
        return custom;
    }
}
