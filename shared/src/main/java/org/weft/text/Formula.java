package org.weft.text;

import org.commonmark.node.CustomNode;

/** TeX in a Markdown text, without its dollar signs. */
final class Formula extends CustomNode {
    final String tex;
    final boolean block;

    Formula(String tex, boolean block) {
        this.tex = tex;
        this.block = block;
    }
}
