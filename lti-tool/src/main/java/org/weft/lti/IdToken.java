package org.weft.lti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A signed JSON Web Token, taken apart and not yet verified (RFC 7515, section 7.1). Its header and its claims are JSON
 * objects without repeated names, which RFC 7515, section 4, lets us insist on.
 *
 * @param signed the bytes that {@code signature} is for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IdToken(JsonNode header, Claims claims, byte[] signed, byte[] signature) {
    static final int MAX_LENGTH = 64 * 1024;

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws LaunchRejected {@code token-too-large} or {@code token-malformed} */
    static IdToken parse(String compact) {
        if (compact.length() > MAX_LENGTH) {
            throw new LaunchRejected(Reason.TOKEN_TOO_LARGE);
        }
        var parts = compact.split("\\.", -1);
        if (parts.length != 3) {
            throw new LaunchRejected(Reason.TOKEN_MALFORMED);
        }
        int end = parts[0].length() + 1 + parts[1].length();
        return new IdToken(
                object(parts[0]),
                new Claims(object(parts[1])),
                compact.substring(0, end).getBytes(StandardCharsets.UTF_8),
                bytes(parts[2]));
    }

    private static JsonNode object(String part) {
        try {
            var json = STRICT.readTree(bytes(part));
            if (json == null || !json.isObject()) {
                throw new LaunchRejected(Reason.TOKEN_MALFORMED);
            }
            return json;
        } catch (JsonProcessingException e) {
            // Its message quotes the token, which must not reach the log.
            throw new LaunchRejected(Reason.TOKEN_MALFORMED);
        } catch (IOException e) {
            throw new LaunchRejected(Reason.TOKEN_MALFORMED);
        }
    }

    private static byte[] bytes(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw new LaunchRejected(Reason.TOKEN_MALFORMED);
        }
    }
}
