package org.weft.moderation;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.weft.base.Id;

/** One block of one person in one place. */
public record BlockId(long value) implements Id {
    /** Reads {@code "12"}; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static BlockId valueOf(String text) {
        return new BlockId(Id.parse(text));
    }
}
