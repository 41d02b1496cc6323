package org.weft.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * A paragraph that begins with {@code $$} on a line and ends on the line of the next {@code $$} or before a blank one.
 * Lines of a long formula often begin with {@code + } or {@code - }, which would otherwise begin a list.
 */
final class FormulaParagraph extends CustomBlock {
    private static final String FENCE = "$$";

    static final class Factory extends AbstractBlockParserFactory {
        private static final int MAX_PARAGRAPH_LINES = 50;

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            var line = state.getLine().getContent().toString();
            var start = state.getNextNonSpaceIndex();
            var opens = state.getIndent() < 4
                    && line.startsWith(FENCE, start)
                    && line.indexOf(FENCE, start + FENCE.length()) < 0;
            return opens && !closesFormula(matched.getParagraphLines())
                    ? BlockStart.of(new BlockParser()).atIndex(start)
                    : BlockStart.none();
        }

        private static boolean closesFormula(SourceLines paragraph) {
            if (paragraph.getLines().size() > MAX_PARAGRAPH_LINES) {
                return true;
            }
            return paragraph.getContent().split("\\$\\$", -1).length % 2 == 0;
        }
    }

    private static final class BlockParser extends AbstractBlockParser {
        private final FormulaParagraph block = new FormulaParagraph();
        private final List<SourceLine> lines = new ArrayList<>();
        private boolean closed;

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            return closed || state.isBlank() ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
        }

        @Override
        public void addLine(SourceLine line) {
            closed = !lines.isEmpty() && line.getContent().toString().contains(FENCE);
            lines.add(line);
        }

        @Override
        public void parseInlines(InlineParser inlineParser) {
            inlineParser.parse(SourceLines.of(lines), block);
        }
    }
}
