package org.weft.base;

import com.fasterxml.jackson.annotation.JsonValue;

/** The key of one row within its organization. Each kind of row has a record of its own, so that ids can't be mixed up. */
public interface Id {
    /** Positive. */
    long value();

    /** Decimal digits: JavaScript numbers lose digits above 2^53. */
    @JsonValue
    default String text() {
        return Long.toString(value());
    }

    /** @throws NumberFormatException unless {@code text} is a positive number in plain digits */
    static long parse(String text) {
        if (text.isEmpty() || text.length() > 19 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NumberFormatException("Not an id: " + text.length() + " characters");
        }
        return Long.parseLong(text);
    }
}
