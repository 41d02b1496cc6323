package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.weft.base.Refusal;

/** How a thread is laid out. */
public enum View {
    /** Replies stand under what they answer. */
    THREADED,
    /** One after the other. */
    LINEAR;

    /** Lower case, as in the database, in addresses and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal.Invalid {@code view-invalid} */
    @JsonCreator
    public static View fromString(String word) {
        for (var value : values()) {
            if (value.word().equals(word)) {
                return value;
            }
        }
        throw new Refusal.Invalid("view-invalid", "Not one of the values on offer", "view");
    }
}
