package org.weft.places;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.weft.base.Id;

/** One course or one wiki space. */
public record PlaceId(long value) implements Id {
    /** Reads {@code "12"}; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static PlaceId valueOf(String text) {
        return new PlaceId(Id.parse(text));
    }
}
