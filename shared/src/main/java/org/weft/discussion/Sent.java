package org.weft.discussion;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of what somebody sent.
 *
 * @param value what was written; null while it waits for staff
 * @param fresh false when the same was sent before
 * @param held what waits for staff
 */
record Sent<T>(@Nullable T value, boolean fresh, Admission.@Nullable Held held) {
    static <T> Sent<T> now(T value) {
        return new Sent<>(value, true, null);
    }

    static <T> Sent<T> before(T value) {
        return new Sent<>(value, false, null);
    }

    static <T> Sent<T> waits(Admission.Held held) {
        return new Sent<>(null, true, held);
    }

    T written() {
        return Objects.requireNonNull(value);
    }
}
