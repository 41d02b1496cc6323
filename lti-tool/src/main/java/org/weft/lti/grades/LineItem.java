package org.weft.lti.grades;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a gradebook (Assignment and Grade Services 2.0, section 3.2), read as leniently as LMSs write.
 *
 * @param url its id
 * @param resourceId what we called it by; null for nothing
 */
record LineItem(
        URI url,
        double maximum,
        @Nullable String resourceId,
        @Nullable String tag) {

    /** Empty for what has no address. */
    static Optional<LineItem> of(JsonNode json) {
        try {
            var url = new URI(json.path("id").asText());
            return url.isAbsolute()
                    ? Optional.of(new LineItem(
                            url, json.path("scoreMaximum").asDouble(), text(json, "resourceId"), text(json, "tag")))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(JsonNode json, String name) {
        var text = json.path(name).asText();
        return text.isEmpty() || text.equals("null") ? null : text;
    }
}
