package org.weft.lti.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What some of our pages say, in the languages of the widgets. */
public final class Phrasebook {
    public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ar");

    private final Map<String, Words> all;

    /** @param beside the class beside whose file the files {@code words_en.properties} and so on stand */
    public Phrasebook(Class<?> beside) {
        all = LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), each -> new Words(each, beside)));
    }

    /** @param locale a BCP 47 language tag; English for a language that we don't speak, and for null */
    public Words in(@Nullable String locale) {
        var language = Locale.forLanguageTag(locale == null ? "en" : locale).getLanguage();
        var found = all.get(language);
        return found == null ? in(null) : found;
    }
}
