package org.weft.lti.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ways of signing that we take (1EdTech Security Framework 1.0, section 5.1.3, number 5; RFC 7518, section 3.1).
 * All are asymmetric: neither {@code none} nor a signature made with the public key as a shared secret can pass.
 */
public enum SignatureAlgorithm {
    RS256("SHA256withRSA", null),
    RS384("SHA384withRSA", null),
    RS512("SHA512withRSA", null),
    ES256("SHA256withECDSAinP1363Format", Curve.P_256),
    ES384("SHA384withECDSAinP1363Format", Curve.P_384);

    private static final int LEAST_RSA_BITS = 2048;

    private final String javaName;

    @SuppressWarnings("ImmutableEnumChecker") // Nimbus does not mark its immutable classes.
    private final @Nullable Curve curve;

    SignatureAlgorithm(String javaName, @Nullable Curve curve) {
        this.javaName = javaName;
        this.curve = curve;
    }

    /** Empty for what we don't take. */
    public static Optional<SignatureAlgorithm> find(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }

    /** The key, if it can be used with this algorithm. Some platforms leave {@code alg} out; then the kind decides. */
    Optional<PublicKey> key(JWK key) {
        boolean named =
                key.getAlgorithm() == null || key.getAlgorithm().getName().equals(name());
        return named ? keyOfKind(key) : Optional.empty();
    }

    public boolean verifies(byte[] signed, byte[] signature, PublicKey key) {
        try {
            var verifier = Signature.getInstance(javaName);
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            // The bytes are not a signature of this kind at all.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java can't verify " + name(), e);
        }
    }

    private Optional<PublicKey> keyOfKind(JWK key) {
        try {
            if (curve == null && key instanceof RSAKey rsa && rsa.size() >= LEAST_RSA_BITS) {
                return Optional.of(rsa.toPublicKey());
            }
            if (curve != null && key instanceof ECKey ec && curve.equals(ec.getCurve())) {
                return Optional.of(ec.toPublicKey());
            }
            return Optional.empty();
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }
}
