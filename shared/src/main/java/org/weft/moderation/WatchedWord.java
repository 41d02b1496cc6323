package org.weft.moderation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import org.weft.base.Refusal;

/**
 * A word to look out for: a whole word, and no pattern, so that no text takes long to look through.
 *
 * @param word as it was typed
 */
public record WatchedWord(String word, Effect effect) {
    private static final int CHARS = 50;

    /** What becomes of a post with the word. */
    public enum Effect {
        /** Staff looks at it first. */
        HOLD,
        /** It can't be sent. */
        REFUSE;

        /** Lower case, as in the database and in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Refusal.Invalid {@code effect-invalid} */
        @JsonCreator
        public static Effect fromString(String word) {
            for (var value : values()) {
                if (value.word().equals(word)) {
                    return value;
                }
            }
            throw new Refusal.Invalid("effect-invalid", "Not one of the values on offer", "effect");
        }
    }

    /** As it is compared. @throws Refusal.Invalid {@code word-invalid} */
    String folded() {
        var folded = Folding.fold(word);
        if (folded.codePointCount(0, folded.length()) > CHARS
                || !Folding.words(word).equals(Set.of(folded))) {
            throw new Refusal.Invalid("word-invalid", "One word of letters and digits", "word").with("limit", CHARS);
        }
        return folded;
    }
}
