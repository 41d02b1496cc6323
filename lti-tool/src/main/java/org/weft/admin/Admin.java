package org.weft.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

/**
 * Who is in the console, and of which organization.
 *
 * @param session of theirs
 * @param organization the only one that they see; null for who runs the server, who sees all
 * @param installation the host that says that they administer it; null for a link from the command line
 * @param person and {@code name}: null for a link from the command line
 */
public record Admin(
        long session,
        @Nullable OrganizationId organization,
        @Nullable InstallationId installation,
        @Nullable PersonId person,
        @Nullable String name,
        @Nullable String locale,
        Instant seenAt) {
    /** Runs the server. */
    public boolean operator() {
        return organization == null;
    }

    public boolean sees(OrganizationId other) {
        return organization == null || organization.equals(other);
    }
}
