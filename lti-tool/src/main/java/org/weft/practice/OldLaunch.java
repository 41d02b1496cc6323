package org.weft.practice;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Someone opening a page's resource link by LTI 1.1 (LTI 1.1.1, section 3). People, courses and links have other ids there
 * than by LTI 1.3, as in LMSs that have both.
 */
record OldLaunch(Person person, Course course, CoursePage page, Map<String, String> custom) {
    static String userId(Person person) {
        return "user-" + person.subject();
    }

    static String contextId(Course course) {
        return "course-" + course.id();
    }

    static String resourceLinkId(Course course, CoursePage page) {
        return "link-" + page.resourceLink(course);
    }

    /** All but what the signature adds. */
    Map<String, String> fields(URI returnUrl, boolean window, Instant now) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("lti_message_type", "basic-lti-launch-request");
        fields.put("lti_version", "LTI-1p0");
        fields.put("resource_link_id", resourceLinkId(course, page));
        fields.put("resource_link_title", page.linkTitle());
        fields.put("user_id", userId(person));
        fields.put("roles", String.join(",", person.role().urns()));
        fields.put("lis_person_name_full", person.name());
        fields.put("lis_person_name_given", person.givenName());
        fields.put("lis_person_name_family", person.familyName());
        fields.put("lis_person_contact_email_primary", person.email());
        fields.put("context_id", contextId(course));
        fields.put("context_label", course.label());
        fields.put("context_title", course.title());
        fields.put("launch_presentation_locale", person.locale());
        fields.put("launch_presentation_document_target", window ? "window" : "iframe");
        fields.put("launch_presentation_return_url", returnUrl.toString());
        fields.put("tool_consumer_instance_guid", "practice-lms");
        fields.put("custom_sections", person.section());
        page.chosen(course).forEach((name, text) -> fields.put("custom_" + name, text));
        custom.forEach((name, text) -> fields.put("custom_" + name, text));
        fields.put("oauth_callback", "about:blank");
        fields.put("oauth_nonce", UUID.randomUUID().toString());
        fields.put("oauth_timestamp", Long.toString(now.getEpochSecond()));
        return fields;
    }
}
