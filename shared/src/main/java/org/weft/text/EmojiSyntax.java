package org.weft.text;

import java.util.Map;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/** {@code :smile:} and the other names in {@code emoji.txt}, replaced by the character. */
final class EmojiSyntax implements InlineContentParser {
    private static final Map<String, String> BY_NAME = NamedCharacters.load("emoji.txt");
    private static final int MAX_NAME = 32;

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        if (Character.isLetterOrDigit(scanner.peekPreviousCodePoint())) {
            return ParsedInline.none();
        }
        scanner.next();
        var name = new StringBuilder();
        while (name.length() < MAX_NAME && isName(scanner.peek())) {
            name.append(scanner.peek());
            scanner.next();
        }
        var emoji = scanner.next(':') ? BY_NAME.get(name.toString()) : null;
        return emoji == null ? ParsedInline.none() : ParsedInline.of(new Text(emoji), scanner.position());
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-';
    }
}
