package org.weft.embed;

import java.util.Base64;

/** Base64url without padding, one spelling per value (RFC 7515, section 2). */
final class Base64Url {
    private Base64Url() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException also for padding and stray bits, which the JDK's decoder lets pass */
    static byte[] decode(String text) {
        var bytes = Base64.getUrlDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("not canonical base64url");
        }
        return bytes;
    }
}
