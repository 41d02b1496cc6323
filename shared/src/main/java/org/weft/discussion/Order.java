package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.weft.base.Refusal;

/** In which order the posts of a thread come. */
public enum Order {
    OLDEST,
    NEWEST,
    /** Most votes first. */
    TOP;

    /** Lower case, as in the database, in addresses and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal.Invalid {@code order-invalid} */
    @JsonCreator
    public static Order fromString(String word) {
        for (var value : values()) {
            if (value.word().equals(word)) {
                return value;
            }
        }
        throw new Refusal.Invalid("order-invalid", "Not one of the values on offer", "order");
    }
}
