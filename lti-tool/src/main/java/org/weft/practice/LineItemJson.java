package org.weft.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.practice.LineItem.Review;
import org.weft.practice.LineItem.Told;

/** A column as JSON, both ways (LTI Assignment and Grade Services 2.0, section 3.2.5). */
final class LineItemJson {
    private static final int LONGEST = 255;
    private static final int MOST = 50;

    private LineItemJson() {}

    /** @throws Untakeable for what is no column of the tool */
    static Told read(JsonNode json, Tool tool) throws Untakeable {
        var label = text(json, "label");
        Untakeable.unless(!label.isBlank(), "label is missing");
        var link = json.path("resourceLinkId").asText("");
        return new Told(
                label,
                maximum(json.path("scoreMaximum")),
                link.isEmpty() ? null : link,
                text(json, "resourceId"),
                text(json, "tag"),
                date(json, "startDateTime"),
                date(json, "endDateTime"),
                json.path("gradesReleased").asBoolean(true),
                review(json.path("submissionReview"), tool));
    }

    private static double maximum(JsonNode json) throws Untakeable {
        var maximum = json.asDouble();
        Untakeable.unless(
                json.isNumber() && maximum > 0 && Double.isFinite(maximum), "scoreMaximum must be a number above 0");
        return maximum;
    }

    private static String text(JsonNode json, String name) throws Untakeable {
        var text = json.path(name).asText("").strip();
        Untakeable.unless(text.length() <= LONGEST, name + " is longer than " + LONGEST + " characters");
        return text;
    }

    private static @Nullable String date(JsonNode json, String name) throws Untakeable {
        var text = json.path(name).asText("");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toString();
        } catch (DateTimeException e) {
            throw new Untakeable(400, name + " must be a date with time and zone");
        }
    }

    private static @Nullable Review review(JsonNode json, Tool tool) throws Untakeable {
        if (!json.isObject()) {
            return null;
        }
        var statuses = new ArrayList<String>();
        json.path("reviewableStatus").forEach(each -> statuses.add(each.asText()));
        var custom = new LinkedHashMap<String, String>();
        json.path("custom")
                .properties()
                .forEach(each -> custom.put(each.getKey(), each.getValue().asText()));
        Untakeable.unless(statuses.size() <= MOST && custom.size() <= MOST, "submissionReview is too long");
        var url = json.path("url").asText("");
        Untakeable.unless(
                url.isEmpty() || tool.target(url).isPresent(), "submissionReview.url is no address of the tool");
        return new Review(statuses, text(json, "label"), url.isEmpty() ? null : url, custom);
    }

    static Map<String, Object> of(LineItem item, URI address) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", address.toString());
        json.put("label", item.label());
        json.put("scoreMaximum", item.maximum());
        json.put("resourceId", item.resource());
        json.put("tag", item.tag());
        json.put("gradesReleased", item.released());
        put(json, "resourceLinkId", item.resourceLink());
        put(json, "startDateTime", item.start());
        put(json, "endDateTime", item.end());
        var review = item.review();
        put(json, "submissionReview", review == null ? null : of(review));
        return json;
    }

    private static Map<String, Object> of(Review review) {
        var json = new LinkedHashMap<String, Object>();
        json.put("reviewableStatus", review.statuses());
        json.put("label", review.label());
        put(json, "url", review.url());
        json.put("custom", review.custom());
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
