package org.weft.lti.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.weft.base.Markup;

/** What our pages say in one language. */
public final class Words {
    private final String language;
    private final Properties texts = new Properties();

    Words(String language, Class<?> beside) {
        this.language = language;
        var name = "words_" + language + ".properties";
        try (var in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("No " + name + " on the class path");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be read", e);
        }
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

    public Set<String> keys() {
        return texts.stringPropertyNames();
    }
}
