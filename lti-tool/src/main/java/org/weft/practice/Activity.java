package org.weft.practice;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * A page that an instructor has added by a tool's picker: nothing but a resource link.
 *
 * @param client the tool's client id
 * @param target the target link at the tool
 * @param custom custom parameters that the tool has given
 */
record Activity(Course course, CoursePage page, String client, URI target, Map<String, String> custom) {
    Activity {
        custom = Map.copyOf(custom);
    }

    /** A new one, under an id that was never used before: tools remember those. */
    static Activity create(Course course, Tool tool, String title, URI target, Map<String, String> custom) {
        var page = new CoursePage("added-" + UUID.randomUUID().toString().substring(0, 8), title, title);
        return new Activity(course, page, tool.clientId(), target, custom);
    }

    String resourceLink() {
        return page.resourceLink(course);
    }
}
