package org.weft.embed;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** Two wikis that know our server: the school's, with a key of each kind, and the company's. */
final class Wikis {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final String SERVER = "https://weft.example";
    static final String SCHOOL = "wiki-school";
    static final String COMPANY = "wiki-company";
    static final Map<String, String> PARAMETERS = Map.of("forum", "algebra", "title", "Ask about \"groups\"");
    static final WikiReader ANA = new WikiReader("user-ana-7", "Ana Šubić", "ana@school.example", WikiRole.AUTHOR);

    static final KeyPair SCHOOL_ED25519 = pair("Ed25519", 255);
    static final KeyPair SCHOOL_RSA = pair("RSA", 2048);
    static final KeyPair COMPANY_ED25519 = pair("Ed25519", 255);
    static final SecretKeySpec SCHOOL_SECRET = new SecretKeySpec(new byte[32], "HmacSHA256");

    private static final Map<String, VerifyingKey> REGISTERED = Map.of(
            SCHOOL + "/ed", new VerifyingKey(EmbedAlgorithm.EDDSA, SCHOOL_ED25519.getPublic()),
            SCHOOL + "/rsa", new VerifyingKey(EmbedAlgorithm.RS256, SCHOOL_RSA.getPublic()),
            SCHOOL + "/secret", new VerifyingKey(EmbedAlgorithm.HS256, SCHOOL_SECRET),
            COMPANY + "/company", new VerifyingKey(EmbedAlgorithm.EDDSA, COMPANY_ED25519.getPublic()));

    private Wikis() {}

    static SigningKey schoolKey(EmbedAlgorithm algorithm) {
        return switch (algorithm) {
            case EDDSA -> new SigningKey("ed", algorithm, SCHOOL_ED25519.getPrivate());
            case RS256 -> new SigningKey("rsa", algorithm, SCHOOL_RSA.getPrivate());
            case HS256 -> new SigningKey("secret", algorithm, SCHOOL_SECRET);
        };
    }

    static EmbedSigner school() {
        return new EmbedSigner(SCHOOL, SERVER, schoolKey(EmbedAlgorithm.EDDSA), at(NOON));
    }

    static EmbedVerifier server(Instant now) {
        EmbedKeys keys = (issuer, keyId) -> Optional.ofNullable(REGISTERED.get(issuer + "/" + keyId));
        return new EmbedVerifier(SERVER, keys, at(now));
    }

    static WikiSpot algebraPage() {
        return page("4711");
    }

    static WikiSpot page(String id) {
        return new WikiSpot(
                "MATH", "Mathematics", id, "Groups & rings", "local-1", "discussion", ParametersHash.of(PARAMETERS));
    }

    static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    static KeyPair pair(String algorithm, int size) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
