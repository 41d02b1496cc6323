package org.weft.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.weft.base.Id;

/** One opened widget in one tab. */
public record SessionId(long value) implements Id {
    /** Reads {@code "12"}; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static SessionId valueOf(String text) {
        return new SessionId(Id.parse(text));
    }
}
