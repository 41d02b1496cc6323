package org.weft.moderation;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Words as they are compared: capitals, accents and width make no difference. Takes time in proportion to the text. */
final class Folding {
    private Folding() {}

    /** For example {@code creme brulee strasse} for {@code Crème BRÛLÉE Straße}. */
    static String fold(String text) {
        var folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(point -> !ignored(point))
                .forEach(folded::appendCodePoint);
        return folded.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** The words of a text, folded, each once: runs of letters and digits. */
    static Set<String> words(String text) {
        var words = new LinkedHashSet<String>();
        var word = new StringBuilder();
        fold(text).codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point)) {
                word.appendCodePoint(point);
            } else if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    /** Accents and vowel signs, and what isn't seen, such as a soft hyphen. */
    private static boolean ignored(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT;
    }
}
