package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.weft.base.Id;

/** Something that waits for staff before it is written. */
public record HeldId(long value) implements Id {
    /** Reads {@code "12"}; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static HeldId valueOf(String text) {
        return new HeldId(Id.parse(text));
    }
}
