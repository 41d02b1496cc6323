package org.weft.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.base.Id;
import org.weft.text.Texts;

/** One {@code <row …/>} of a dump. */
record Row(String file, int line, Map<String, String> attributes) {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** A text that is there and not blank, cleaned. */
    String text(String name) throws RowBroken {
        var text = Texts.clean(required(name));
        if (text.isBlank()) {
            throw new RowBroken(name + " is empty");
        }
        return text;
    }

    /** A text on one line; empty when there is none. */
    String line(String name) {
        return Texts.line(attributes.getOrDefault(name, ""));
    }

    long id(String name) throws RowBroken {
        return id(name, required(name));
    }

    @Nullable
    Long optionalId(String name) throws RowBroken {
        var value = attributes.get(name);
        return value == null || value.isEmpty() ? null : (Long) id(name, value);
    }

    /** A user's id; null for nobody, and for those below 1 who stand for the community. */
    @Nullable
    Long user(String name) throws RowBroken {
        var value = attributes.getOrDefault(name, "");
        return value.startsWith("-") ? null : optionalId(name);
    }

    /** Times are UTC without saying so, for example {@code 2018-03-12T17:00:45.567}. */
    Instant at(String name) throws RowBroken {
        var value = required(name);
        try {
            var at = LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
            if (at.isAfter(EARLIEST) && at.isBefore(LATEST)) {
                return at;
            }
        } catch (DateTimeException e) {
            throw new RowBroken(name + " is not a time: " + shown(value));
        }
        throw new RowBroken(name + " is not a time of this world: " + shown(value));
    }

    SkippedRow.Spot spot() {
        return new SkippedRow.Spot(file, line);
    }

    private String required(String name) throws RowBroken {
        var value = attributes.get(name);
        if (value == null) {
            throw new RowBroken("has no " + name);
        }
        return value;
    }

    private static long id(String name, String value) throws RowBroken {
        try {
            return Id.parse(value);
        } catch (NumberFormatException e) {
            throw new RowBroken(name + " is not a number: " + shown(value));
        }
    }

    private static String shown(String value) {
        return Texts.excerpt(value, 40);
    }
}
