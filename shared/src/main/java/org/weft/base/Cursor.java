package org.weft.base;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;

/** Where a list goes on: the sort key of its last row, opaque to clients. */
public record Cursor(List<String> parts) {
    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(Object... parts) {
        return new Cursor(java.util.Arrays.stream(parts).map(Object::toString).toList());
    }

    /** @throws Refusal.Invalid {@code cursor-invalid} unless {@code text} is a cursor of {@code size} parts */
    public static Cursor parse(String text, int size) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1);
            if (parts.length == size) {
                return new Cursor(List.of(parts));
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    /** The number at {@code index}. @throws Refusal.Invalid {@code cursor-invalid} */
    public long number(int index) {
        try {
            return Long.parseLong(parts.get(index));
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    /** The time at {@code index}. @throws Refusal.Invalid {@code cursor-invalid} */
    public Instant time(int index) {
        try {
            return Instant.parse(parts.get(index));
        } catch (DateTimeParseException e) {
            throw invalid();
        }
    }

    /** URL-safe text. */
    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(" ", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal invalid() {
        return new Refusal.Invalid("cursor-invalid", "Not a cursor of this list: start again without one", "cursor");
    }
}
