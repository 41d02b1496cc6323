package org.weft.lti;

import org.jspecify.annotations.Nullable;

/** Escapes text for HTML, in elements and in quoted attributes. */
final class Html {
    private Html() {}

    static String escape(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }
}
