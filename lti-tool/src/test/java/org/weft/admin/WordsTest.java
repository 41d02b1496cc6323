package org.weft.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.audit.Act;
import org.weft.files.Kind;
import org.weft.places.Role;

class WordsTest {
    @Test
    void everyLanguageHasEveryWord() {
        for (var language : Words.LANGUAGES) {
            var words = Words.of(language);
            assertThat(words.keys()).as(language).isEqualTo(Words.of("en").keys());
            assertThat(words.keys())
                    .allSatisfy(key -> assertThat(words.text(key)).isNotBlank());
            assertThat(words.keys())
                    .allSatisfy(key -> assertThat(gaps(words.text(key)))
                            .as(language + " " + key)
                            .isEqualTo(gaps(Words.of("en").text(key))));
        }
    }

    @Test
    void whateverIsDone_hasAWord() {
        var english = Words.of("en");
        assertThat(Arrays.stream(Act.values()).map(act -> "act." + act.word())).allMatch(english::has);
        assertThat(Arrays.stream(AdminAct.values()).map(act -> "act." + act.word()))
                .allMatch(english::has);
        assertThat(Arrays.stream(Kind.values()).map(kind -> "kind." + kind.word()))
                .allMatch(english::has);
        assertThat(Arrays.stream(Role.values()).map(role -> "role." + role.word()))
                .allMatch(english::has);
    }

    @ParameterizedTest
    @CsvSource({"de, de", "de-AT, de", "pt-BR, en", "ar-EG, ar", "x, en", ", en"})
    void anUnknownLanguage_isEnglish(String locale, String language) {
        assertThat(Words.of(locale).language()).isEqualTo(language);
    }

    @Test
    void aMomentIsInTheReadersLanguage_andInUtc() {
        var moment = Instant.parse("2026-03-02T09:05:00Z");
        assertThat(Words.of("de").time(moment))
                .isEqualTo("<time datetime=\"2026-03-02T09:05:00Z\">02.03.2026, 09:05 UTC</time>");
    }

    private static List<String> gaps(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }
}
