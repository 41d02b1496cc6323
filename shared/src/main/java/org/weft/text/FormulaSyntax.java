package org.weft.text;

import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

/**
 * {@code $…$} and {@code $$…$$}, by Pandoc's rule: the opening dollar is not followed by a space, the closing one
 * neither preceded by a space nor followed by a digit, so that "$5 and $10" stays money. No other dollar sign and no
 * backtick inside: what looks like code is code.
 *
 * <p>One instance reads one paragraph. It remembers where the last search ended, so that a thousand dollar signs that
 * open nothing cost one search.
 */
final class FormulaSyntax implements InlineContentParser {
    private @Nullable Stop inline;
    private @Nullable Stop block;

    /** Where a search ended, and whether a closing dollar sign stands there. */
    private record Stop(Position at, boolean closes) {}

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        if (scanner.peekPreviousCodePoint() == '$') {
            return ParsedInline.none();
        }
        scanner.next();
        var isBlock = scanner.next('$');
        var start = scanner.position();
        if (!isBlock && Character.isWhitespace(scanner.peek())) {
            return ParsedInline.none();
        }
        var stop = isBlock ? blockStop(scanner, start) : inlineStop(scanner, start);
        if (!stop.closes) {
            return ParsedInline.none();
        }
        var tex = scanner.getSource(start, stop.at).getContent().strip();
        scanner.setPosition(stop.at);
        scanner.next(isBlock ? "$$" : "$");
        return tex.isEmpty() ? ParsedInline.none() : ParsedInline.of(new Formula(tex, isBlock), scanner.position());
    }

    private Stop inlineStop(Scanner scanner, Position start) {
        if (inline == null || inline.at.compareTo(start) < 0) {
            inline = findInlineStop(scanner);
        }
        return inline;
    }

    private Stop blockStop(Scanner scanner, Position start) {
        if (block == null || block.at.compareTo(start) < 0) {
            block = findBlockStop(scanner);
        }
        return block;
    }

    private static Stop findInlineStop(Scanner scanner) {
        while (scanner.hasNext() && scanner.peek() != '`') {
            var at = scanner.position();
            var afterSpace = Character.isWhitespace(scanner.peekPreviousCodePoint());
            if (scanner.next('$')) {
                var after = scanner.peek();
                return new Stop(at, !afterSpace && after != '$' && !Character.isDigit(after));
            }
            skip(scanner);
        }
        return new Stop(scanner.position(), false);
    }

    private static Stop findBlockStop(Scanner scanner) {
        while (scanner.hasNext()) {
            var at = scanner.position();
            if (scanner.next("$$")) {
                return new Stop(at, true);
            }
            skip(scanner);
        }
        return new Stop(scanner.position(), false);
    }

    private static void skip(Scanner scanner) {
        var escapes = scanner.peek() == '\\';
        scanner.next();
        if (escapes && scanner.hasNext()) {
            scanner.next();
        }
    }
}
