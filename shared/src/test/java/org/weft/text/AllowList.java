package org.weft.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** What may come out, written down a second time and independently of the sanitizer. */
final class AllowList {
    private static final Map<String, Set<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("p", Set.of("dir")),
            Map.entry("li", Set.of("dir")),
            Map.entry("blockquote", Set.of("dir")),
            Map.entry("h4", Set.of("dir")),
            Map.entry("h5", Set.of("dir")),
            Map.entry("h6", Set.of("dir")),
            Map.entry("td", Set.of("dir", "class")),
            Map.entry("th", Set.of("dir", "class")),
            Map.entry("pre", Set.of("dir", "tabindex")),
            Map.entry("code", Set.of("dir", "class")),
            Map.entry("a", Set.of("href", "rel", "target", "data-upload", "data-bytes")),
            Map.entry("img", Set.of("data-upload", "alt", "width", "height")),
            Map.entry("span", Set.of("class", "dir", "data-display", "data-person", "data-role")),
            Map.entry("ol", Set.of("start")),
            Map.entry("div", Set.of("class", "tabindex")));
    private static final Set<String> BARE = Set.of(
            "em", "strong", "del", "sub", "sup", "kbd", "bdi", "br", "hr", "ul", "table", "thead", "tbody", "tr");
    private static final Pattern CLASS =
            Pattern.compile("math|mention|table-scroll|align-(right|center)|language-[\\w+#.-]{1,30}");
    private static final Pattern ADDRESS =
            Pattern.compile("(https?://|mailto:)[^\\p{Cntrl}\\s]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\\x{80}-\\x{9F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]|\\p{Cs}");

    private AllowList() {}

    static void check(String html) {
        var document = Jsoup.parseBodyFragment(html);
        assertThat(document.head().children()).isEmpty();
        document.body().children().forEach(child -> child.getAllElements().forEach(AllowList::check));
        assertThat(document.body().nodeStream().map(Object::getClass).distinct())
                .as(html)
                .isSubsetOf(Element.class, TextNode.class);
        assertThat(html).doesNotContainPattern(FORBIDDEN);
        assertThat(tagEnds(Normalizer.normalize(html, Normalizer.Form.NFC))).isEqualTo(tagEnds(html));
    }

    private static long tagEnds(String html) {
        return html.chars().filter(c -> c == '>').count();
    }

    private static void check(Element element) {
        var name = element.normalName();
        assertThat(BARE.contains(name) || ATTRIBUTES.containsKey(name))
                .as("element %s", element)
                .isTrue();
        for (Attribute attribute : element.attributes()) {
            assertThat(ATTRIBUTES.getOrDefault(name, Set.of()))
                    .as("attributes of %s", element)
                    .contains(attribute.getKey());
        }
        if (element.hasAttr("class")) {
            assertThat(element.attr("class")).matches(CLASS);
        }
        if (element.hasAttr("data-upload")) {
            assertThat(element.attr("data-upload")).matches("\\d{1,18}");
            assertThat(element.hasAttr("href")).isFalse();
        } else if (name.equals("a")) {
            assertThat(element.attr("href")).matches(ADDRESS);
            assertThat(element.attr("rel")).isEqualTo("nofollow ugc noopener noreferrer");
            assertThat(element.attr("target")).isEqualTo("_blank");
        }
    }
}
