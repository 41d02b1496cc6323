package org.weft.mail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.weft.base.Refusal;

/** How often somebody is mailed at most. */
public enum Often {
    NEVER,
    /** As soon as the time in which a post can be changed without a trace is over. */
    NOW,
    HOURLY,
    /** In the morning. */
    DAILY,
    /** On Monday morning. */
    WEEKLY;

    /** Lower case: in the database and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal.Invalid {@code mail-often-invalid} */
    @JsonCreator
    public static Often fromString(String word) {
        for (var value : values()) {
            if (value.word().equals(word)) {
                return value;
            }
        }
        throw new Refusal.Invalid("mail-often-invalid", "Not one of the rhythms there are", "often");
    }
}
