package org.weft.lti.v1p1;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a message by LTI 1.3 says of the time before (the claim {@code lti1p1}; 1EdTech LTI Advantage migration). What is
 * absent there is called as it is now.
 *
 * @param key by which the LMS came
 * @param signature proves that it has the key's secret
 * @param expires the token's {@code exp}
 * @param nonce the token's
 */
public record MigrationClaim(
        @Nullable String key,
        @Nullable String signature,
        @Nullable String userId,
        @Nullable String contextId,
        @Nullable String resourceLinkId,
        long expires,
        String nonce) {
    private static final String ALGORITHM = "HmacSHA256";

    /** By whom the token was sent. */
    public record From(String issuer, String clientId, String deploymentId) {}

    /** Whether the key's secret has signed this very token. */
    public boolean isSigned(From from, String secret) {
        if (key == null || signature == null) {
            return false;
        }
        var signed = String.join(
                "&", key, from.deploymentId(), from.issuer(), from.clientId(), Long.toString(expires), nonce);
        return MessageDigest.isEqual(
                sign(secret, signed).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(String secret, String signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
