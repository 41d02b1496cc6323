package org.weft.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that make careless parsers take minutes or overflow the stack. The time limit is only a guard against hanging. */
class SlowInputTest {
    private static final Duration HANGING = Duration.ofSeconds(5);
    private static final int LENGTH = 100_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "> ",
                "[",
                "![",
                "[a](",
                "](",
                "*",
                "_",
                "*a_",
                "*_",
                "**a *b ",
                "~",
                "`",
                "`a $b ",
                "``` ",
                "<",
                "<!--",
                "<a ",
                "&",
                "&#1;",
                "$",
                "$ ",
                "$$ ",
                "$a ",
                "$a `",
                "$x$",
                "$\\",
                "$$\n",
                "x$$\n$$\n",
                "\\",
                "@",
                "@[",
                "@[a",
                "@staff ",
                "](person:1)",
                ":",
                "a:b:",
                ":smile:",
                "|",
                "- ",
                "1. ",
                "#",
                "\t",
                "\n",
                "http://",
                "www.",
                "a@",
                "a@b.",
                "[a]: b\n",
                "![x](http://a)",
                "\u0301",
                "\uD83D",
                "{{"
            })
    void repeatedMarkdownEnds(String piece) {
        markdown(piece.repeat(LENGTH / piece.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<p>",
                "<b>",
                "<b><p>",
                "<a href=http://x>",
                "<table>",
                "<table><tr><td>",
                "<ul><li>",
                "<span>",
                "<svg><math>",
                "<img src=x>",
                "<code>",
                "</p>",
                "<",
                "&",
                "$",
                "$$",
                "$a",
                "$5",
                "$$$ ",
                "\\begin{align}",
                "\\begin{gather}\\begin{align}",
                "<style>",
                "<select>",
                "<template>",
                "<i><b><a href=http://x>x<p>"
            })
    void repeatedHtmlEnds(String piece) {
        var source = piece.repeat(LENGTH / piece.length());

        AllowList.check(
                assertTimeoutPreemptively(HANGING, () -> Texts.html(source)).html());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "^", "_{", "\\sqrt", "\\frac{", "^{a", "\\", "{a}", "\\frac{a}{"})
    void repeatedFormulasEnd(String piece) {
        assertTimeoutPreemptively(HANGING, () -> TexWords.of(piece.repeat(LENGTH / piece.length())));
    }

    @Test
    void tableThatWouldHaveMillionsOfCellsIsText() {
        var html = markdown("|a".repeat(5_000) + "\n" + "|-".repeat(5_000) + "\n" + "a\n".repeat(5_000));

        assertThat(html).doesNotContain("<table").hasSizeLessThan(LENGTH);
    }

    @Test
    void longAddressIsNotRepeatedThousandsOfTimes() {
        var html = markdown("[a]: http://" + "x".repeat(1_900) + "\n\n" + "[a]![a]".repeat(4_000));

        assertThat(html).contains("<a href").hasSizeLessThan(3 * LENGTH);
    }

    @Test
    void aMegabyteOfWordsIsRendered() {
        var html = markdown("Some *words* and $x$. ".repeat(1 << 16));

        assertThat(html).hasSizeGreaterThan(1 << 20);
    }

    private static String markdown(String source) {
        var html = assertTimeoutPreemptively(HANGING, () -> Texts.markdown(source, MentionLookup.NOBODY))
                .html();
        AllowList.check(html);
        return html;
    }
}
