package org.weft.lti.v1p1;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import net.oauth.OAuthAccessor;
import net.oauth.OAuthConsumer;
import net.oauth.OAuthException;
import net.oauth.OAuthMessage;
import net.oauth.signature.OAuthSignatureMethod;
import org.imsglobal.lti.launch.LtiOauthVerifier;
import org.imsglobal.lti.launch.LtiVerificationException;

/**
 * Signatures over a form that is posted (OAuth 1.0, RFC 5849, section 3.4.2, HMAC-SHA1). The library is asked for nothing
 * else: what it says of a failure holds the whole message, and it takes copies, other methods and empty secrets.
 */
public final class FormSignature {
    public static final String METHOD = "HMAC-SHA1";

    private FormSignature() {}

    /**
     * Whether the secret's holder has signed this.
     *
     * @param url as the signer knows it, with its query
     * @param fields of the form, without those of the query
     */
    public static boolean verifies(URI url, Map<String, String> fields, String secret) {
        if (secret.isBlank() || !METHOD.equals(fields.get("oauth_signature_method"))) {
            return false;
        }
        try {
            return new LtiOauthVerifier()
                    .verifyParameters(new LinkedHashMap<>(fields), url.toString(), "POST", secret)
                    .getSuccess();
        } catch (LtiVerificationException e) {
            return false;
        }
    }

    /** The fields with all that OAuth adds. */
    public static Map<String, String> sign(URI url, Map<String, String> fields, Signer signer, Made made) {
        var signed = new LinkedHashMap<>(fields);
        signed.put("oauth_consumer_key", signer.key());
        signed.put("oauth_signature_method", METHOD);
        signed.put("oauth_timestamp", Long.toString(made.epochSecond()));
        signed.put("oauth_nonce", made.nonce());
        signed.put("oauth_version", "1.0");
        signed.put("oauth_signature", signature(new OAuthMessage("POST", url.toString(), signed.entrySet()), signer));
        return signed;
    }

    /** Who signs. */
    public record Signer(String key, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Signer[" + key + "]";
        }
    }

    /** What makes a message the only one of its kind. */
    public record Made(long epochSecond, String nonce) {}

    private static String signature(OAuthMessage message, Signer signer) {
        var accessor = new OAuthAccessor(new OAuthConsumer(null, signer.key(), signer.secret(), null));
        try {
            OAuthSignatureMethod.newSigner(message, accessor).sign(message);
            return message.getSignature();
        } catch (OAuthException | IOException | URISyntaxException e) {
            throw new IllegalStateException("This Java can't sign with HMAC-SHA1", e);
        }
    }
}
