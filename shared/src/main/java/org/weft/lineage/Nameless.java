package org.weft.lineage;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes names out of what people typed. */
final class Nameless {
    private static final String SOMEBODY = "…";
    private static final int SHORTEST_PART = 3;
    private static final Pattern MENTION = Pattern.compile("@\\[[^\\[\\]\\n]{1,100}\\]\\(person:\\d{1,18}\\)");
    private static final Pattern UPLOAD = Pattern.compile("!?\\[([^\\[\\]\\n]{0,300})\\]\\(upload:\\d{1,18}\\)");
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![\\w.+-])[\\w.+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,5}");

    private final Pattern names;

    /** @param names of the people who may be spoken of */
    Nameless(Collection<String> names) {
        var words = names.stream()
                .map(String::strip)
                .flatMap(name -> Stream.concat(Stream.of(name), parts(name)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.names = words.isEmpty()
                ? Pattern.compile("(?!)")
                : Pattern.compile("(?<![\\p{L}\\p{N}_])(?:" + words + ")(?![\\p{L}\\p{N}_])");
    }

    /** A first name alone is a name; an initial isn't. */
    private static Stream<String> parts(String name) {
        return Pattern.compile("[\\s,.]+")
                .splitAsStream(name)
                .filter(part -> part.codePointCount(0, part.length()) >= SHORTEST_PART)
                .filter(part -> !part.equals(part.toLowerCase(Locale.ROOT)) || !hasCase(part));
    }

    private static boolean hasCase(String text) {
        return !text.toLowerCase(Locale.ROOT).equals(text.toUpperCase(Locale.ROOT));
    }

    static String withoutMentions(String source) {
        return MENTION.matcher(source).replaceAll("@" + SOMEBODY);
    }

    /** Without calls to people, their names and addresses, and without files, of which the words that describe them stay. */
    String of(String source) {
        var text = UPLOAD.matcher(withoutMentions(source)).replaceAll("[$1]");
        return names.matcher(ADDRESS.matcher(text).replaceAll(SOMEBODY)).replaceAll(SOMEBODY);
    }
}
