package org.weft.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes in, only what {@link AllowList} names comes out. */
class InjectionTest {
    /** One attack per line; {@code \n}, {@code \t}, {@code \0} stand for the characters. */
    static Stream<String> attacks() throws IOException {
        try (var file = Objects.requireNonNull(InjectionTest.class.getResourceAsStream("attacks.txt"))) {
            return new String(file.readAllBytes(), UTF_8)
                            .lines()
                            .map(line -> line.replace("\\n", "\n")
                                    .replace("\\t", "\t")
                                    .replace("\\0", "\0"))
                            .toList()
                            .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void attackIsHarmless(String attack) {
        renderEverywhere(attack);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void attackAsNameOfAMemberIsHarmless(String attack) {
        var rendered = Texts.markdown("@[Eve](person:5)", ids -> Map.of(5L, attack));

        AllowList.check(rendered.html());
        assertThat(rendered.mentioned()).containsExactly(5L);
    }

    @Property(tries = 1_000)
    void whateverIsPutTogetherIsHarmless(@ForAll("nasty") String text) {
        renderEverywhere(text);
    }

    @Property(tries = 500)
    void anyStringIsHarmless(@ForAll String text) {
        renderEverywhere(text);
    }

    @Provide
    Arbitrary<String> nasty() {
        var pieces = Arbitraries.of(
                "<",
                ">",
                "</",
                "/>",
                "\"",
                "'",
                "`",
                "```",
                "$",
                "$$",
                "\\",
                "\\$",
                "[",
                "](",
                ")",
                "![",
                "*",
                "**",
                "_",
                "~~",
                "> ",
                "- ",
                "1. ",
                "# ",
                "|",
                "|-|-|",
                "\n",
                "\n\n",
                "    ",
                "&",
                "&lt;",
                "&#60;",
                "&#x3c",
                "&colon;",
                "&#x338;",
                "\0",
                "\u202E",
                "\uD800",
                "\uDC00",
                "@[Ana](person:1)",
                "@staff",
                ":tada:",
                "x",
                "script",
                "<script>",
                "</script>",
                "<style>",
                "<svg",
                "<math>",
                "<mtext>",
                "<mglyph>",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "<img src=",
                "<a href=",
                "<p>",
                "<table>",
                "<td>",
                "<b>",
                "<span class=math>",
                "<noscript>",
                "<title>",
                "<textarea>",
                "<template>",
                "<xmp>",
                " onerror=alert(1) ",
                " style=x ",
                " class=\"",
                " id=",
                "javascript:",
                "data:text/html,",
                "vbscript:",
                "https://a.org",
                "//a.org",
                "mailto:a@b.org",
                "\\begin{align}",
                "\\end{align}",
                "{{",
                "}}",
                "${");
        return pieces.list().ofMaxSize(25).map(list -> String.join("", list));
    }

    private static void renderEverywhere(String text) {
        for (var source :
                new String[] {text, "$" + text + "$", "$$" + text + "$$", "`" + text + "`", "[a](" + text + ")"}) {
            AllowList.check(Texts.markdown(source, ids -> Map.of(1L, "Ana")).html());
            AllowList.check(Texts.html(source).html());
        }
        AllowList.check(
                Texts.markdown("```" + text + "\n" + text, MentionLookup.NOBODY).html());
        AllowList.check(Texts.html("<pre><code class=\"" + text + "\">" + text).html());
    }
}
