package org.weft.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Languages whose words PostgreSQL knows by their stems and as too common to tell anything. */
final class Language {
    private static final String ENGLISH = "english_stem";
    private static final Map<String, String> DICTIONARIES = Map.ofEntries(
            Map.entry("ar", "arabic_stem"),
            Map.entry("da", "danish_stem"),
            Map.entry("de", "german_stem"),
            Map.entry("es", "spanish_stem"),
            Map.entry("fi", "finnish_stem"),
            Map.entry("fr", "french_stem"),
            Map.entry("hu", "hungarian_stem"),
            Map.entry("it", "italian_stem"),
            Map.entry("nb", "norwegian_stem"),
            Map.entry("nl", "dutch_stem"),
            Map.entry("no", "norwegian_stem"),
            Map.entry("pt", "portuguese_stem"),
            Map.entry("ro", "romanian_stem"),
            Map.entry("ru", "russian_stem"),
            Map.entry("sv", "swedish_stem"),
            Map.entry("tr", "turkish_stem"));

    private Language() {}

    /** The viewer's own, and English, in which much is written everywhere. */
    static List<String> dictionaries(@Nullable String locale) {
        var language = locale == null ? "" : locale.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        var own = DICTIONARIES.get(language);
        return own == null ? List.of(ENGLISH) : List.of(own, ENGLISH);
    }
}
