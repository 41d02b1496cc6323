package org.weft.embed;

import java.security.Key;
import java.security.PublicKey;

/**
 * The wiki's half of a key, or the shared secret.
 *
 * @param id names the key within the wiki, so that keys can be rotated; for example {@code 2026-01}
 */
public record SigningKey(String id, EmbedAlgorithm algorithm, Key key) {
    public SigningKey {
        ClaimText.require("kid", id, 64);
        algorithm.requireFits(key);
        if (key instanceof PublicKey) {
            throw new IllegalArgumentException("a public key cannot sign");
        }
    }

    /** Without the key, so that no log shows it. */
    @Override
    public String toString() {
        return "SigningKey[" + id + ", " + algorithm.alg() + "]";
    }
}
