package org.weft.embed;

import java.security.Key;
import java.security.PrivateKey;

/**
 * What we hold of a wiki's key: the public half, or the shared secret.
 *
 * @param algorithm the only one that this key is used with, whatever a token says
 */
public record VerifyingKey(EmbedAlgorithm algorithm, Key key) {
    public VerifyingKey {
        algorithm.requireFits(key);
        if (key instanceof PrivateKey) {
            throw new IllegalArgumentException("a private key stays in the wiki");
        }
    }

    /** Without the key, so that no log shows it. */
    @Override
    public String toString() {
        return "VerifyingKey[" + algorithm.alg() + "]";
    }
}
