package org.weft.practice;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Objects;

/** Whether a tool sends, and takes, what a service speaks. */
final class MediaTypes {
    private MediaTypes() {}

    /** @throws Untakeable 415 if the body is of another type */
    static void sent(HttpServletRequest request, String type) throws Untakeable {
        if (!bare(Objects.requireNonNullElse(request.getContentType(), "")).equalsIgnoreCase(type)) {
            throw new Untakeable(415, "Content-Type must be " + type);
        }
    }

    /**
     * As {@link #taken(HttpServletRequest, String)}, but Moodle takes nothing but the one type.
     *
     * @throws Untakeable if the tool takes others
     */
    static void taken(HttpServletRequest request, String type, Family family) throws Untakeable {
        if (family == Family.MOODLE) {
            var accept = request.getHeader("Accept");
            Untakeable.unless(accept == null || accept.equals(type), "Accept must be " + type);
        } else {
            taken(request, type);
        }
    }

    /** @throws Untakeable 406 if the tool takes other types only */
    static void taken(HttpServletRequest request, String type) throws Untakeable {
        var accept = request.getHeader("Accept");
        boolean good = accept == null
                || Arrays.stream(accept.split(",", -1))
                        .map(MediaTypes::bare)
                        .anyMatch(each -> each.equals("*/*") || each.equalsIgnoreCase(type));
        if (!good) {
            throw new Untakeable(406, "Accept must have " + type);
        }
    }

    private static String bare(String type) {
        return type.split(";", 2)[0].strip();
    }
}
