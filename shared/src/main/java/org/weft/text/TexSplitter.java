package org.weft.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parts a text into words and formulas as forums with MathJax do: {@code $…$}, {@code $$…$$} and
 * {@code \begin{align}…\end{align}}; {@code \$} is a dollar sign. Laxer than our own Markdown (spaces beside the dollar
 * signs are common there), but a closing dollar sign is not followed by a digit, so that "$5 and $10" stays money.
 */
final class TexSplitter {
    private static final List<String> ENVIRONMENTS = List.of(
            "align", "align*", "equation", "equation*", "eqnarray", "eqnarray*", "gather", "gather*", "multline");

    private final String source;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final Set<String> missing = new HashSet<>();

    /** @param display {@code inline} or {@code block} if the text is TeX */
    record Piece(String text, @Nullable String display) {}

    TexSplitter(String source) {
        this.source = source;
    }

    List<Piece> pieces() {
        var at = 0;
        while (at < source.length()) {
            at = step(at);
        }
        endWords();
        return pieces;
    }

    private int step(int at) {
        if (source.startsWith("\\$", at)) {
            words.append('$');
            return at + 2;
        }
        var end = formulaAt(at);
        if (end > at) {
            return end;
        }
        // A "$$" that opens no formula is not two "$".
        var length = source.startsWith("$$", at) ? 2 : 1;
        words.append(source, at, at + length);
        return at + length;
    }

    /** The index after the formula that begins here, or 0. */
    private int formulaAt(int at) {
        if (source.startsWith("$$", at)) {
            return formula(at + 2, "$$", "block");
        }
        if (source.charAt(at) == '$') {
            return formula(at + 1, "$", "inline");
        }
        return source.startsWith("\\begin{", at) ? environment(at) : 0;
    }

    private int formula(int start, String mark, String display) {
        var end = missing.contains(mark) ? -1 : closing(mark, start);
        if (end < 0) {
            missing.add(mark);
            return 0;
        }
        var after = end + mark.length();
        var money = display.equals("inline") && after < source.length() && Character.isDigit(source.charAt(after));
        var tex = source.substring(start, end).strip();
        if (money || tex.isEmpty()) {
            return 0;
        }
        add(tex, display);
        return after;
    }

    private int closing(String mark, int start) {
        for (var i = start; i < source.length(); i++) {
            if (source.charAt(i) == '\\') {
                i++;
            } else if (source.startsWith(mark, i)) {
                return i;
            }
        }
        return -1;
    }

    private int environment(int at) {
        for (var name : ENVIRONMENTS) {
            if (source.startsWith(name + "}", at + "\\begin{".length())) {
                var mark = "\\end{" + name + "}";
                var end = missing.contains(mark) ? -1 : source.indexOf(mark, at);
                if (end < 0) {
                    missing.add(mark);
                    return 0;
                }
                add(source.substring(at, end + mark.length()), "block");
                return end + mark.length();
            }
        }
        return 0;
    }

    private void add(String tex, String display) {
        endWords();
        pieces.add(new Piece(tex, display));
    }

    private void endWords() {
        if (!words.isEmpty()) {
            pieces.add(new Piece(words.toString(), null));
            words.setLength(0);
        }
    }
}
