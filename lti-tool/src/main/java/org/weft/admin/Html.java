package org.weft.admin;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weft.base.Markup;
import org.weft.lti.pages.Words;

/** Small parts of the console's pages. */
public final class Html {
    private Html() {}

    /** A button of a form; what it does comes as the field {@code act}. */
    public static String button(Words words, String act, String key) {
        return "<button name=\"act\" value=\"%s\">%s</button>".formatted(act, words.html(key));
    }

    /** The same for what isn't the page's main act. */
    public static String quiet(Words words, String act, String key) {
        return "<button class=\"quiet\" name=\"act\" value=\"%s\">%s</button>".formatted(act, words.html(key));
    }

    public static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, Markup.escape(value));
    }

    /** Names and values below each other, in their order. */
    public static String facts(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> "<dt>%s</dt><dd>%s</dd>"
                        .formatted(Markup.escape(fact.getKey()), Markup.escape(fact.getValue())))
                .collect(Collectors.joining("", "<dl>", "</dl>\n"));
    }

    /** What is wrong with a form; nothing for null. */
    public static String wrong(Words words, @Nullable String key) {
        return key == null
                ? ""
                : "<p class=\"wrong\" role=\"alert\" id=\"wrong\">%s</p>\n".formatted(words.html("wrong." + key));
    }

    /** For a field that may be the one that is wrong. */
    public static String invalid(boolean wrong) {
        return wrong ? " aria-invalid=\"true\" aria-describedby=\"wrong\" autofocus" : "";
    }

    /** Leads to what follows; nothing when this is the end. */
    static String more(Words words, @Nullable String address) {
        return address == null
                ? ""
                : "<p><a rel=\"next\" href=\"%s\">%s</a></p>\n".formatted(Markup.escape(address), words.html("more"));
    }

    /** A list. */
    public static <T> String rows(List<T> rows, Function<T, String> row) {
        return rows.stream().map(row).collect(Collectors.joining("", "<ul class=\"rows\">", "</ul>\n"));
    }

    /** A list, or what is said when nothing is in it. */
    public static <T> String rows(Words words, String none, List<T> rows, Function<T, String> row) {
        return rows.isEmpty() ? "<p>%s</p>\n".formatted(words.html(none)) : rows(rows, row);
    }

    /** What somebody else wrote, in whatever direction it runs. */
    public static String name(String name) {
        return "<bdi>" + Markup.escape(name) + "</bdi>";
    }
}
