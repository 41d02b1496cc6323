package org.weft.base;

/** Puts text into HTML. */
public final class Markup {
    private Markup() {}

    /** For text and for attributes in double quotes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
