package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.weft.base.Refusal;

/** Who sees a thread. */
public enum Audience {
    /** Everyone in the place. */
    ALL,
    /** Its staff and the person who asks. */
    STAFF;

    /** Lower case, as in the database, in addresses and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal.Invalid {@code audience-invalid} */
    @JsonCreator
    public static Audience fromString(String word) {
        for (var value : values()) {
            if (value.word().equals(word)) {
                return value;
            }
        }
        throw new Refusal.Invalid("audience-invalid", "Not one of the values on offer", "audience");
    }
}
