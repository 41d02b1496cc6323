package org.weft.admin;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weft.base.Markup;

/** What the console says, in a language that it speaks: those of the widgets. */
public final class Words {
    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ar");

    private static final Map<String, Words> ALL =
            LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), Words::new));

    private final String language;
    private final Properties texts = new Properties();

    private Words(String language) {
        this.language = language;
        var name = "words_" + language + ".properties";
        try (var in = Words.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("No " + name + " on the class path");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be read", e);
        }
    }

    /** @param locale a BCP 47 language tag; English for a language that we don't speak, and for null */
    public static Words of(@Nullable String locale) {
        var language = Locale.forLanguageTag(locale == null ? "en" : locale).getLanguage();
        var found = ALL.get(language);
        return found == null ? of(null) : found;
    }

    public String language() {
        return language;
    }

    public String direction() {
        return language.equals("ar") ? "rtl" : "ltr";
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** With {@code {0}}, {@code {1}} and so on filled in. */
    public String text(String key, Object... values) {
        var text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("No word " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The same, escaped for HTML. */
    public String html(String key, Object... values) {
        return Markup.escape(text(key, values));
    }

    /** A moment as HTML: in UTC, since the server doesn't know where its reader is. */
    public String time(Instant at) {
        var format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.forLanguageTag(language))
                .withZone(ZoneOffset.UTC);
        return "<time datetime=\"%s\">%s UTC</time>".formatted(at, Markup.escape(format.format(at)));
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }
}
