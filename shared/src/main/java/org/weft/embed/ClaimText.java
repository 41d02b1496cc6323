package org.weft.embed;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The checks that every text in a claim passes. */
final class ClaimText {
    private ClaimText() {}

    /**
     * @return the value as it came
     * @throws IllegalArgumentException when it is blank, longer than {@code maxLength} chars, holds a control character
     *     or half a surrogate pair (two different ones would become the same bytes)
     */
    static String require(String name, String value, int maxLength) {
        if (value.isBlank() || value.length() > maxLength) {
            throw new IllegalArgumentException(name + " must have 1 to " + maxLength + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException(name + " holds a character that is not text");
        }
        return value;
    }

    static @Nullable String requireIfPresent(String name, @Nullable String value, int maxLength) {
        return value == null ? null : require(name, value, maxLength);
    }
}
