package org.weft.places;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.weft.base.Id;

/** One spot where a widget stands. */
public record PlacementId(long value) implements Id {
    /** Reads {@code "12"}; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static PlacementId valueOf(String text) {
        return new PlacementId(Id.parse(text));
    }
}
