package org.weft.text;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * {@code @[Ana](person:123)}, as the composer inserts it, and {@code @staff}. The name in brackets only serves who edits
 * the source (up to 100 characters, no brackets); readers see the name that the place knows.
 */
final class MentionSyntax implements InlineContentParser {
    private static final String STAFF = "staff";
    private static final int MAX_NAME = 100;
    private static final int MAX_DIGITS = 18;

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        if (isWord(scanner.peekPreviousCodePoint())) {
            return ParsedInline.none();
        }
        scanner.next();
        return scanner.next('[') ? person(scanner) : staff(scanner);
    }

    private static ParsedInline person(Scanner scanner) {
        var name = read(scanner, MAX_NAME, c -> c != '[' && c != ']' && c != '\n');
        if (name.isBlank() || !scanner.next("](person:")) {
            return ParsedInline.none();
        }
        var id = read(scanner, MAX_DIGITS, c -> c >= '0' && c <= '9');
        return !id.isEmpty() && scanner.next(')')
                ? ParsedInline.of(new Mention(Long.valueOf(id), name.strip()), scanner.position())
                : ParsedInline.none();
    }

    private static ParsedInline staff(Scanner scanner) {
        var word = read(scanner, STAFF.length(), MentionSyntax::isWord);
        return word.toLowerCase(Locale.ROOT).equals(STAFF) && !isWord(scanner.peek())
                ? ParsedInline.of(new Mention(null, STAFF), scanner.position())
                : ParsedInline.none();
    }

    private static String read(Scanner scanner, int max, IntPredicate accepted) {
        var read = new StringBuilder();
        while (read.length() < max && scanner.hasNext() && accepted.test(scanner.peek())) {
            read.append(scanner.peek());
            scanner.next();
        }
        return read.toString();
    }

    private static boolean isWord(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '@';
    }
}
