package org.weft.lineage;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes people out of what they typed: calls to them, their addresses, the full names of everyone in the course, and
 * each part of the names of those who wrote. What stands for a name is "…". Nicknames and what else gives somebody away
 * is left for who reads it before it is shown.
 */
final class Nameless {
    private static final String SOMEBODY = "…";
    private static final int LONGEST_NAME = 4;
    private static final int SHORTEST_PART = 3;
    private static final Pattern MENTION = Pattern.compile("@\\[[^\\[\\]\\n]{1,100}\\]\\(person:\\d{1,18}\\)");
    private static final Pattern UPLOAD = Pattern.compile("!?\\[([^\\[\\]\\n]{0,300})\\]\\(upload:\\d{1,18}\\)");
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![\\w.+-])[\\w.+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,5}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}’'-]*");
    private static final Pattern WORDS = Pattern.compile(WORD.pattern() + "(?:[ .]{1,2}" + WORD.pattern() + ")*");
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    private final Set<String> parts = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    /**
     * @param writers names of those who wrote in the thread
     * @param others names of everyone in the course
     */
    Nameless(Collection<String> writers, Collection<String> others) {
        for (var name : writers) {
            WORD.matcher(name)
                    .results()
                    .map(MatchResult::group)
                    .filter(Nameless::isName)
                    .forEach(parts::add);
            names.add(joined(name));
        }
        others.stream().map(Nameless::joined).filter(name -> name.contains(" ")).forEach(names::add);
    }

    /** Two letters may be a word of any language, and so may what has no capital. */
    private static boolean isName(String word) {
        boolean hasCase = !word.toLowerCase(Locale.ROOT).equals(word.toUpperCase(Locale.ROOT));
        return word.length() >= SHORTEST_PART && !(hasCase && word.equals(word.toLowerCase(Locale.ROOT)));
    }

    private static String joined(String name) {
        return String.join(
                " ", WORD.matcher(name).results().map(MatchResult::group).toList());
    }

    static String withoutMentions(String source) {
        return MENTION.matcher(source).replaceAll("@" + SOMEBODY);
    }

    /** Markdown. Of files and pictures the words that describe them stay. */
    String of(String source) {
        return inWords(UPLOAD.matcher(withoutMentions(source)).replaceAll("[$1]"));
    }

    /** HTML, whose tags stay as they are. */
    String ofHtml(String html) {
        var text = new StringBuilder();
        int end = 0;
        var tags = TAG.matcher(html);
        while (tags.find()) {
            text.append(inWords(html.substring(end, tags.start()))).append(tags.group());
            end = tags.end();
        }
        return text.append(inWords(html.substring(end))).toString();
    }

    private String inWords(String text) {
        return WORDS.matcher(ADDRESS.matcher(text).replaceAll(SOMEBODY)).replaceAll(found -> run(found.group()));
    }

    /** Words in a row, of which the longest name that begins somewhere goes first. */
    private String run(String run) {
        var words = WORD.matcher(run).results().toList();
        var kept = new StringBuilder();
        int end = 0;
        for (int i = 0; i < words.size(); ) {
            int taken = taken(words, i);
            if (taken == 0) {
                i++;
                continue;
            }
            kept.append(run.substring(end, words.get(i).start())).append(SOMEBODY);
            i += taken;
            end = words.get(i - 1).end();
        }
        return kept.append(run.substring(end)).toString();
    }

    private int taken(List<MatchResult> words, int from) {
        for (int length = Math.min(LONGEST_NAME, words.size() - from); length > 0; length--) {
            var name = String.join(
                    " ",
                    words.subList(from, from + length).stream()
                            .map(MatchResult::group)
                            .toList());
            if (names.contains(name) || (length == 1 && (parts.contains(name) || parts.contains(possessed(name))))) {
                return length;
            }
        }
        return 0;
    }

    /** {@code Ana's} is Ana's. */
    private static String possessed(String word) {
        return word.replaceFirst("['’]s$", "");
    }
}
