package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.weft.base.Id;

/** That a person doesn't want to read another. */
public record MuteId(long value) implements Id {
    /** Reads {@code "12"}; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static MuteId valueOf(String text) {
        return new MuteId(Id.parse(text));
    }
}
