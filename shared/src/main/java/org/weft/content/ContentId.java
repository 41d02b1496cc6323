package org.weft.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.weft.base.Id;

/** One piece of content of any kind: a post, for example. */
public record ContentId(long value) implements Id {
    /** Reads {@code "12"}; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static ContentId valueOf(String text) {
        return new ContentId(Id.parse(text));
    }
}
