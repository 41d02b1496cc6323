package org.weft.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Writes what the sanitizer let through, as HTML and as plain text in one pass. The sanitizer's own writer would put
 * comments between two braces, which TeX is full of, and spell out characters that need no escape. With no script, style
 * or foreign element on the allow-list, escaping ampersands, angle brackets and quotes is enough.
 */
final class SafeHtml implements HtmlStreamEventReceiver {
    private static final Set<String> VOID = Set.of("br", "hr", "img");
    private static final Set<String> LINES =
            Set.of("p", "li", "h4", "h5", "h6", "blockquote", "pre", "br", "hr", "tr", "table", "ul", "ol");

    private final StringBuilder html;
    private final StringBuilder plain;
    private final Set<Long> mentioned = new LinkedHashSet<>();
    private final Set<Long> uploads = new LinkedHashSet<>();
    private boolean staffMentioned;
    private boolean hasMath;
    private boolean hasCode;
    /** The formula that is being read. */
    private @Nullable StringBuilder formula;

    SafeHtml(int size) {
        html = new StringBuilder(size + size / 4);
        plain = new StringBuilder(size);
    }

    Rendered rendered() {
        return new Rendered(
                html.toString().strip(),
                plain.toString().strip(),
                mentioned,
                staffMentioned,
                uploads,
                hasMath,
                hasCode);
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void openTag(String name, List<String> attributes) {
        html.append(name.equals("table") ? "<div class=\"table-scroll\" tabindex=\"0\"><table" : "<" + name);
        for (var i = 0; i < attributes.size(); i += 2) {
            html.append(' ').append(attributes.get(i)).append("=\"");
            escape(Texts.clean(attributes.get(i + 1)));
            html.append('"');
        }
        html.append('>');
        hasCode |= name.equals("code") || name.equals("pre");
        if (name.equals("span")) {
            note(attributes);
        }
        int upload = attributes.indexOf("data-upload");
        if (upload >= 0) {
            uploads.add(Long.valueOf(attributes.get(upload + 1)));
            plain.append(name.equals("img") ? attributes.get(attributes.indexOf("alt") + 1) : "");
        }
        breakPlain(name);
    }

    @Override
    public void closeTag(String name) {
        if (VOID.contains(name)) {
            return;
        }
        if (formula != null && name.equals("span")) {
            plain.append(TexWords.of(formula.toString()));
            formula = null;
        }
        html.append("</").append(name).append(name.equals("table") ? "></div>" : ">");
        breakPlain(name);
    }

    @Override
    public void text(String text) {
        var clean = Texts.clean(text);
        escape(clean);
        if (formula != null) {
            formula.append(clean);
        } else {
            plain.append(endsInSpace() ? clean.stripLeading() : clean);
        }
    }

    private void note(List<String> attributes) {
        var person = attributes.indexOf("data-person");
        if (attributes.contains("data-display")) {
            hasMath = true;
            formula = new StringBuilder();
        } else if (person >= 0) {
            mentioned.add(Long.valueOf(attributes.get(person + 1)));
        } else {
            staffMentioned = true;
        }
    }

    private void breakPlain(String name) {
        if (LINES.contains(name) && !plain.isEmpty() && plain.charAt(plain.length() - 1) != '\n') {
            plain.append('\n');
        } else if ((name.equals("td") || name.equals("th")) && !endsInSpace()) {
            plain.append(' ');
        }
    }

    private boolean endsInSpace() {
        return plain.isEmpty() || Character.isWhitespace(plain.charAt(plain.length() - 1));
    }

    private void escape(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                // Would melt into the ">" of the tag before it when somebody normalizes the HTML.
                case '\u0338' -> html.append("&#824;");
                default -> html.append(c);
            }
        }
    }
}
