package org.weft.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One agreement between a host and us.
 *
 * @param frameAncestors origins that may frame our pages, for example {@code https://lms.example.org}
 * @param openUrl where the host opens a target of ours inside one of its pages, with {@code {page}} (the host's page) and
 *     {@code {target}} (encoded) to be filled in; null when the host can't
 */
public record Installation(
        OrganizationId organizationId,
        InstallationId id,
        String name,
        List<String> frameAncestors,
        @Nullable String openUrl,
        boolean enabled) {
    public Installation {
        frameAncestors = List.copyOf(frameAncestors);
    }
}
