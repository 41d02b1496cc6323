package org.weft.lineage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host says about where a spot was copied from, in its own keys.
 *
 * @param links of spots that it was copied from, the nearest first
 * @param courses that its course was copied from, the nearest first
 * @param told those of them that the host has told us of by itself, so that nobody can have made them up
 * @param first where the spot stood that it and all its copies began as; null when that isn't known
 */
public record Claim(
        List<String> links,
        List<String> courses,
        List<String> told,
        @Nullable First first) {
    /** Nothing was copied. */
    public static final Claim NONE = new Claim(List.of(), List.of(), List.of(), null);

    public Claim {
        links = List.copyOf(links);
        courses = List.copyOf(courses);
        told = List.copyOf(told);
    }

    /** A spot, by the keys of its place and its own. */
    public record First(String placeKey, String placementKey) {}

    public boolean isEmpty() {
        return links.isEmpty() && told.isEmpty() && first == null;
    }
}
