package org.weft.practice;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;

/** The 2048-bit RSA key that signs id tokens (LTI 1.3 security framework, 5.1.2 and 6.3). */
public record PlatformKey(RSAKey rsa) {
    public static PlatformKey generate() {
        try {
            return new PlatformKey(new RSAKeyGenerator(2048)
                    .keyIDFromThumbprint(true)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("This JDK can't make RSA keys", e);
        }
    }

    /** Signs with RS256. Numbers are seconds where JWT wants dates. */
    public String sign(Map<String, Object> claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(rsa.getKeyID())
                .build();
        try {
            var jwt = new SignedJWT(header, JWTClaimsSet.parse(claims));
            jwt.sign(new RSASSASigner(rsa));
            return jwt.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalArgumentException("Can't be signed: " + e.getMessage(), e);
        }
    }

    /** The key set as published: public parts only. */
    public String publicKeySet() {
        return new JWKSet(rsa).toString(true);
    }
}
