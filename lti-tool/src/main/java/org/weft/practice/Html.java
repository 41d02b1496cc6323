package org.weft.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markup that is safe to send: files of ours, with escaped text in their {@code {{gaps}}}. */
record Html(String markup) {
    private static final Pattern GAP = Pattern.compile("\\{\\{([a-z-]+)}}");
    static final Html NOTHING = new Html("");

    /** Escapes text for an element or a quoted attribute. */
    static Html text(String text) {
        return new Html(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;"));
    }

    static Html resource(String name) {
        return new Html(new String(bytes(name), UTF_8));
    }

    /** A resource with every gap filled. */
    static Html fill(String name, Map<String, Html> gaps) {
        var template = resource("templates/" + name);
        return new Html(GAP.matcher(template.markup).replaceAll(gap -> {
            var html = Objects.requireNonNull(gaps.get(gap.group(1)), () -> name + " has a gap " + gap.group(1));
            return Matcher.quoteReplacement(html.markup);
        }));
    }

    static <T> Html each(Iterable<T> things, Function<T, Html> html) {
        var parts = new StringBuilder();
        things.forEach(thing -> parts.append(html.apply(thing).markup));
        return new Html(parts.toString());
    }

    /** A resource's bytes. */
    static byte[] bytes(String name) {
        try (var in = Html.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, () -> "No resource " + name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
