package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.weft.notifications.Reason;
import org.weft.places.Role;

class WordsTest {
    private static final Pattern GAP = Pattern.compile("\\{\\w+}");

    @Test
    void everyLanguageSaysTheSame() {
        var english = Words.read("en");
        for (var language : Words.LANGUAGES) {
            var words = Words.read(language);
            assertThat(words.stringPropertyNames()).as(language).isEqualTo(english.stringPropertyNames());
            for (var key : english.stringPropertyNames()) {
                assertThat(words.getProperty(key)).as("%s %s", language, key).isNotBlank();
                assertThat(gaps(words.getProperty(key)))
                        .as("%s %s", language, key)
                        .isEqualTo(gaps(english.getProperty(key)));
            }
        }
    }

    private static Set<String> gaps(String text) {
        var gaps = new TreeSet<String>();
        GAP.matcher(text).results().forEach(gap -> gaps.add(gap.group()));
        return gaps;
    }

    @Test
    void thereAreWordsForEveryReasonAndRole() {
        var words = Words.in(Locale.ENGLISH);
        for (var reason : Reason.values()) {
            assertThat(words.say("reason." + reason.word())).isNotBlank();
        }
        for (var role : Role.values()) {
            assertThat(words.name(new org.weft.discussion.Author(null, null, role, null)))
                    .isNotBlank();
        }
    }

    @Test
    void whoeverReadsAnotherLanguage_getsEnglish() {
        assertThat(Words.in(Locale.forLanguageTag("de-AT")).language).isEqualTo("de");
        assertThat(Words.in(Locale.forLanguageTag("nl")).language).isEqualTo("en");
    }
}
