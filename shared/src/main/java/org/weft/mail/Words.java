package org.weft.mail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.weft.discussion.Author;
import org.weft.places.Role;
import org.weft.text.Texts;

/** What mails say, in one language. */
final class Words {
    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ar");
    private static final Map<String, Words> ALL =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Words::new));

    final String language;
    private final Properties words;

    private Words(String language) {
        this.language = language;
        this.words = read(language);
    }

    /** English where there is no other. */
    static Words in(Locale locale) {
        return Objects.requireNonNull(ALL.getOrDefault(locale.getLanguage(), ALL.get("en")));
    }

    String direction() {
        return language.equals("ar") ? "rtl" : "ltr";
    }

    String say(String key) {
        return Objects.requireNonNull(words.getProperty(key), key);
    }

    /** With a text in the place of {@code {name}}. */
    String say(String key, String name, Object value) {
        return say(key).replace("{" + name + "}", value.toString());
    }

    /** What someone is called: by name, by their number in a thread when they hide it, or by what they are elsewhere. */
    String name(Author author) {
        if (author.alias() != null) {
            return say("anonymous", "n", author.alias());
        }
        var role = author.role() == null || author.role() == Role.PREVIEW ? Role.LEARNER : author.role();
        return author.name() == null ? say("elsewhere." + role.word()) : Texts.line(author.name());
    }

    static Properties read(String language) {
        try (var in = Words.class.getResourceAsStream(language + ".properties")) {
            var words = new Properties();
            words.load(new InputStreamReader(Objects.requireNonNull(in, language), StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
