package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.weft.base.Id;

/** The threads that one or more placements show. */
public record ForumId(long value) implements Id {
    /** Reads {@code "12"}; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static ForumId valueOf(String text) {
        return new ForumId(Id.parse(text));
    }
}
