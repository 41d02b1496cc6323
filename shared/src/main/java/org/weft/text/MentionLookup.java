package org.weft.text;

import java.util.Map;
import java.util.Set;

/** Knows the people who may be mentioned where a text is written. */
@FunctionalInterface
public interface MentionLookup {
    /** Nobody can be mentioned: every {@code @[Name](person:1)} becomes plain text. */
    MentionLookup NOBODY = ids -> Map.of();

    /**
     * Names to show, by person id. Called once per text, and only if it mentions somebody.
     *
     * @return only members of this place; whoever is left out is shown as plain text and not reported as mentioned
     */
    Map<Long, String> names(Set<Long> people);
}
