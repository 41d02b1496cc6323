package org.weft.discussion;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.text.Texts;

/** How long things may be, counted in characters (code points), and the checks. */
public record Limits(int titleChars, int textChars, int tags, int tagChars) {
    static final Limits DEFAULT = new Limits(200, 20_000, 5, 30);

    /** Cleaned and trimmed. @throws Refusal.Invalid {@code title-missing}, {@code title-too-long} */
    String title(@Nullable String title) {
        return checked("title", title == null ? "" : title.replaceAll("\\s+", " "), titleChars);
    }

    /** Cleaned and trimmed. @throws Refusal.Invalid {@code text-missing}, {@code text-too-long} */
    String text(@Nullable String text) {
        return checked("text", text == null ? "" : text, textChars);
    }

    /** Lower case, without doubles. @throws Refusal.Invalid {@code tag-invalid}, {@code too-many-tags} */
    List<String> tags(@Nullable List<@Nullable String> wanted) {
        var cleaned = new TreeSet<String>();
        for (var tag : wanted == null ? List.<@Nullable String>of() : wanted) {
            var word = Texts.clean(tag == null ? "" : tag)
                    .strip()
                    .toLowerCase(java.util.Locale.ROOT)
                    .replaceAll("\\s+", "-");
            if (word.isEmpty()
                    || word.codePointCount(0, word.length()) > tagChars
                    || !word.matches("[\\p{L}\\p{N}.+#_-]+")) {
                throw new Refusal.Invalid("tag-invalid", "A tag is a word of letters and digits", "tags")
                        .with("limit", tagChars);
            }
            cleaned.add(word);
        }
        if (cleaned.size() > tags) {
            throw new Refusal.Invalid("too-many-tags", "At most " + tags + " tags", "tags").with("limit", tags);
        }
        return List.copyOf(cleaned);
    }

    private static String checked(String field, String value, int most) {
        var cleaned = Texts.clean(value).strip();
        if (cleaned.isEmpty()) {
            throw new Refusal.Invalid(field + "-missing", "The " + field + " is empty", field);
        }
        if (cleaned.codePointCount(0, cleaned.length()) > most) {
            throw new Refusal.Invalid(
                            field + "-too-long", "The " + field + " has more than " + most + " characters", field)
                    .with("limit", most);
        }
        return cleaned;
    }
}
