package org.weft.lti.picking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @Test
    void everyLanguageHasEveryWord() {
        for (var language : Words.LANGUAGES) {
            var words = Words.of(language);
            assertThat(words.keys()).as(language).isEqualTo(Words.of("en").keys());
            assertThat(words.keys())
                    .allSatisfy(key -> assertThat(words.text(key)).isNotBlank());
        }
    }

    @ParameterizedTest
    @CsvSource({"de, de", "de-AT, de", "pt-BR, en", "ar-EG, ar", "x, en", ", en"})
    void anUnknownLanguage_isEnglish(String locale, String language) {
        assertThat(Words.of(locale).language()).isEqualTo(language);
    }
}
