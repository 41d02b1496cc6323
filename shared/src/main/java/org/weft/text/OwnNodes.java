package org.weft.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** HTML for the nodes of our own syntax. */
final class OwnNodes implements NodeRenderer {
    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    OwnNodes(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Formula.class, FormulaParagraph.class, Mention.class, Embedded.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Formula formula) {
            render(formula);
        } else if (node instanceof Mention mention) {
            render(mention);
        } else if (node instanceof Embedded embedded) {
            render(embedded, Objects.requireNonNull(embedded.attachment));
        } else {
            renderParagraph(node);
        }
    }

    private void render(Formula formula) {
        openSpan("math", "data-display", formula.block ? "block" : "inline");
        html.text(formula.tex);
        html.tag("/span");
    }

    private void render(Mention mention) {
        if (mention.person == null) {
            openSpan("mention", "data-role", "staff");
        } else {
            openSpan("mention", "data-person", mention.person.toString());
        }
        html.tag("bdi");
        html.text("@" + mention.name);
        html.tag("/bdi");
        html.tag("/span");
    }

    /** A picture that somebody links to, and a file that somebody shows as a picture, are files to fetch. */
    private void render(Embedded embedded, Attachment attachment) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("data-upload", Long.toString(embedded.upload));
        if (embedded.alt == null || attachment.width() == null || attachment.height() == null) {
            attributes.put("data-bytes", Long.toString(attachment.bytes()));
            html.tag("a", attributes);
            renderChildren(embedded);
            html.tag("/a");
        } else {
            attributes.put("alt", embedded.alt);
            attributes.put("width", attachment.width().toString());
            attributes.put("height", attachment.height().toString());
            html.tag("img", attributes, true);
        }
    }

    private void openSpan(String className, String attribute, String value) {
        html.tag("span", new TreeMap<>(Map.of("class", className, attribute, value)));
    }

    private void renderParagraph(Node paragraph) {
        html.line();
        html.tag("p");
        renderChildren(paragraph);
        html.tag("/p");
        html.line();
    }

    private void renderChildren(Node node) {
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
