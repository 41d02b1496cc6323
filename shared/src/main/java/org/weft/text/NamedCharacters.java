package org.weft.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Files beside this class with a name and what it stands for on every line. */
final class NamedCharacters {
    private NamedCharacters() {}

    static Map<String, String> load(String fileName) {
        try (var file = Objects.requireNonNull(NamedCharacters.class.getResourceAsStream(fileName))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(fileName, e);
        }
    }
}
