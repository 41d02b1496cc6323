package org.weft.notifications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.weft.base.Refusal;

/** How somebody is told. */
public enum Way {
    /** In the inbox, and by mail where that is set up. */
    MAIL,
    HERE,
    NONE;

    /** Lower case: in the database and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal.Invalid {@code notification-way-invalid} */
    @JsonCreator
    public static Way fromString(String word) {
        for (var value : values()) {
            if (value.word().equals(word)) {
                return value;
            }
        }
        throw new Refusal.Invalid("notification-way-invalid", "Not one of the ways there are", "way");
    }
}
