package org.weft.embed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

/** Binds a macro's parameters to a claim without carrying them in it. */
public final class ParametersHash {
    private ParametersHash() {}

    /** SHA-256 of the parameters as flat JSON sorted by name, in base64url: 43 characters. The order given is no matter. */
    public static String of(Map<String, String> parameters) {
        try {
            var json = FlatJson.write(new TreeMap<>(parameters));
            var digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return Base64Url.encode(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
