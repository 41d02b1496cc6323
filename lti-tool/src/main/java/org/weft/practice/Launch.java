package org.weft.practice;

import java.net.URI;
import java.util.Map;

/**
 * A person opening a resource link.
 *
 * @param tool that it opens
 * @param target the target link at the tool
 * @param window in a window of its own instead of a frame
 * @param nonce the tool's, from the authorization request
 * @param custom parameters of the link, beside those that all links have
 */
public record Launch(
        Person person,
        Course course,
        CoursePage page,
        Tool tool,
        URI target,
        boolean window,
        String nonce,
        Map<String, String> custom) {
    public Launch {
        custom = Map.copyOf(custom);
    }
}
