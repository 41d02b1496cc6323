package org.weft.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownTest {
    private static final String REL = " rel=\"nofollow ugc noopener noreferrer\" target=\"_blank\">";

    static Stream<Arguments> inParagraph() {
        return Stream.of(
                Arguments.of(
                        "*a* **b** ~~c~~ `d`", "<em>a</em> <strong>b</strong> <del>c</del> <code dir=\"ltr\">d</code>"),
                Arguments.of("one\ntwo", "one<br>two"),
                Arguments.of("a < b & c > d", "a &lt; b &amp; c &gt; d"),
                Arguments.of("<b onclick=x>*y*</b>", "&lt;b onclick=x&gt;<em>y</em>&lt;/b&gt;"),
                Arguments.of("<div>\n*y*\n</div>", "&lt;div&gt;<br><em>y</em><br>&lt;/div&gt;"),
                Arguments.of("[a](https://b.org/?c=d&e \"t\")", "<a href=\"https://b.org/?c=d&amp;e\"" + REL + "a</a>"),
                Arguments.of(
                        "https://b.org/c_d_e", "<a href=\"https://b.org/c_d_e\"" + REL + "https://b.org/c_d_e</a>"),
                Arguments.of("a@b.org", "<a href=\"mailto:a@b.org\"" + REL + "a@b.org</a>"),
                Arguments.of("[a](/api/people)", "a"),
                Arguments.of("[a](javascript:alert)", "a"),
                Arguments.of("![a *b*](https://c.org/d.png)", "<a href=\"https://c.org/d.png\"" + REL + "a b</a>"),
                Arguments.of("![](https://c.org/d)", "<a href=\"https://c.org/d\"" + REL + "https://c.org/d</a>"),
                Arguments.of("[![a](https://b.org)](https://c.org)", "<a href=\"https://c.org\"" + REL + "a</a>"),
                Arguments.of("![a](data:image/png;base64,AAAA)", "a"),
                Arguments.of(":tada: :+1: \\:tada: :nope: a:tada:", "🎉 👍 :tada: :nope: a:tada:"),
                Arguments.of("`:tada:`", "<code dir=\"ltr\">:tada:</code>"));
    }

    @ParameterizedTest
    @MethodSource("inParagraph")
    void inlineSyntaxBecomesHtml(String source, String html) {
        assertThat(html(source)).isEqualTo("<p dir=\"auto\">" + html + "</p>");
    }

    static Stream<Arguments> blocks() {
        return Stream.of(
                Arguments.of("# a", "<h4 dir=\"auto\">a</h4>"),
                Arguments.of("## a", "<h5 dir=\"auto\">a</h5>"),
                Arguments.of("###### a", "<h6 dir=\"auto\">a</h6>"),
                Arguments.of("- a\n- b", "<ul><li dir=\"auto\">a</li><li dir=\"auto\">b</li></ul>"),
                Arguments.of("3. a", "<ol start=\"3\"><li dir=\"auto\">a</li></ol>"),
                Arguments.of("> a", "<blockquote dir=\"auto\">\n<p dir=\"auto\">a</p>\n</blockquote>"),
                Arguments.of("---", "<hr>"),
                Arguments.of("```c++ x\na<b\n```", code(" class=\"language-c++\"", "a&lt;b\n")),
                Arguments.of("```\"><script>\na\n```", code("", "a\n")),
                Arguments.of("    a", code("", "a\n")),
                Arguments.of(
                        "|a|b|\n|-|-:|\n|c|d|",
                        "<div class=\"table-scroll\" tabindex=\"0\"><table>"
                                + "<thead><tr><th dir=\"auto\">a</th><th class=\"align-right\" dir=\"auto\">b</th></tr></thead>"
                                + "<tbody><tr><td dir=\"auto\">c</td><td class=\"align-right\" dir=\"auto\">d</td></tr></tbody>"
                                + "</table></div>"));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void blocksBecomeHtmlThatKnowsItsDirection(String source, String html) {
        assertThat(html(source)).isEqualTo(html);
    }

    @Test
    void plainTextKeepsWordsLinesAndFormulas() {
        var source = "# Sum\n\nWhy *is* $a_1$ so?\nSee [here](https://a.org).\n\n- one\n- `two`\n\n|a|b|\n|-|-|\n|c|d|";

        var plain = Texts.markdown(source, MentionLookup.NOBODY).plain();

        assertThat(plain).isEqualTo("Sum\nWhy is a₁ so?\nSee here.\none\ntwo\na b \nc d");
    }

    @Test
    void flagsSayWhatIsNeededToShowIt() {
        var words = Texts.markdown("a", MentionLookup.NOBODY);
        var both = Texts.markdown("$a$ `b`", MentionLookup.NOBODY);

        assertThat(words.hasMath() || words.hasCode()).isFalse();
        assertThat(both.hasMath() && both.hasCode()).isTrue();
    }

    @Test
    void entitiesThatHideControlCharactersAreCleanedToo() {
        assertThat(html("a&#x202E;b&#0;c&#x85;d")).doesNotContain("\u202E", "\u0000", "\u0085");
    }

    private static String code(String attributes, String text) {
        return "<pre dir=\"ltr\" tabindex=\"0\"><code" + attributes + " dir=\"ltr\">" + text + "</code></pre>";
    }

    private static String html(String source) {
        return Texts.markdown(source, MentionLookup.NOBODY).html();
    }
}
