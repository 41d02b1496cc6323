package org.weft.search;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The words of texts in PostgreSQL's notation for a {@code tsvector}: {@code 'gate':2A,7 'hadamard':1A}. */
final class Vector {
    /** PostgreSQL's own limits: a place is at most this, and a word keeps so many. */
    private static final int MOST_PLACES = 16_383;

    private static final int MOST_OF_A_WORD = 200;
    /** Phrases don't reach from one text into the next. */
    private static final int GAP = 10;

    private final Map<String, TreeSet<String>> words = new TreeMap<>();
    private int next = 1;

    /** @param weight {@code A} for titles, {@code B} for tags, {@code D} for texts */
    Vector add(String text, char weight) {
        int last = next;
        for (var word : Words.withParts(text)) {
            last = next + word.place();
            if (last <= MOST_PLACES) {
                var places = words.computeIfAbsent(word.folded(), key -> new TreeSet<>());
                if (places.size() < MOST_OF_A_WORD) {
                    places.add(last + (weight == 'D' ? "" : String.valueOf(weight)));
                }
            } else {
                words.computeIfAbsent(word.folded(), key -> new TreeSet<>());
            }
        }
        next = last + GAP;
        return this;
    }

    /** A word that no text can hold, for what a post belongs to. */
    Vector mark(String mark) {
        words.put(mark, new TreeSet<>());
        return this;
    }

    /** That of posts of a forum. */
    static String forum(long forum) {
        return "/f" + forum;
    }

    /** That of posts with their author's name. */
    static String named(long author) {
        return "/p" + author;
    }

    /** That of posts without it, by which only the author finds them. */
    static String nameless(long author) {
        return "/o" + author;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        words.forEach((word, places) -> {
            text.append('\'').append(word).append('\'');
            if (!places.isEmpty()) {
                text.append(':').append(String.join(",", places));
            }
            text.append(' ');
        });
        return text.toString();
    }
}
