package org.weft.discussion;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What changed between two texts, word by word. */
final class WordDiff {
    /** Between a word and what follows it; spaces and line ends are words of their own. */
    private static final Pattern BORDERS = Pattern.compile("(?<=\\s)|(?=\\s)|\\b");

    /** Of the part that differs. Comparing costs the square of it; more is shown as replaced. */
    private static final int MOST_WORDS = 2_000;

    private WordDiff() {}

    /** @param kind {@code same}, {@code added} or {@code removed} */
    record Part(String kind, String text) {}

    static List<Part> between(String before, String after) {
        var old = words(before);
        var now = words(after);
        int start = 0;
        while (start < old.size() && start < now.size() && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < Math.min(old.size(), now.size()) - start && last(old, end).equals(last(now, end))) {
            end++;
        }
        var parts = new ArrayList<Part>();
        add(parts, "same", old.subList(0, start));
        compare(parts, old.subList(start, old.size() - end), now.subList(start, now.size() - end));
        add(parts, "same", old.subList(old.size() - end, old.size()));
        return parts;
    }

    private static void compare(List<Part> parts, List<String> old, List<String> now) {
        if (old.size() + now.size() > MOST_WORDS) {
            add(parts, "removed", old);
            add(parts, "added", now);
            return;
        }
        int at = 0;
        for (var delta : DiffUtils.diff(old, now).getDeltas()) {
            var source = delta.getSource();
            add(parts, "same", old.subList(at, source.getPosition()));
            add(parts, "removed", source.getLines());
            add(parts, "added", delta.getTarget().getLines());
            at = source.getPosition() + source.size();
        }
        add(parts, "same", old.subList(at, old.size()));
    }

    private static String last(List<String> words, int before) {
        return words.get(words.size() - 1 - before);
    }

    private static List<String> words(String text) {
        return Arrays.asList(BORDERS.split(text));
    }

    private static void add(List<Part> parts, String kind, List<String> words) {
        if (!words.isEmpty()) {
            parts.add(new Part(kind, String.join("", words)));
        }
    }
}
