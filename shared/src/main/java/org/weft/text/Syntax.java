package org.weft.text;

import java.util.Set;
import java.util.function.Supplier;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;

/** Inline syntax of our own and the character that it begins with. Every paragraph is read by a new parser. */
record Syntax(char trigger, Supplier<InlineContentParser> parser) implements InlineContentParserFactory {
    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of(trigger);
    }

    @Override
    public InlineContentParser create() {
        return parser.get();
    }
}
