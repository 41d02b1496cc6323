package org.weft.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTest {
    @Test
    void lineFeedsTabsAndLettersOfAllScriptsStay() {
        var text = "a\n\tb ä שלום مرحبا ‏ 👩‍🔬 می‌روم 🏴󠁧󠁢󠁥󠁮󠁧󠁿";

        assertThat(Texts.clean(text)).isEqualTo(text);
    }

    @Test
    void controlCharactersAndDirectionOverridesGo() {
        assertThat(Texts.clean("a\u0000\u0007\u001B\u007F\u009F\u202A\u202E\u2066\u2069\uFEFF\uFFFE\uFFFBb"))
                .isEqualTo("ab");
    }

    @Test
    void loneSurrogatesGoAndPairsStay() {
        assertThat(Texts.clean("a\uD83Db\uDE00c\uD83D\uDE00\uD83D")).isEqualTo("abc😀");
    }

    @Test
    void allLineEndsBecomeLineFeeds() {
        assertThat(Texts.clean("a\r\nb\rc\u2028d\u2029e\u0085f")).isEqualTo("a\nb\nc\nd\ne\nf");
    }

    @Test
    void lettersAreComposed() {
        assertThat(Texts.clean("a\u0308")).isEqualTo("ä");
    }

    @Test
    void cleaningTwiceChangesNothing() {
        var once = Texts.clean("a\u0000\u0308\r\r\n\u202Eb\u0301");

        assertThat(Texts.clean(once)).isEqualTo(once);
    }

    @Test
    void lineIsOneLine() {
        assertThat(Texts.line(" a \n\t b\u00A0\u3000c\u0000 ")).isEqualTo("a b c");
    }

    @Test
    void excerptEndsBetweenWords() {
        assertThat(Texts.excerpt("one two\nthree", 20)).isEqualTo("one two three");
        assertThat(Texts.excerpt("one two three", 12)).isEqualTo("one two…");
        assertThat(Texts.excerpt("Donaudampfschifffahrt", 8)).isEqualTo("Donauda…");
    }

    @Test
    void excerptNeverHalvesACharacter() {
        assertThat(Texts.excerpt("ab👩‍🔬👩‍🔬", 6)).isEqualTo("ab…");
        assertThat(Texts.excerpt("😀😀😀😀", 1)).isEqualTo("…");
        assertThat(Texts.excerpt("", 10)).isEmpty();
    }
}
