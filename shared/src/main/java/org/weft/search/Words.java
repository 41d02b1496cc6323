package org.weft.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Takes a text apart into words, folded so that "Café", "CAFE" and "cafe" are one. Everything between letters and
 * digits parts words: an identifier such as {@code std::vector} is two of them, one after the other, and found by either
 * or as a phrase. {@code ++} and {@code #} behind a letter are words of their own, for C++ and C#. Each Chinese or
 * Japanese character is one, since there are no spaces. Does the same on every database, whatever its locale is.
 */
final class Words {
    private static final int MOST_CHARS = 60;
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\u0640]+");
    /** Where a small letter is followed by a large one. */
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    private Words() {}

    /**
     * A word where it stands.
     *
     * @param place of it among the words of the text, from 0; parts of {@code camelCase} share the whole's
     */
    record Word(String folded, int start, int end, int place) {}

    /** The words as they are typed. */
    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        for (int at = 0; at < text.length(); ) {
            int end = end(text, at);
            var folded = end > at ? fold(text.substring(at, end)) : "";
            if (!folded.isEmpty()) {
                words.add(new Word(cut(folded), at, end, words.size()));
            }
            at = end > at ? end : at + Character.charCount(text.codePointAt(at));
        }
        return words;
    }

    /** With the parts of words that are written as one: {@code getName} is also {@code get} and {@code Name}. */
    static List<Word> withParts(String text) {
        var words = new ArrayList<Word>();
        for (var word : of(text)) {
            words.add(word);
            var written = text.substring(word.start(), word.end());
            var parts = HUMP.split(written);
            int at = word.start();
            for (var part : parts.length > 1 ? parts : new String[0]) {
                words.add(new Word(cut(fold(part)), at, at + part.length(), word.place()));
                at += part.length();
            }
        }
        return words;
    }

    /** Lower case, without accents. */
    static String fold(String text) {
        boolean plain = text.chars().allMatch(c -> c < 0x80);
        var folded = plain
                ? text
                : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("");
        var lower = folded.toLowerCase(Locale.ROOT);
        return plain ? lower : letters(lower);
    }

    /** Letters that people type in more than one way. */
    private static String letters(String text) {
        return text.replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace('ı', 'i')
                .replace('ى', 'ي')
                .replace('ة', 'ه')
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Where the word that begins at {@code at} ends; {@code at} when none does. */
    private static int end(String text, int at) {
        if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            if (text.startsWith("++", at)) {
                return at + 2;
            }
            if (text.charAt(at) == '#') {
                return at + 1;
            }
        }
        int end = at;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (!isPart(c, end > at) || (end > at && alone(c))) {
                return end;
            }
            end += Character.charCount(c);
            if (alone(c)) {
                return end;
            }
        }
        return end;
    }

    private static boolean isPart(int c, boolean inside) {
        return Character.isLetterOrDigit(c) || (inside && isMark(c));
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean alone(int c) {
        if (c < 0x2E80) {
            return false;
        }
        var script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }

    /** Keeps {@code ++} and {@code #}, which {@link #fold} leaves as they are. */
    private static String cut(String word) {
        return word.length() <= MOST_CHARS ? word : word.substring(0, MOST_CHARS);
    }
}
