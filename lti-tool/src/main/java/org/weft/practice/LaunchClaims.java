package org.weft.practice;

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
    private static final String NOTICES = LTI + "platformnotificationservice";
    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final PracticeSettings settings;
    private final Clock clock;

    LaunchClaims(PracticeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** A new map, in the order in which a reader wants them. */
    Map<String, Object> of(Launch launch) {
        var claims = new LinkedHashMap<String, Object>();
        addSecurity(claims, launch);
        addPerson(claims, launch.person(), launch.tool().says().claims());
        addPlace(claims, launch);
        claims.put(LTI + "launch_presentation", presentation(launch));
        claims.put(LTI + "tool_platform", platform());
        claims.put(NAMES_ROLES, members(launch.course()));
        claims.put(NOTICES, notices());
        claims.put(LTI + "custom", custom(launch));
        return claims;
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

    private Map<String, Object> members(Course course) {
        return Map.of(
                "context_memberships_url",
                        MembersServlet.address(settings, course).toString(),
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

    private static Map<String, Object> platform() {
        return Map.of(
                "guid", "practice-lms",
                "name", "Practice LMS",
                "product_family_code", "practice",
                "version", "1");
    }

    /** As life has it: what was asked for, one value more, one empty, and a variable that nobody replaces. */
    private static Map<String, Object> custom(Launch launch) {
        var custom = new LinkedHashMap<String, Object>();
        var asked = new LinkedHashMap<>(launch.tool().says().custom());
        asked.putAll(launch.custom());
        asked.forEach((name, value) -> custom.put(name, Variables.replaced(value, launch)));
        custom.put("page", launch.page().id());
        custom.put("section", "");
        custom.put("due", "$ResourceLink.submission.endDateTime");
        return custom;
    }
}
