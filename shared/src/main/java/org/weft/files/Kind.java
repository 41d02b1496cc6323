package org.weft.files;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Families of files, as an organization allows or forbids them. */
public enum Kind {
    IMAGE,
    PDF,
    TEXT,
    OFFICE,
    MEDIA,
    ARCHIVE;

    /** For example {@code image}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> fromWord(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
