package org.weft.reactions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The reactions on offer. */
public enum Kind {
    THANKS,
    HELPED,
    INSIGHT,
    CELEBRATE;

    /** Lower case, as in the database, in addresses and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word, which JAX-RS answers with 404 in a path */
    public static Kind fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
