package org.weft.practice;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person opening a resource link.
 *
 * @param tool that it opens
 * @param target the target link at the tool
 * @param window in a window of its own instead of a frame
 * @param nonce the tool's, from the authorization request
 * @param custom parameters of the link, beside those that all links have
 * @param review a learner's work to look at; null for the link itself
 */
public record Launch(
        Person person,
        Course course,
        CoursePage page,
        Tool tool,
        URI target,
        boolean window,
        String nonce,
        Map<String, String> custom,
        @Nullable Reviewed review) {
    public Launch {
        custom = Map.copyOf(custom);
    }

    public Launch(
            Person person,
            Course course,
            CoursePage page,
            Tool tool,
            URI target,
            boolean window,
            String nonce,
            Map<String, String> custom) {
        this(person, course, page, tool, target, window, nonce, custom, null);
    }

    /** The same, to look at a learner's work. */
    Launch of(Reviewed work) {
        return new Launch(person, course, page, tool, target, window, nonce, custom, work);
    }
}
