package org.weft.lti.services;

import java.time.Instant;
import java.util.Set;

/**
 * Lets us call an LMS's services.
 *
 * @param scopes what it is good for, which can be less than we asked for
 */
public record AccessToken(String secret, Set<Scope> scopes, Instant expiresAt) {
    public AccessToken {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "AccessToken for " + scopes;
    }
}
