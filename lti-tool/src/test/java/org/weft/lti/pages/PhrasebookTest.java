package org.weft.lti.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.admin.Console;
import org.weft.base.Json;
import org.weft.lti.picking.Picking;
import org.weft.lti.visits.VisitPages;

class PhrasebookTest {
    private static final Phrasebook CONSOLE = new Phrasebook(Console.class);

    @ParameterizedTest
    @ValueSource(classes = {Console.class, Layout.class, Picking.class, VisitPages.class})
    void everyLanguageHasEveryWord(Class<?> owner) {
        var phrases = new Phrasebook(owner);
        var english = phrases.in("en");
        for (var language : Phrasebook.LANGUAGES) {
            var words = phrases.in(language);
            assertThat(words.keys()).as(language).isEqualTo(english.keys());
            assertThat(words.keys())
                    .allSatisfy(key -> assertThat(words.text(key)).isNotBlank());
            assertThat(words.keys())
                    .allSatisfy(key -> assertThat(gaps(words.text(key)))
                            .as(language + " " + key)
                            .isEqualTo(gaps(english.text(key))));
        }
    }

    /** What the picker shows without scripts is what the widget says. */
    @ParameterizedTest
    @CsvSource({"en, shared.js", "de, de.js", "fr, fr.js", "es, es.js", "ar, ar.js"})
    void thePickersPreview_hasTheWidgetsOwnWords(String language, String file) throws IOException {
        var names = Json.MAPPER.readTree(resource("manifest.json"));
        var words = new Phrasebook(Picking.class).in(language);

        var said = resource(names.path(file).asText());

        assertThat(said)
                .contains("\"empty.all\":\"" + words.text("preview.empty") + "\"")
                .contains("\"empty.discussion\":\"" + words.text("preview.empty.discussion") + "\"");
    }

    private static String resource(String name) throws IOException {
        try (var in = Phrasebook.class.getResourceAsStream("/org/weft/widgets/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"de, de", "de-AT, de", "pt-BR, en", "ar-EG, ar", "x, en", ", en"})
    void anUnknownLanguage_isEnglish(String locale, String language) {
        assertThat(CONSOLE.in(locale).language()).isEqualTo(language);
    }

    @Test
    void aMomentIsInTheReadersLanguage_andInUtc() {
        var moment = Instant.parse("2026-03-02T09:05:00Z");
        assertThat(CONSOLE.in("de").time(moment))
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
