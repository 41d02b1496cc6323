package org.weft.lti;

import java.net.URI;
import javax.crypto.SecretKey;

/**
 * What LTI needs to know.
 *
 * @param publicUrl how browsers and platforms reach us, for example {@code https://weft.example}; without a path
 * @param masterKey an AES key of 32 bytes, which encrypts our private keys in the database
 * @param allowLoopback lets registrations point to this machine, for development and practice
 */
public record LtiSettings(URI publicUrl, SecretKey masterKey, boolean allowLoopback) {
    /** Without the key. */
    @Override
    public String toString() {
        return "LtiSettings[" + publicUrl + (allowLoopback ? ", loopback allowed]" : "]");
    }
}
