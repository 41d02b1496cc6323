package org.weft.lti.picking;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the platform is given of a discussion: an LTI resource link (LTI Deep Linking 2.0, section 3.1). Our id travels
 * in {@code custom} and in the address, since not every platform keeps both.
 */
public final class ContentItems {
    /** The name of our id in {@code custom}. */
    public static final String CUSTOM = "weft_placement";

    /** The name of our id in the address. */
    public static final String QUERY = "placement";

    /** Of the frame, in pixels, where the platform wants to know. */
    public static final int WIDTH = 800;

    public static final int HEIGHT = 600;

    /** How our columns are told from others. */
    public static final String COLUMN_TAG = "participation";

    private static final List<String> REVIEWABLE = List.of("InProgress", "Submitted", "Completed");
    private static final Map<String, Object> FRAME = Map.of("width", WIDTH, "height", HEIGHT);

    private final URI launchUrl;

    public ContentItems(URI launchUrl) {
        this.launchUrl = launchUrl;
    }

    List<Map<String, Object>> of(List<Item> items, DeepLinking settings, String text) {
        return items.stream().map(item -> of(item, settings, text)).toList();
    }

    private Map<String, Object> of(Item item, DeepLinking settings, String text) {
        var id = item.id().toString();
        var content = new LinkedHashMap<String, Object>();
        content.put("type", "ltiResourceLink");
        content.put("title", item.title());
        content.put("text", text);
        content.put("url", launchUrl + "?" + QUERY + "=" + id);
        content.put("custom", Map.of(CUSTOM, id));
        if (settings.takesFrames()) {
            content.put("iframe", FRAME);
        } else if (settings.documentTargets().contains("window")) {
            content.put("window", Map.of("targetName", "_blank"));
        }
        var points = item.points();
        if (points != null && !settings.refusesColumns()) {
            content.put("lineItem", column(item.title(), points, id));
        }
        return content;
    }

    /** Its column in the gradebook; who grades by hand sees what a learner wrote from there. */
    private static Map<String, Object> column(String label, int points, String id) {
        var column = new LinkedHashMap<String, Object>();
        column.put("label", label);
        column.put("scoreMaximum", points);
        column.put("resourceId", id);
        column.put("tag", COLUMN_TAG);
        column.put("submissionReview", Map.of("reviewableStatus", REVIEWABLE));
        return column;
    }
}
