package org.weft.lti.copies;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an LMS tells, verified.
 *
 * @param type as the LMS calls it
 * @param course of a copy: its key as a place; null when the notice names none
 * @param origins of a copy: keys of the courses that were copied into it
 */
public record Notice(String id, String type, @Nullable String course, List<String> origins) {
    public Notice {
        origins = List.copyOf(origins);
    }
}
