package org.weft.credit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** For what there are points. Others must have found it good, except for coming back. */
public enum Rule {
    /** Asked a question that others marked as useful. */
    QUESTION,
    /** Answered, and the answer was accepted or endorsed. */
    ANSWER,
    /** Came back to a conversation after somebody had replied. */
    RETURN,
    /** Shared a link or file in a post that helped others. */
    SHARE;

    /** Lower case, as in the database and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Rule fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
