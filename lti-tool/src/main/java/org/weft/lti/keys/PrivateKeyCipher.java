package org.weft.lti.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts private keys and shared secrets at rest: AES-256 in Galois/Counter Mode, a fresh 12-byte nonce in front,
 * bound to the key's id so that one stored key can't be put in another's place.
 */
public final class PrivateKeyCipher {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /** @param key an AES key of 32 bytes */
    public PrivateKeyCipher(SecretKey key) {
        int bytes = key.getEncoded().length;
        if (bytes != KEY_BYTES) {
            throw new IllegalArgumentException("The key that encrypts keys has 32 bytes, not " + bytes);
        }
        this.key = key;
    }

    public byte[] encrypt(String keyId, byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, keyId, nonce).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Key " + keyId + " can't be encrypted", e);
        }
    }

    public byte[] decrypt(String keyId, byte[] encrypted) {
        var nonce = ByteBuffer.wrap(encrypted, 0, NONCE_BYTES);
        var sealed = ByteBuffer.wrap(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, keyId, bytes(nonce)).doFinal(bytes(sealed));
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    "Key " + keyId + " was encrypted with another master key than the one in the settings", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Key " + keyId + " can't be decrypted", e);
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
