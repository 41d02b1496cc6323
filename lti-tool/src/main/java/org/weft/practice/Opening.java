package org.weft.practice;

import java.net.URI;
import java.util.Map;

/**
 * A page's resource link and what it opens.
 *
 * @param target the target link at the tool, when none other is asked for
 * @param custom custom parameters of the link
 */
record Opening(Course course, CoursePage page, Tool tool, URI target, Map<String, String> custom) {
    Opening {
        custom = Map.copyOf(custom);
    }
}
