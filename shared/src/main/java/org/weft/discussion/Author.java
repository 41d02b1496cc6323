package org.weft.discussion;

import org.jspecify.annotations.Nullable;
import org.weft.people.PersonId;
import org.weft.places.Role;

/**
 * Who wrote something, as everyone gets it: by name, by the number of their alias in the thread and nothing else, or, for
 * people of another place, by what they are there and nothing else.
 *
 * @param role what they are in the place now
 */
public record Author(
        @Nullable PersonId id,
        @Nullable String name,
        @Nullable Role role,
        @Nullable Integer alias) {
    /** Whoever has an alias is known by it alone, and whoever isn't known here by their role. */
    public static Author of(PersonId id, String name, @Nullable String role, @Nullable Integer alias, boolean known) {
        var author = of(id, name, role, alias);
        return known || alias != null ? author : new Author(null, null, author.role(), null);
    }

    /** Whoever has an alias is known by it alone. */
    static Author of(PersonId id, String name, @Nullable String role, @Nullable Integer alias) {
        return alias == null
                ? new Author(id, name, role == null ? Role.LEARNER : Role.fromString(role), null)
                : new Author(null, null, null, alias);
    }
}
