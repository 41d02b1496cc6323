package org.weft.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the LMS and the tool agreed on before there was LTI 1.3: it signs launches by LTI 1.1 (OAuth 1.0, RFC 5849,
 * section 3.4), and proves in launches by LTI 1.3 that the LMS is still the same.
 */
public record OldKey(String key, String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "OldKey[" + key + "]";
    }

    /** The fields with a signature over a form that is posted to that address, which has no query. */
    Map<String, String> signed(URI address, Map<String, String> fields) {
        var signed = new LinkedHashMap<>(fields);
        signed.put("oauth_consumer_key", key);
        signed.put("oauth_signature_method", "HMAC-SHA1");
        signed.put("oauth_version", "1.0");
        var encoded = new TreeMap<String, String>();
        signed.forEach((name, text) -> encoded.put(encode(name), encode(text)));
        var parameters = encoded.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
        var base = "POST&" + encode(address.toString()) + "&" + encode(parameters);
        signed.put("oauth_signature", mac("HmacSHA1", encode(secret) + "&", base));
        return signed;
    }

    /** The claim {@code lti1p1} of a token with these claims. */
    Map<String, String> claim(Launch launch, String deploymentId, Map<String, Object> claims) {
        var signed = "%s&%s&%s&%s&%s&%s"
                .formatted(
                        key,
                        deploymentId,
                        claims.get("iss"),
                        claims.get("aud"),
                        claims.get("exp"),
                        claims.get("nonce"));
        return Map.of(
                "user_id", OldLaunch.userId(launch.person()),
                "context_id", OldLaunch.contextId(launch.course()),
                "resource_link_id", OldLaunch.resourceLinkId(launch.course(), launch.page()),
                "oauth_consumer_key", key,
                "oauth_consumer_key_sign", mac("HmacSHA256", secret, signed));
    }

    private static String mac(String algorithm, String key, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
