package org.weft.practice;

import java.net.URI;
import java.util.Map;

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
}
