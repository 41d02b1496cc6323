package org.weft.places;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.weft.base.Id;

/** A group or a section of a place. */
public record GroupId(long value) implements Id {
    /** Reads {@code "12"}; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static GroupId valueOf(String text) {
        return new GroupId(Id.parse(text));
    }
}
