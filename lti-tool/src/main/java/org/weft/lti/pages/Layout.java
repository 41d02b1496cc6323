package org.weft.lti.pages;

import org.weft.base.Markup;

/** A whole page around its body. Scripts and style are files, as the content security policy demands. */
public final class Layout {
    private static final String ENGLISH = "lang=\"en\"";

    private final Assets assets;

    public Layout(Assets assets) {
        this.assets = assets;
    }

    /** @param body HTML, with all that others wrote escaped */
    public String page(String title, String body) {
        return page(ENGLISH, title, "", body);
    }

    /** @param script the name of an asset */
    public String pageWithScript(String title, String script, String body) {
        return page(ENGLISH, title, script(script), body);
    }

    /**
     * A page in the reader's language.
     *
     * @param direction {@code ltr} or {@code rtl}
     * @param stylesheet the name of an asset, besides the style of all pages
     */
    public String page(String language, String direction, String title, String stylesheet, String script, String body) {
        var attributes = "lang=\"%s\" dir=\"%s\"".formatted(language, direction);
        return page(attributes, title, stylesheet(stylesheet) + script(script), body);
    }

    /** The same without a script. */
    public String page(String language, String direction, String title, String stylesheet, String body) {
        return page("lang=\"%s\" dir=\"%s\"".formatted(language, direction), title, stylesheet(stylesheet), body);
    }

    /** The same in no other style than that of all pages. */
    public String page(Words words, String title, String body) {
        return page("lang=\"%s\" dir=\"%s\"".formatted(words.language(), words.direction()), title, "", body);
    }

    private String script(String name) {
        return "<script src=\"%s\" defer></script>\n".formatted(assets.path(name));
    }

    private String stylesheet(String name) {
        return "<link rel=\"stylesheet\" href=\"%s\">\n".formatted(assets.path(name));
    }

    private String page(String attributes, String title, String head, String body) {
        return """
                <!doctype html>
                <html %s>
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                %s%s</head>
                <body>
                %s</body>
                </html>
                """.formatted(attributes, Markup.escape(title), stylesheet("page.css"), head, body);
    }
}
