package org.weft.blobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a request to S3: AWS Signature Version 4 in its {@code Authorization} header. */
final class S3Signature {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String keyId;
    private final String secret;
    private final String region;

    S3Signature(String keyId, String secret, String region) {
        this.keyId = keyId;
        this.secret = secret;
        this.region = region;
    }

    /**
     * The headers to send, {@code Authorization} among them.
     *
     * @param hash SHA-256 of the body in hex
     * @param more further headers to sign, by lower-case name
     */
    Map<String, String> sign(String method, URI address, String hash, Instant at, Map<String, String> more) {
        var time = TIME.format(at);
        var headers = new TreeMap<>(more);
        headers.put("host", address.getRawAuthority());
        headers.put("x-amz-content-sha256", hash);
        headers.put("x-amz-date", time);
        var names = String.join(";", headers.keySet());
        var query = address.getRawQuery() == null ? "" : address.getRawQuery();
        var request = String.join("\n", method, address.getRawPath(), query, lines(headers), names, hash);
        var scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
        var toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, sha256(request.getBytes(UTF_8)));
        var signature = HexFormat.of().formatHex(hmac(key(time.substring(0, 8)), toSign));
        headers.put(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/%s,SignedHeaders=%s,Signature=%s"
                        .formatted(keyId, scope, names, signature));
        headers.remove("host"); // The client sends it by itself.
        return headers;
    }

    private static String lines(SortedMap<String, String> headers) {
        var lines = new StringBuilder();
        headers.forEach(
                (name, value) -> lines.append(name).append(':').append(value).append('\n'));
        return lines.toString();
    }

    private byte[] key(String day) {
        var key = ("AWS4" + secret).getBytes(UTF_8);
        for (var part : new String[] {day, region, "s3", "aws4_request"}) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
