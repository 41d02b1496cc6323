package org.weft.lti.pages;

import org.weft.base.Markup;

/** A whole page around its body. Scripts and style are files, as the content security policy demands. */
public final class Layout {
    private final Assets assets;

    public Layout(Assets assets) {
        this.assets = assets;
    }

    /** @param body HTML, with all that others wrote escaped */
    public String page(String title, String body) {
        return page(title, "", body);
    }

    /** @param script the name of an asset */
    public String pageWithScript(String title, String script, String body) {
        return page(title, "<script src=\"%s\" defer></script>".formatted(assets.path(script)), body);
    }

    private String page(String title, String head, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="%s">
                %s
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(Markup.escape(title), assets.path("page.css"), head, body);
    }
}
