package org.weft.bench;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a launch says beyond who comes and where, from an LMS that has every service switched on, of a link that was
 * chosen in our picker and is no copy.
 */
final class EveryService {
    /** Our id of what the link shows. */
    static final String PREPARED = "5f0c8f5e-6f4b-4d0e-9d0a-2f3a7e1b9c11";

    /** The most points that can be earned. */
    static final int POINTS = 10;

    static final String NOTICES_PATH = "/notices";

    private static final String SPEC = "https://purl.imsglobal.org/spec/";
    private static final String LTI = SPEC + "lti/claim/";
    private static final String AGS = SPEC + "lti-ags/scope/";

    private EveryService() {}

    /** @param member whose launch it is */
    static Map<String, Object> claims(URI lms, String course, int member) {
        var claims = new LinkedHashMap<String, Object>();
        var subject = School.subject(member);
        claims.put("given_name", "Name");
        claims.put("family_name", subject);
        claims.put("email", subject + "@bench.example");
        claims.put("locale", "en-US");
        claims.put(LTI + "lis", Map.of("person_sourcedid", "sis-" + subject));
        claims.put(
                LTI + "launch_presentation",
                Map.of("document_target", "iframe", "return_url", text(lms.resolve("/courses")), "locale", "en-US"));
        claims.put(LTI + "tool_platform", Map.of("guid", "bench", "name", "Bench LMS", "version", "1"));
        claims.put(LTI + "custom", custom(member));
        addServices(claims, lms, course);
        return claims;
    }

    /** A link and a course that were copied from nothing have an empty history. */
    private static Map<String, String> custom(int member) {
        return Map.of(
                "weft_placement", PREPARED,
                "link_history", "",
                "context_history", "",
                "groups", LmsRoster.group(member),
                "due", "$ResourceLink.submission.endDateTime");
    }

    private static void addServices(Map<String, Object> claims, URI lms, String course) {
        claims.put(
                SPEC + "lti-nrps/claim/namesroleservice",
                Map.of(
                        "context_memberships_url", text(LmsRoster.address(lms, course)),
                        "service_versions", List.of("2.0")));
        claims.put(
                SPEC + "lti-gs/claim/groupsservice",
                Map.of(
                        "context_groups_url", text(LmsRoster.groups(lms)),
                        "context_group_sets_url", text(LmsRoster.sets(lms)),
                        "service_versions", List.of("1.0"),
                        "scope", List.of(SPEC + "lti-gs/scope/contextgroup.readonly")));
        claims.put(
                SPEC + "lti-ags/claim/endpoint",
                Map.of(
                        "lineitems", text(LmsGradebook.columns(lms, course)),
                        "lineitem", text(LmsGradebook.column(lms, course)),
                        "scope", List.of(AGS + "lineitem", AGS + "result.readonly", AGS + "score")));
        claims.put(
                LTI + "platformnotificationservice",
                Map.of(
                        "platform_notification_service_url", text(lms.resolve(NOTICES_PATH)),
                        "service_versions", List.of("1.0"),
                        "scope", List.of(SPEC + "lti/scope/noticehandlers"),
                        "notice_types_supported", List.of("LtiContextCopyNotice", "LtiHelloWorldNotice")));
    }

    private static String text(URI address) {
        return address.toString();
    }
}
