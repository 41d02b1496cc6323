package org.weft.discussion;

import org.jspecify.annotations.Nullable;
import org.weft.people.PersonId;
import org.weft.places.Role;

/**
 * Who wrote something, as everyone gets it: by name, or by the number of their alias in the thread and nothing else.
 *
 * @param role what they are in the place now
 */
public record Author(
        @Nullable PersonId id,
        @Nullable String name,
        @Nullable Role role,
        @Nullable Integer alias) {
    /** Whoever has an alias is known by it alone. */
    static Author of(PersonId id, String name, @Nullable String role, @Nullable Integer alias) {
        return alias == null
                ? new Author(id, name, role == null ? Role.LEARNER : Role.fromString(role), null)
                : new Author(null, null, null, alias);
    }
}
