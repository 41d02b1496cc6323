package org.weft.lti.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Jdbi;

/**
 * Our key pairs: one is active and signs, older ones stay published so that what they signed can still be verified
 * (1EdTech Security Framework 1.0, section 6). The first pair is made when somebody first asks.
 */
public final class OurKeys {
    private static final int RSA_BITS = 2048;

    private final Jdbi jdbi;
    private final Clock clock;
    private final PrivateKeyCipher cipher;

    /** @param masterKey an AES key of 32 bytes, which encrypts the private keys in the database */
    public OurKeys(Jdbi jdbi, Clock clock, SecretKey masterKey) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.cipher = new PrivateKeyCipher(masterKey);
    }

    /** The pair to sign with. */
    public RSAKey active() {
        var row = jdbi.withExtension(OurKeyDao.class, OurKeyDao::active);
        if (row.isEmpty()) {
            add();
            return active();
        }
        var decrypted = cipher.decrypt(row.get().id(), row.get().encrypted());
        return parse(new String(decrypted, StandardCharsets.UTF_8));
    }

    /** Signs with the active pair: a token of ours, named by the key's id (Security Framework 1.0, section 5.2). */
    public String sign(JWTClaimsSet claims) {
        var key = active();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java can't sign with RS256", e);
        }
    }

    /** The public halves, newest first, each a JSON Web Key. */
    public List<String> published() {
        var keys = jdbi.withExtension(OurKeyDao.class, OurKeyDao::publicKeys);
        if (!keys.isEmpty()) {
            return keys;
        }
        add();
        return jdbi.withExtension(OurKeyDao.class, OurKeyDao::publicKeys);
    }

    /** Makes a new active pair and returns its id. The old one stays published. */
    public String rotate() {
        var made = make();
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(OurKeyDao.class);
            dao.retireActive();
            insert(dao, made);
        });
        return made.getKeyID();
    }

    /** Two nodes may do this at once; a unique index lets one active pair in. */
    private void add() {
        var made = make();
        jdbi.useExtension(OurKeyDao.class, dao -> insert(dao, made));
    }

    private void insert(OurKeyDao dao, RSAKey key) {
        var encrypted = cipher.encrypt(key.getKeyID(), key.toJSONString().getBytes(StandardCharsets.UTF_8));
        dao.add(key.getKeyID(), key.toPublicJWK().toJSONString(), encrypted, clock.instant());
    }

    private static RSAKey make() {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java can't make RSA keys", e);
        }
    }

    private static RSAKey parse(String json) {
        try {
            return RSAKey.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("A key of ours in the database is no RSA key", e);
        }
    }
}
