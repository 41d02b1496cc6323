package org.weft.text;

import org.commonmark.node.CustomNode;
import org.jspecify.annotations.Nullable;

/** A reference to an upload: {@code ![A cat](upload:12)}, or {@code [The sheet](upload:13)} with its words as children. */
final class Embedded extends CustomNode {
    final long upload;

    /** Of an image; null for a link. */
    final @Nullable String alt;

    @Nullable
    Attachment attachment;

    Embedded(long upload, @Nullable String alt) {
        this.upload = upload;
        this.alt = alt;
    }
}
