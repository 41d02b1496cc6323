package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.weft.base.Refusal;

/** What a thread is for. */
public enum Kind {
    QUESTION,
    DISCUSSION,
    /** By staff only. */
    ANNOUNCEMENT;

    /** Lower case, as in the database, in addresses and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal.Invalid {@code kind-invalid} */
    @JsonCreator
    public static Kind fromString(String word) {
        for (var value : values()) {
            if (value.word().equals(word)) {
                return value;
            }
        }
        throw new Refusal.Invalid("kind-invalid", "Not one of the values on offer", "kind");
    }
}
