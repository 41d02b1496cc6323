package org.weft.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.PolicyFactory;

/** The allow-list that everything people write passes last. What is not named here does not reach a reader. */
final class Sanitizer {
    private static final int MAX_ADDRESS = 2_000;
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("em", "strong", "del", "sub", "sup", "kbd", "bdi", "br", "hr", "ul", "ol")
            .allowElements("table", "thead", "tbody", "tr")
            .allowElements((name, attributes) -> with("em", attributes), "i")
            .allowElements((name, attributes) -> with("strong", attributes), "b")
            .allowElements((name, attributes) -> with("del", attributes), "s", "strike")
            .allowElements((name, attributes) -> with(name, attributes, "dir", "auto"), "p", "li", "blockquote")
            .allowElements((name, attributes) -> with("h4", attributes, "dir", "auto"), "h1")
            .allowElements((name, attributes) -> with("h5", attributes, "dir", "auto"), "h2")
            .allowElements((name, attributes) -> with("h6", attributes, "dir", "auto"), "h3", "h4", "h5", "h6")
            .allowElements((name, attributes) -> with(name, attributes, "dir", "ltr"), "code")
            .allowElements((name, attributes) -> with(name, attributes, "dir", "ltr", "tabindex", "0"), "pre")
            .allowElements(Sanitizer::cell, "td", "th")
            .allowElements(Sanitizer::link, "a")
            .allowElements(Sanitizer::span, "span")
            .allowElements(Sanitizer::image, "img")
            .allowTextIn("table", "thead", "tbody", "tr")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,9}"))
            .onElements("ol")
            .allowAttributes("class")
            .matching(Pattern.compile("language-[\\w+#.-]{1,30}"))
            .onElements("code")
            .allowAttributes("align")
            .matching(Pattern.compile("center|right"))
            .onElements("td", "th")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .matching((element, attribute, value) -> isAddress(value) ? value : null)
            .onElements("a")
            .allowAttributes("data-upload")
            .matching(Pattern.compile("\\d{1,18}"))
            .onElements("a", "img")
            .allowAttributes("data-bytes")
            .matching(Pattern.compile("\\d{1,12}"))
            .onElements("a")
            .allowAttributes("alt")
            .onElements("img")
            .allowAttributes("width", "height")
            .matching(Pattern.compile("\\d{1,8}"))
            .onElements("img")
            .allowAttributes("class")
            .matching(Pattern.compile("math|mention"))
            .onElements("span")
            .allowAttributes("data-display")
            .matching(Pattern.compile("inline|block"))
            .onElements("span")
            .allowAttributes("data-person")
            .matching(Pattern.compile("\\d{1,18}"))
            .onElements("span")
            .allowAttributes("data-role")
            .matching(Pattern.compile("staff"))
            .onElements("span")
            .toFactory();

    private Sanitizer() {}

    static Rendered sanitize(String html) {
        var output = new SafeHtml(html.length());
        HtmlSanitizer.sanitize(html, POLICY.apply(output));
        return output.rendered();
    }

    private static boolean isAddress(String value) {
        var start = value.substring(0, Math.min(value.length(), 8)).toLowerCase(Locale.ROOT);
        return value.length() <= MAX_ADDRESS
                && (start.startsWith("http://") || start.startsWith("https://") || start.startsWith("mailto:"));
    }

    private static String with(String name, List<String> attributes, String... added) {
        attributes.addAll(List.of(added));
        return name;
    }

    private static @Nullable String link(String name, List<String> attributes) {
        if (attributes.contains("data-upload")) {
            return attributes.contains("href") ? null : name;
        }
        return attributes.isEmpty() || attributes.contains("data-bytes")
                ? null
                : with(name, attributes, "rel", "nofollow ugc noopener noreferrer", "target", "_blank");
    }

    /** A picture of ours, with words for those who can't see it and its size; the widget fetches it. */
    private static @Nullable String image(String name, List<String> attributes) {
        return attributes.contains("data-upload") && attributes.size() == 8 ? name : null;
    }

    private static String cell(String name, List<String> attributes) {
        var align = attributes.indexOf("align");
        if (align >= 0) {
            attributes.set(align, "class");
            attributes.set(align + 1, "align-" + attributes.get(align + 1));
        }
        return with(name, attributes, "dir", "auto");
    }

    private static @Nullable String span(String name, List<String> attributes) {
        if (attributes.contains("math") && attributes.contains("data-display") && attributes.size() == 4) {
            return with(name, attributes, "dir", "ltr");
        }
        var calls = attributes.contains("data-person") || attributes.contains("data-role");
        return attributes.contains("mention") && calls && attributes.size() == 4 ? name : null;
    }
}
