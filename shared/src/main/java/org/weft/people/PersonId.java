package org.weft.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.weft.base.Id;

/** One human being in one organization. */
public record PersonId(long value) implements Id {
    /** Reads {@code "12"}; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static PersonId valueOf(String text) {
        return new PersonId(Id.parse(text));
    }
}
