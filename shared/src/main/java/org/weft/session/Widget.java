package org.weft.session;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a placement shows. */
public enum Widget {
    DISCUSSION;

    /** Lower case; {@code <weft-…>} in the page. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Widget fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
