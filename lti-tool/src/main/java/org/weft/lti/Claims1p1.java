package org.weft.lti;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a form says by LTI 1.1, in the words of LTI 1.3, so that both are read by the same rules (LTI 1.1.1, section 3;
 * LTI Content-Item Message 1.0, section 3.1).
 */
final class Claims1p1 {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Claims1p1() {}

    /** @param target where it was sent */
    static Claims of(Map<String, String> fields, URI target) {
        var claims = object(
                fields,
                Map.of(
                        "sub", "user_id",
                        "name", "lis_person_name_full",
                        "given_name", "lis_person_name_given",
                        "family_name", "lis_person_name_family",
                        "email", "lis_person_contact_email_primary"));
        claims.put(Claims.LTI + "target_link_uri", target.toString());
        claims.set(Claims.LTI + "roles", list(fields.get("roles")));
        claims.set(
                Claims.LTI + "context",
                object(fields, Map.of("id", "context_id", "title", "context_title", "label", "context_label")));
        claims.set(
                Claims.LTI + "resource_link",
                object(fields, Map.of("id", "resource_link_id", "title", "resource_link_title")));
        claims.set(
                Claims.LTI + "launch_presentation",
                object(
                        fields,
                        Map.of(
                                "locale", "launch_presentation_locale",
                                "document_target", "launch_presentation_document_target",
                                "return_url", "launch_presentation_return_url")));
        claims.set(
                Claims.LTI + "lis", object(fields, Map.of("course_section_sourcedid", "lis_course_section_sourcedid")));
        claims.set(Claims.LTI + "custom", custom(fields));
        claims.set(DeepLinkingReader.SETTINGS, settings(fields));
        return new Claims(claims);
    }

    private static ObjectNode object(Map<String, String> fields, Map<String, String> names) {
        var object = JSON.objectNode();
        names.forEach((claim, field) -> {
            var text = fields.get(field);
            if (text != null) {
                object.put(claim, text);
            }
        });
        return object;
    }

    private static ObjectNode custom(Map<String, String> fields) {
        var custom = JSON.objectNode();
        fields.forEach((name, text) -> {
            if (name.startsWith("custom_")) {
                custom.put(name.substring("custom_".length()), text);
            }
        });
        return custom;
    }

    private static ObjectNode settings(Map<String, String> fields) {
        var settings = object(
                fields,
                Map.of(
                        "deep_link_return_url", "content_item_return_url",
                        "data", "data",
                        "accept_multiple", "accept_multiple",
                        "title", "title",
                        "text", "text"));
        var types = list(fields.get("accept_media_types"));
        boolean takesLinks = LinkMedia.takesLinks(fields.get("accept_media_types"));
        settings.set("accept_types", takesLinks ? types.add("ltiResourceLink") : types);
        settings.set("accept_presentation_document_targets", list(fields.get("accept_presentation_document_targets")));
        return settings;
    }

    private static ArrayNode list(@Nullable String text) {
        var list = JSON.arrayNode();
        parts(text).forEach(list::add);
        return list;
    }

    private static Stream<String> parts(@Nullable String text) {
        return Stream.of(Optional.ofNullable(text).orElse("").split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty());
    }
}
