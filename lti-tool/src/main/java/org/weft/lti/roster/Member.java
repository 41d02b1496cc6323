package org.weft.lti.roster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weft.lti.persons.GroupNames;
import org.weft.lti.persons.PersonName;
import org.weft.lti.persons.Roles;
import org.weft.places.Role;

/**
 * One entry of a list of members (Names and Roles 2.0, section 3.2), read as leniently as LMSs write: what a field
 * should not be counts as absent.
 *
 * @param former what the LMS called them by LTI 1.1; null when it doesn't tell
 * @param left when it only says that somebody is no member, or not now
 * @param groupIds of the groups service
 * @param told names of groups by set, out of the custom parameters of the link that was asked about
 */
record Member(
        String subject,
        @Nullable String name,
        @Nullable String email,
        @Nullable String former,
        Role role,
        boolean left,
        List<String> groupIds,
        Map<String, List<String>> told) {
    private static final String CUSTOM = "https://purl.imsglobal.org/spec/lti/claim/custom";
    private static final int LONGEST_SUBJECT = 255;

    /** Empty for what names nobody. */
    static Optional<Member> of(JsonNode json) {
        var subject = json.path("user_id").asText();
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            return Optional.empty();
        }
        var email = PersonName.email(text(json, "email"));
        var status = json.path("status").asText("active").toLowerCase(Locale.ROOT);
        return Optional.of(new Member(
                subject,
                PersonName.of(text(json, "name"), text(json, "given_name"), text(json, "family_name"), email),
                email,
                former(json),
                Roles.strongest(texts(json.path("roles"))),
                status.equals("inactive") || status.equals("deleted"),
                groupIds(json.path("group_enrollments")),
                told(json.path("message"))));
    }

    /** Nobody, as far as we are concerned: the LMS's own test user. */
    boolean isTest() {
        return role == Role.PREVIEW;
    }

    private static @Nullable String former(JsonNode json) {
        var id = json.path("lti11_legacy_user_id").asText();
        return id.isBlank() || id.length() > LONGEST_SUBJECT ? null : id;
    }

    private static List<String> groupIds(JsonNode enrollments) {
        var ids = new ArrayList<String>();
        enrollments.forEach(each -> ids.add(each.path("group_id").asText()));
        return ids;
    }

    private static Map<String, List<String>> told(JsonNode messages) {
        var told = new LinkedHashMap<String, List<String>>();
        for (var message : messages) {
            var custom = message.path(CUSTOM);
            names(custom.path("groups")).ifPresent(names -> told.put(GroupNames.GROUPS, names));
            names(custom.path("sections")).ifPresent(names -> told.put(GroupNames.SECTIONS, names));
        }
        return told;
    }

    /** Empty when the LMS hasn't filled the variable in. */
    private static Optional<List<String>> names(JsonNode value) {
        return value.isTextual() && !value.asText().startsWith("$")
                ? Optional.of(GroupNames.of(value.asText()))
                : Optional.empty();
    }

    private static @Nullable String text(JsonNode json, String name) {
        var value = json.path(name);
        return value.isTextual() ? value.asText() : null;
    }

    private static List<String> texts(JsonNode array) {
        return Stream.concat(Stream.of(array), stream(array))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        var all = new ArrayList<JsonNode>();
        array.forEach(all::add);
        return all.stream();
    }
}
