package org.weft.embed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A JSON Web Signature in compact form (RFC 7515), as far as an embed needs it: {@code header.payload.signature}.
 *
 * @param algorithm the header's {@code alg}; may be any text
 * @param signed header and payload as they came
 * @param proof the signature, canonical base64url
 */
record Jws(String algorithm, String keyId, Map<String, Object> payload, String signed, String proof) {
    /** The header's {@code typ}, so that no token made for something else passes for ours. */
    static final String TYPE = "weft-embed+jwt";

    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    static String sign(Map<String, ?> payload, SigningKey key) {
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", key.algorithm().alg());
        header.put("kid", key.id());
        header.put("typ", TYPE);
        var signed = encode(header) + "." + encode(payload);
        return signed + "." + Base64Url.encode(key.algorithm().sign(key.key(), signed.getBytes(US_ASCII)));
    }

    /**
     * Reads without proving anything.
     *
     * @throws IllegalArgumentException when it is not three parts, or its header has other members than ours: a
     *     {@code jwk}, {@code jku} or {@code crit} is refused, not passed over
     */
    static Jws read(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not three parts");
        }
        var header = decode(parts[0]);
        if (!header.keySet().equals(HEADER) || !TYPE.equals(header.get("typ"))) {
            throw new IllegalArgumentException("not our header");
        }
        return new Jws(
                Claims.text(header, "alg"),
                Claims.text(header, "kid"),
                decode(parts[1]),
                parts[0] + "." + parts[1],
                Base64Url.encode(Base64Url.decode(parts[2])));
    }

    boolean isSignedWith(VerifyingKey key) {
        return key.algorithm().verifies(key.key(), signed.getBytes(US_ASCII), Base64Url.decode(proof));
    }

    private static String encode(Map<String, ?> members) {
        return Base64Url.encode(FlatJson.write(members).getBytes(UTF_8));
    }

    private static Map<String, Object> decode(String part) {
        try {
            var bytes = ByteBuffer.wrap(Base64Url.decode(part));
            return FlatJson.read(UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }
}
