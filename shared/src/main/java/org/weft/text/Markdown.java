package org.weft.text;

import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown to HTML that is not yet sanitized. Nesting, table cells and repeated links are bounded. */
final class Markdown {
    private static final int MAX_NESTING = 30;
    private static final int MAX_TABLE_CELLS = 20_000;

    // HTML blocks are left out: tags are shown as text, and the Markdown between them still works.
    private static final Set<Class<? extends Block>> BLOCKS = Set.of(
            BlockQuote.class,
            FencedCodeBlock.class,
            Heading.class,
            IndentedCodeBlock.class,
            ListBlock.class,
            ThematicBreak.class);
    private static final Extension TABLES =
            TablesExtension.builder().maxCells(MAX_TABLE_CELLS).build();
    private static final List<Extension> OTHERS = List.of(StrikethroughExtension.create(), AutolinkExtension.create());

    private static final Parser PARSER = parser().extensions(List.of(TABLES)).build();
    private static final Parser PARSER_WITHOUT_TABLES = parser().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(List.of(TABLES))
            .extensions(OTHERS)
            .nodeRendererFactory(OwnNodes::new)
            .escapeHtml(true)
            .percentEncodeUrls(true)
            .softbreak("<br />")
            .build();

    private Markdown() {}

    static String toHtml(String source, MentionLookup mentions, UploadLookup uploads) {
        var document = parse(source);
        var tidying = new Tidying(source.length());
        document.accept(tidying);
        tidying.name(mentions);
        tidying.show(uploads);
        return RENDERER.render(document);
    }

    private static Node parse(String source) {
        try {
            return PARSER.parse(source);
        } catch (IllegalArgumentException tooManyTableCells) {
            return PARSER_WITHOUT_TABLES.parse(source);
        }
    }

    private static Parser.Builder parser() {
        return Parser.builder()
                .enabledBlockTypes(BLOCKS)
                .extensions(OTHERS)
                .customBlockParserFactory(new FormulaParagraph.Factory())
                .customInlineContentParserFactory(new Syntax('$', FormulaSyntax::new))
                .customInlineContentParserFactory(new Syntax('@', MentionSyntax::new))
                .customInlineContentParserFactory(new Syntax(':', EmojiSyntax::new))
                .maxOpenBlockParsers(MAX_NESTING)
                .maxInlineNesting(MAX_NESTING);
    }
}
