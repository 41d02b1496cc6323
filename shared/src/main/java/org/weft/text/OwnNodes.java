package org.weft.text;

import java.util.Map;
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
        return Set.of(Formula.class, FormulaParagraph.class, Mention.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Formula formula) {
            render(formula);
        } else if (node instanceof Mention mention) {
            render(mention);
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

    private void openSpan(String className, String attribute, String value) {
        html.tag("span", new TreeMap<>(Map.of("class", className, attribute, value)));
    }

    private void renderParagraph(Node paragraph) {
        html.line();
        html.tag("p");
        for (var child = paragraph.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
        html.tag("/p");
        html.line();
    }
}
