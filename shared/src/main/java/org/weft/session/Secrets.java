package org.weft.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.weft.base.Id;
import org.weft.people.OrganizationId;

/** Makes unguessable texts that say which organization they belong to, and their hashes. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** For example {@code 12-q8…}: the organization's id and 256 random bits, URL-safe, 43 characters. */
    public static String random(OrganizationId organization) {
        return organization.text() + "-" + random256();
    }

    /** The same where case may get lost, as in mail addresses: 128 bits in 32 lower-case hex characters. */
    public static String randomLowerCase(OrganizationId organization) {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return organization.text() + "-" + HexFormat.of().formatHex(bytes);
    }

    /** 256 random bits as 43 URL-safe characters. */
    public static String random256() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The organization that a text made by {@link #random(OrganizationId)} names; empty for any other text. */
    public static Optional<OrganizationId> organization(String secret) {
        int dash = secret.indexOf('-');
        if (dash < 1 || secret.length() > dash + 44) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OrganizationId(Id.parse(secret.substring(0, dash))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** SHA-256, 32 bytes. */
    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
