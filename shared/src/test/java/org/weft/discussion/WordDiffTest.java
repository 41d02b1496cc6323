package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordDiffTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "one two|one two|=one two",
                "one two|one three|=one ;-two;+three",
                "one|one two|=one;+ two",
                "a b c d|a x c y|=a ;-b;+x;= c ;-d;+y"
            })
    void showsWhatChanged(String before, String after, String expected) {
        var shown = WordDiff.between(before, after).stream()
                .map(part -> switch (part.kind()) {
                            case "same" -> "=";
                            case "added" -> "+";
                            default -> "-";
                        }
                        + part.text())
                .collect(Collectors.joining(";"));

        assertThat(shown).isEqualTo(expected);
    }

    /** What is the same and removed is the old text, what is the same and added the new one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 10, 300, 5_000})
    void nothingIsLostOrMadeUp(int words) {
        var random = new Random(words);
        for (int round = 0; round < 20; round++) {
            var before = text(random, words);
            var after = text(random, words);

            assertThat(put(before, after, "removed")).isEqualTo(before);
            assertThat(put(before, after, "added")).isEqualTo(after);
        }
    }

    @Test
    void textsThatHaveNothingInCommonAreReplaced() {
        var parts = WordDiff.between("a\n".repeat(10_000), "b\n".repeat(10_000));

        assertThat(parts).extracting(WordDiff.Part::kind).containsExactly("removed", "added", "same");
    }

    private static String put(String before, String after, String kind) {
        return WordDiff.between(before, after).stream()
                .filter(part -> part.kind().equals("same") || part.kind().equals(kind))
                .map(WordDiff.Part::text)
                .collect(Collectors.joining());
    }

    private static String text(Random random, int words) {
        var some = new String[] {"one", "two ", "\n", "$x$", "*b*", " ", "ß", "مرحبا", "😀"};
        return IntStream.range(0, words)
                .mapToObj(word -> some[random.nextInt(some.length)])
                .collect(Collectors.joining());
    }
}
