package org.weft.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The AES key that encrypts secrets in the database: {@code WEFT_KEY}, or the file {@code key} in the data folder. */
final class EncryptionKey {
    private static final int BYTES = 32;

    private EncryptionKey() {}

    static boolean isOne(String text) {
        try {
            return Base64.getDecoder().decode(text).length == BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Makes the file on the first start. @throws BadSetting if the file is no key */
    static SecretKey of(Settings settings) {
        var text = settings.key().orElseGet(() -> fromFile(settings.data()));
        return new SecretKeySpec(Base64.getDecoder().decode(text), "AES");
    }

    private static String fromFile(Path folder) {
        var file = folder.resolve("key");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                create(file);
            }
            var text = Files.readString(file).strip();
            if (!isOne(text)) {
                throw new BadSetting(file + " must hold 32 bytes in base64 and does not; restore it from a backup");
            }
            return text;
        } catch (IOException e) {
            throw new BadSetting("The key in WEFT_DATA can't be used: " + e);
        }
    }

    private static void create(Path file) throws IOException {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var unfinished = Files.createTempFile(file.getParent(), "unfinished-", "", mine);
        Files.writeString(unfinished, Base64.getEncoder().encodeToString(bytes) + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
