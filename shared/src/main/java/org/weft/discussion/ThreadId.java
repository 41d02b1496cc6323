package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.weft.base.Id;

/** One conversation. */
public record ThreadId(long value) implements Id {
    /** Reads {@code "12"}; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static ThreadId valueOf(String text) {
        return new ThreadId(Id.parse(text));
    }
}
