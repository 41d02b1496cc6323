package org.weft.moderation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.weft.base.Refusal;

/** Why somebody thinks that staff should look at a post. */
public enum Reason {
    RUDE,
    SPAM,
    OFF_TOPIC,
    /** Gives away what is to be found out, or copies it. */
    INTEGRITY,
    OTHER;

    /** For example {@code off-topic}: in the database and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Refusal.Invalid {@code flag-reason-invalid} */
    @JsonCreator
    public static Reason fromString(String word) {
        for (var value : values()) {
            if (value.word().equals(word)) {
                return value;
            }
        }
        throw new Refusal.Invalid("flag-reason-invalid", "Not one of the reasons on offer", "reason");
    }
}
