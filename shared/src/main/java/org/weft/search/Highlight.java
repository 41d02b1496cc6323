package org.weft.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.weft.text.Texts;

/** Marks what was sought in a text. The text leaves in parts, as it is: whoever shows it escapes it. */
final class Highlight {
    private static final int EXCERPT_CHARS = 240;
    private static final int BEFORE_CHARS = 60;

    private final List<Sought.Phrase> phrases;

    Highlight(Sought sought) {
        phrases = sought.phrases().stream().filter(phrase -> !phrase.not()).toList();
    }

    /** @param hit whether it is what was sought */
    record Part(String text, boolean hit) {}

    /** All of a line. */
    List<Part> whole(String line) {
        return parts(line, hits(line), 0, line.length());
    }

    /** Some words of a text, around the first place with the most of what was sought. */
    List<Part> excerpt(String text) {
        var line = Texts.line(text);
        var hits = hits(line);
        int first = hits.nextSetBit(0);
        int from =
                first <= BEFORE_CHARS || line.length() <= EXCERPT_CHARS ? 0 : wordFrom(line, best(hits) - BEFORE_CHARS);
        int to = line.length() - from <= EXCERPT_CHARS ? line.length() : wordTo(line, from + EXCERPT_CHARS);
        var parts = new ArrayList<Part>();
        if (from > 0) {
            parts.add(new Part("… ", false));
        }
        parts.addAll(parts(line, hits, from, to));
        if (to < line.length()) {
            parts.add(new Part(" …", false));
        }
        return parts;
    }

    /** Where the excerpt with the most marked characters begins. */
    private static int best(BitSet hits) {
        int best = hits.nextSetBit(0);
        int most = 0;
        for (int at = best; at >= 0; at = hits.nextSetBit(hits.nextClearBit(at))) {
            int marked = hits.get(at, at + EXCERPT_CHARS - BEFORE_CHARS).cardinality();
            if (marked > most) {
                best = at;
                most = marked;
            }
        }
        return best;
    }

    private static int wordFrom(String line, int at) {
        int space = line.indexOf(' ', at);
        return space < 0 || space > at + BEFORE_CHARS ? safe(line, at) : space + 1;
    }

    private static int wordTo(String line, int at) {
        int space = line.lastIndexOf(' ', at);
        return space < at - BEFORE_CHARS ? safe(line, at) : space;
    }

    /** Not between the halves of a character. */
    private static int safe(String line, int at) {
        return Character.isLowSurrogate(line.charAt(at)) ? at - 1 : at;
    }

    private BitSet hits(String line) {
        var hits = new BitSet(line.length());
        var words = Words.of(line);
        for (var phrase : phrases) {
            if (phrase.words().size() == 1) {
                var forms = phrase.words().get(0);
                Words.withParts(line).stream()
                        .filter(word -> forms.match(word.folded()))
                        .forEach(word -> hits.set(word.start(), word.end()));
            } else {
                follow(phrase, words, hits);
            }
        }
        return hits;
    }

    private static void follow(Sought.Phrase phrase, List<Words.Word> words, BitSet hits) {
        int length = phrase.words().size();
        for (int i = 0; i + length <= words.size(); i++) {
            int same = 0;
            while (same < length
                    && phrase.words().get(same).match(words.get(i + same).folded())) {
                same++;
            }
            if (same == length) {
                hits.set(words.get(i).start(), words.get(i + length - 1).end());
            }
        }
    }

    private static List<Part> parts(String line, BitSet hits, int from, int to) {
        var parts = new ArrayList<Part>();
        for (int at = from; at < to; ) {
            boolean hit = hits.get(at);
            int next = hit ? hits.nextClearBit(at) : hits.nextSetBit(at);
            int end = next < 0 ? to : Math.min(next, to);
            parts.add(new Part(line.substring(at, end), hit));
            at = end;
        }
        return parts;
    }
}
