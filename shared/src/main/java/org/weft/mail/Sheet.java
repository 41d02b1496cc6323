package org.weft.mail;

import org.jspecify.annotations.Nullable;
import org.weft.base.Markup;
import org.weft.text.Texts;

/** What a mail says, as HTML and as plain text at once. All that it is given is text, unless it is a post. */
final class Sheet {
    /** Colours are those of whoever reads, so that it can be read in the dark too. */
    private static final String STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:0 auto;"
            + "padding:16px}h1{font-size:20px}h2{font-size:18px;margin:24px 0 8px}h3{font-size:16px;margin:16px 0 4px}"
            + "blockquote{margin:8px 0;padding:0 12px;border-inline-start:3px solid #888}pre{overflow:auto}"
            + "table{border-collapse:collapse}td,th{border:1px solid #888;padding:4px 8px}.quiet{opacity:.75;"
            + "font-size:14px}hr{border:0;border-top:1px solid #888}";

    private final Words words;
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder text = new StringBuilder();

    Sheet(Words words) {
        this.words = words;
    }

    /**
     * A line above what follows.
     *
     * @param level 1 to 3
     * @param address of what it is about; null for none
     */
    Sheet heading(int level, String title, @Nullable String address) {
        var shown = Markup.escape(title);
        html.append("<h%d dir=\"auto\">".formatted(level))
                .append(address == null ? shown : anchor(address, shown))
                .append("</h%d>\n".formatted(level));
        return plain(title).plain("-".repeat(Math.min(title.length(), 60))).gap();
    }

    /** Who wrote what follows, and why it is told. */
    Sheet by(String name, String reason) {
        html.append("<p><b><bdi>")
                .append(Markup.escape(name))
                .append("</bdi></b> <span class=\"quiet\">· ")
                .append(Markup.escape(reason))
                .append("</span></p>\n");
        return plain(name + " · " + reason).gap();
    }

    /** @param post sanitized HTML */
    Sheet post(String post) {
        html.append("<div dir=\"auto\">").append(Posts.html(post)).append("</div>\n");
        return plain(Posts.text(post)).gap();
    }

    /** The beginning of a post by somebody. */
    Sheet excerpt(String name, String post, int chars) {
        var beginning = Texts.excerpt(Posts.text(post), chars);
        html.append("<p dir=\"auto\"><b><bdi>")
                .append(Markup.escape(name))
                .append("</bdi></b> ")
                .append(Markup.escape(beginning))
                .append("</p>\n");
        return plain(name + ": " + beginning).gap();
    }

    Sheet quiet(String line) {
        html.append("<p class=\"quiet\" dir=\"auto\">")
                .append(Markup.escape(line))
                .append("</p>\n");
        return plain(line).gap();
    }

    Sheet link(String line, String address) {
        html.append("<p>").append(anchor(address, Markup.escape(line))).append("</p>\n");
        return plain(line + ":").plain(address).gap();
    }

    Sheet rule() {
        html.append("<hr>\n");
        return plain("-- ");
    }

    String html(String title) {
        return """
                <!doctype html>
                <html lang="%s" dir="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(words.language, words.direction(), Markup.escape(title), STYLE, html);
    }

    String text() {
        return text.toString().strip() + "\n";
    }

    private static String anchor(String address, String shown) {
        return "<a href=\"" + Markup.escape(address) + "\">" + shown + "</a>";
    }

    private Sheet plain(String line) {
        text.append(line).append('\n');
        return this;
    }

    private Sheet gap() {
        text.append('\n');
        return this;
    }
}
