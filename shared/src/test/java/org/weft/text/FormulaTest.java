package org.weft.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    static Stream<Arguments> formulas() {
        return Stream.of(
                Arguments.of("$a$", List.of("inline a")),
                Arguments.of("$$a$$", List.of("block a")),
                Arguments.of("so $$ a $$ is", List.of("block a")),
                Arguments.of("$a_1 * b_2 * c$", List.of("inline a_1 * b_2 * c")),
                Arguments.of("$a\\\\b\\$c$", List.of("inline a\\\\b\\$c")),
                Arguments.of("$a<b>c&amp;d$", List.of("inline a<b>c&amp;d")),
                Arguments.of("$[a](b)$ **$c$**", List.of("inline [a](b)", "inline c")),
                Arguments.of("the $n$th and ($x$), $y$.", List.of("inline n", "inline x", "inline y")),
                Arguments.of("$a\n+b$", List.of("inline a\n+b")),
                Arguments.of("it costs $5 and $x$ is free", List.of("inline x")),
                Arguments.of("${{a}}$", List.of("inline {{a}}")),
                Arguments.of("$$\na\n+ b\n- c\n= d\n# e\n$$\n- f", List.of("block a\n+ b\n- c\n= d\n# e")),
                Arguments.of("so $$a\n+b\n$$\nand\n$$\nc\n$$", List.of("block a\n+b", "block c")),
                Arguments.of("- a\n  $$\n  + b\n  $$", List.of("block + b")),
                Arguments.of("|a|\n|-|\n|$b$|", List.of("inline b")));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void texIsKeptAsItIs(String source, List<String> formulas) {
        assertThat(formulas(Texts.markdown(source, MentionLookup.NOBODY))).isEqualTo(formulas);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "costs $5 and $10",
                "$ a $",
                "$a $",
                "$a",
                "$",
                "$$",
                "$$$$",
                "$$ $$",
                "$$a",
                "$5,000 or US$6",
                "\\$a$",
                "\\$a\\$",
                "`$a$`",
                "```\n$a$\n```",
                "    $a$",
                "$a `b$` c",
                "$a\n\nb$",
                "$$\na\n\nb\n$$",
                "from $HOME to $PATH"
            })
    void dollarsAreNotAlwaysFormulas(String source) {
        var rendered = Texts.markdown(source, MentionLookup.NOBODY);

        assertThat(formulas(rendered)).isEmpty();
        assertThat(rendered.hasMath()).isFalse();
        assertThat(rendered.plain()).contains("$");
    }

    static Stream<Arguments> imported() {
        return Stream.of(
                Arguments.of("<p>$ |0\\rangle $ and $$a&lt;b$$</p>", List.of("inline |0\\rangle", "block a<b")),
                Arguments.of(
                        "so \\begin{align*}a&amp;=b\\end{align*} is",
                        List.of("block \\begin{align*}a&=b\\end{align*}")),
                Arguments.of("<em>$a$</em><a href='https://b.org'>$c$</a>", List.of("inline a", "inline c")),
                Arguments.of("<code>$a$</code><pre>$b$</pre>", List.of()),
                Arguments.of("$5 and $10 \\$x\\$", List.of()),
                Arguments.of("<span class=math data-display=block>a</span>", List.of()));
    }

    @ParameterizedTest
    @MethodSource("imported")
    void formulasAreFoundInImportedHtml(String source, List<String> formulas) {
        assertThat(formulas(Texts.html(source))).isEqualTo(formulas);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '`',
            value = {
                "|\\psi\\rangle \\to \\alpha|0\\rangle + \\beta|1\\rangle = |ψ⟩ → α|0⟩ + β|1⟩",
                "\\frac{1}{\\sqrt{2}}\\left(|00\\rangle+|11\\rangle\\right) = 1/√2(|00⟩+|11⟩)",
                "\\frac{a+b}{2} = (a+b)/2",
                "2^{n-1}, x_1, x_i, e^{i\\pi}, A^\\dagger, 10^\\circ = 2ⁿ⁻¹, x₁, x_i, e^iπ, A†, 10∘",
                "\\{ \\mathrm{CNOT}, \\text{then } H \\} \\% = { CNOT, then H } %",
                "\\begin{pmatrix}1&0\\\\0&1\\end{pmatrix} = 1 0 0 1",
                "\\sin x \\, \\unknown{y} = sin x unknown y",
                "^ = ``",
                "{{{ = ``",
                "e^{a+b} = e^(a+b)"
            })
    void plainTextShowsFormulasInOneLine(String tex, String words) {
        assertThat(Texts.html("<p>So $$" + tex + "$$</p>").plain()).isEqualTo(("So " + words).strip());
    }

    private static List<String> formulas(Rendered rendered) {
        return Jsoup.parseBodyFragment(rendered.html()).select("span.math[dir=ltr]").stream()
                .map(span -> span.attr("data-display") + " " + span.wholeText())
                .toList();
    }
}
