package org.weft.practice;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;

/** Verifies what a tool has signed, by the keys that it publishes (LTI security framework, 5.2 and 6.3). */
final class ToolKeys {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** Whether a key of this set has signed this with RS256. */
    boolean signed(SignedJWT token, URI keySet) {
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
            return false;
        }
        try {
            var key =
                    JWKSet.parse(fetch(keySet)).getKeyByKeyId(token.getHeader().getKeyID());
            return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
        } catch (ParseException | JOSEException | IOException e) {
            return false;
        }
    }

    private String fetch(URI keySet) throws IOException {
        var request = HttpRequest.newBuilder(keySet).timeout(TIMEOUT).build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
