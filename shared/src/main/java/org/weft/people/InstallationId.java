package org.weft.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.weft.base.Id;

/** One agreement between a host and us. */
public record InstallationId(long value) implements Id {
    /** Reads {@code "12"}; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static InstallationId valueOf(String text) {
        return new InstallationId(Id.parse(text));
    }
}
