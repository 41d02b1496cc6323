package org.weft.text;

import org.commonmark.node.CustomNode;
import org.jspecify.annotations.Nullable;

/** A call to one person, or to the staff if there is no person. */
final class Mention extends CustomNode {
    final @Nullable Long person;
    String name;

    Mention(@Nullable Long person, String name) {
        this.person = person;
        this.name = name;
    }
}
