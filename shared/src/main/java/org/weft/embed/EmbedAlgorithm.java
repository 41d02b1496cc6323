package org.weft.embed;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.NamedParameterSpec;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** How a wiki signs. A key is registered for exactly one of these, and is never tried with another. */
public enum EmbedAlgorithm {
    /** Ed25519 (RFC 8037). The first choice. */
    EDDSA("EdDSA", "Ed25519"),
    /** RSA of 2048 bits or more with SHA-256. */
    RS256("RS256", "SHA256withRSA"),
    /** A shared secret of 32 bytes or more; for those who must, since with it we could speak as the wiki. */
    HS256("HS256", "HmacSHA256");

    private final String alg;
    private final String jdkName;

    EmbedAlgorithm(String alg, String jdkName) {
        this.alg = alg;
        this.jdkName = jdkName;
    }

    /** The header's {@code alg}, for example {@code EdDSA}. */
    public String alg() {
        return alg;
    }

    byte[] sign(Key key, byte[] content) {
        try {
            if (this == HS256) {
                return mac(key, content);
            }
            var signature = Signature.getInstance(jdkName);
            signature.initSign((PrivateKey) key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A checked " + alg + " key signs", e);
        }
    }

    boolean verifies(Key key, byte[] content, byte[] proof) {
        try {
            if (this == HS256) {
                return MessageDigest.isEqual(mac(key, content), proof);
            }
            var signature = Signature.getInstance(jdkName);
            signature.initVerify((PublicKey) key);
            signature.update(content);
            return signature.verify(proof);
        } catch (GeneralSecurityException e) {
            return false; // the JDK throws for a proof of the wrong length or shape
        }
    }

    /** @throws IllegalArgumentException when the key is of another kind or too weak */
    void requireFits(Key key) {
        var fits =
                switch (this) {
                    case EDDSA ->
                        key instanceof EdECKey ed
                                && ed.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
                    case RS256 -> key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= 2048;
                    case HS256 -> key instanceof SecretKey secret && secret.getEncoded().length >= 32;
                };
        if (!fits) {
            throw new IllegalArgumentException("not a key for " + alg + ", or too short");
        }
    }

    private byte[] mac(Key key, byte[] content) throws GeneralSecurityException {
        var mac = Mac.getInstance(jdkName);
        mac.init(key);
        return mac.doFinal(content);
    }
}
