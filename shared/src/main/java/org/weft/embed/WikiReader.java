package org.weft.embed;

import org.jspecify.annotations.Nullable;

/**
 * Who looks at the page.
 *
 * @param subject the wiki's stable key of the user, never a name that can be changed or is not unique; null when anonymous
 * @param displayName null when anonymous or when the wiki keeps it to itself
 * @param email null unless the wiki's admin lets it out; never proof of identity
 */
public record WikiReader(
        @Nullable String subject,
        @Nullable String displayName,
        @Nullable String email,
        WikiRole role) {
    public WikiReader {
        ClaimText.requireIfPresent("sub", subject, 255);
        ClaimText.requireIfPresent("name", displayName, 255);
        ClaimText.requireIfPresent("email", email, 254);
        if (subject == null && (displayName != null || email != null || role != WikiRole.READER)) {
            throw new IllegalArgumentException("an anonymous reader has no name, no email and no other role");
        }
    }

    public static WikiReader anonymous() {
        return new WikiReader(null, null, null, WikiRole.READER);
    }

    public boolean isAnonymous() {
        return subject == null;
    }
}
