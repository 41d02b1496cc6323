package org.weft.text;

import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** HTML from elsewhere, brought to the shape of our own: formulas marked, images as links, no foreign classes. */
final class ImportedHtml {
    private static final int MAX_NESTING = 100;

    private ImportedHtml() {}

    static String toHtml(String source) {
        var document = Parser.htmlParser().setMaxDepth(MAX_NESTING).parseInput(source, "");
        document.outputSettings().prettyPrint(false);
        var body = document.body();
        body.select("code").forEach(code -> code.attr("lang", language(code)));
        body.getAllElements().forEach(ImportedHtml::adapt);
        body.nodeStream(TextNode.class)
                .filter(text -> !isVerbatim(text))
                .toList()
                .forEach(ImportedHtml::markFormulas);
        return body.html();
    }

    private static void adapt(Element element) {
        element.attributes().asList().stream()
                .map(Attribute::getKey)
                .filter(key -> key.equals("class") || key.startsWith("data-"))
                .toList()
                .forEach(element::removeAttr);
        if (element.normalName().equals("code")) {
            element.attr("class", "language-" + element.attr("lang"));
        } else if (element.normalName().equals("img")) {
            replaceByLink(element);
        }
    }

    /** {@code lang-py} on the code or on the block around it. */
    private static String language(Element code) {
        var parent = code.parent();
        var names = code.className() + " " + (parent == null ? "" : parent.attr("class"));
        for (var name : List.of(names.split("\\s+"))) {
            if (name.startsWith("lang-") || name.startsWith("language-")) {
                return name.substring(name.indexOf('-') + 1);
            }
        }
        return "";
    }

    private static void replaceByLink(Element image) {
        var address = image.attr("src");
        var alt = image.attr("alt");
        Node shown = new TextNode(alt.isBlank() ? address : alt);
        if (image.closest("a") == null) {
            shown = new Element("a").attr("href", address).appendChild(shown);
        }
        image.replaceWith(shown);
    }

    private static boolean isVerbatim(TextNode text) {
        var parent = text.parent();
        return parent == null || parent.closest("code, pre, kbd, script, style") != null;
    }

    private static void markFormulas(TextNode text) {
        var source = text.getWholeText();
        if (source.indexOf('$') < 0 && !source.contains("\\begin{")) {
            return;
        }
        for (var piece : new TexSplitter(source).pieces()) {
            text.before(
                    piece.display() == null
                            ? new TextNode(piece.text())
                            : new Element("span")
                                    .attr("class", "math")
                                    .attr("data-display", piece.display())
                                    .text(piece.text()));
        }
        text.remove();
    }
}
