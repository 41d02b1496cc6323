package org.weft.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a text when nobody is to be known by it. */
class NamelessTest {
    private final Nameless nameless =
            new Nameless(List.of("Ana Alves", "Li Wei", "محمد علي", "Jean-Luc O’Hara"), List.of("Ben Will", "Art"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thanks, Ana! | Thanks, …!",
                "Ana Alves and Alves | … and …",
                "Ana's and ana | … and ana",
                "@[Ana](person:12), @staff | @…, @staff",
                "Li Wei writes; Li alone is a word | … writes; Li alone is a word",
                "Ben Will will. Will it? Art is long | … will. Will it? Art is long",
                "Banana and Anas stay | Banana and Anas stay",
                "شكرا محمد | شكرا …",
                "Ask Jean-Luc O’Hara | Ask …",
                "ana.alves+x@mail.school.example or @Ana | … or @…",
                "![Ana at work](upload:7), [a.pdf](upload:8) | [… at work], [a.pdf]",
                "$x_{Ana}$ and `Ana` | $x_{…}$ and `…`"
            })
    void namesAreTakenOut_andWordsStay(String text, String expected) {
        assertThat(nameless.of(text)).isEqualTo(expected);
    }

    @Test
    void tagsOfHtmlStayAsTheyAre() {
        assertThat(nameless.ofHtml("<a href=\"https://x.example/Ana\">Ana</a> & Ben Will"))
                .isEqualTo("<a href=\"https://x.example/Ana\">…</a> & …");
    }

    @Test
    void aLongTextOfACourseWithManyNames_isNoTrouble() {
        var many = IntStream.range(0, 5000)
                .mapToObj(n -> "Given" + n + " Family" + n)
                .toList();
        var text = "Given1 Family1 and so on, and so on. ".repeat(500);

        assertThat(new Nameless(List.of(), many).of(text)).doesNotContain("Given1");
    }
}
