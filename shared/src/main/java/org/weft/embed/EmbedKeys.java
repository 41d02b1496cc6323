package org.weft.embed;

import java.util.Optional;

/** Finds the key that a wiki registered with us. */
@FunctionalInterface
public interface EmbedKeys {
    /**
     * @param issuer the wiki installation's id, as a token claims it and nothing has proved yet
     * @param keyId as the token claims it
     * @return the key only if this very installation registered it under this id
     */
    Optional<VerifyingKey> find(String issuer, String keyId);
}
