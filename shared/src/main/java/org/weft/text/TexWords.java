package org.weft.text;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A formula as one line of plain characters, for where none can be set: {@code \frac{1}{\sqrt{2}}|0\rangle} becomes
 * {@code 1/√2|0⟩}. A help for reading, not a notation; what it doesn't know keeps its name.
 */
final class TexWords {
    private static final Map<String, String> SYMBOLS = NamedCharacters.load("tex.txt");
    private static final Set<String> SILENT = Set.of(
            "left",
            "right",
            "middle",
            "big",
            "Big",
            "bigg",
            "Bigg",
            "bigl",
            "bigr",
            "Bigl",
            "Bigr",
            "displaystyle",
            "textstyle",
            "limits",
            "nolimits",
            "mathrm",
            "mathbf",
            "mathbb",
            "mathcal",
            "mathsf",
            "mathit",
            "mathfrak",
            "boldsymbol",
            "operatorname",
            "text",
            "textbf",
            "textit",
            "textrm",
            "mbox",
            "hat",
            "bar",
            "tilde",
            "vec",
            "overline",
            "underline",
            "widetilde",
            "widehat",
            "rm",
            "bf",
            "it");
    private static final Set<String> SPACES = Set.of("quad", "qquad", "newline", "hspace", "hfill");
    private static final String NORMAL = "0123456789+-=()n";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";
    /** Longer groups and deeper nesting lose their braces instead: the work grows with the length of the text alone. */
    private static final int LONGEST_GROUP = 200;

    private static final int DEEPEST = 6;

    private final String tex;
    private final int depth;
    private final StringBuilder words = new StringBuilder();
    private int at;
    /** How many commands wait for their argument. */
    private int arguments;

    private TexWords(String tex, int depth) {
        this.tex = tex;
        this.depth = depth;
    }

    static String of(String tex) {
        return words(tex, 0);
    }

    private static String words(String tex, int depth) {
        var reading = new TexWords(tex, depth);
        while (reading.at < tex.length()) {
            reading.next();
        }
        return Texts.line(reading.words.toString());
    }

    private void next() {
        var c = tex.charAt(at++);
        switch (c) {
            case '\\' -> command();
            case '{', '}' -> {}
            case '&', '~' -> words.append(' ');
            case '^' -> shifted("^", RAISED);
            case '_' -> shifted("_", LOWERED);
            default -> words.append(c);
        }
    }

    private void command() {
        int start = at;
        while (at < tex.length() && isLetter(tex.charAt(at))) {
            at++;
        }
        var name = tex.substring(start, at);
        if (name.isEmpty()) {
            escaped();
        } else if (name.endsWith("frac") || name.equals("binom")) {
            words.append(grouped(argument())).append('/').append(grouped(argument()));
        } else if (name.equals("sqrt")) {
            words.append('√').append(grouped(argument()));
        } else if (name.equals("ket")) {
            words.append('|').append(argument()).append('⟩');
        } else if (name.equals("begin") || name.equals("end")) {
            argument();
            words.append(' ');
        } else if (SPACES.contains(name)) {
            words.append(' ');
        } else if (!SILENT.contains(name)) {
            words.append(SYMBOLS.getOrDefault(name, name + " "));
        }
    }

    private void escaped() {
        if (at == tex.length()) {
            return;
        }
        var c = tex.charAt(at++);
        switch (c) {
            case '\\', ' ', ',', ';', ':' -> words.append(' ');
            case '!' -> {}
            case '|' -> words.append('‖');
            default -> words.append(c);
        }
    }

    private void shifted(String mark, String characters) {
        var argument = argument();
        var small = new StringBuilder();
        for (int i = 0; i < argument.length(); i++) {
            int index = NORMAL.indexOf(argument.charAt(i));
            if (index < 0) {
                boolean alone = argument.codePointCount(0, argument.length()) == 1 && !isLetter(argument.charAt(0));
                words.append(alone ? "" : mark).append(alone ? argument : grouped(argument));
                return;
            }
            small.append(characters.charAt(index));
        }
        words.append(small);
    }

    /** The group, command or character that comes next, as words. */
    private String argument() {
        while (at < tex.length() && tex.charAt(at) == ' ') {
            at++;
        }
        if (at == tex.length()) {
            return "";
        }
        var group = group();
        if (group != null) {
            return words(group, depth + 1);
        }
        if (arguments == DEEPEST) {
            return String.valueOf(tex.charAt(at++));
        }
        int before = words.length();
        arguments++;
        next();
        arguments--;
        var word = words.substring(before).strip();
        words.setLength(before);
        return word;
    }

    /** What stands between the braces that open here; null when none do, or when it is too long or too deep. */
    private @Nullable String group() {
        if (tex.charAt(at) != '{' || depth == DEEPEST) {
            return null;
        }
        int open = 0;
        for (int end = at; end < Math.min(tex.length(), at + LONGEST_GROUP); end++) {
            var c = tex.charAt(end);
            if (c == '\\') {
                end++;
            } else if (c == '{') {
                open++;
            } else if (c == '}' && --open == 0) {
                var group = tex.substring(at + 1, end);
                at = end + 1;
                return group;
            }
        }
        return null;
    }

    private static String grouped(String words) {
        boolean single = words.codePoints().allMatch(Character::isLetterOrDigit) || words.startsWith("√");
        return single ? words : "(" + words + ")";
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
