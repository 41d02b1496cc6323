package org.weft.embed;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.weft.embed.EmbedRejected.Reason;

/**
 * Our half: believes a wiki's claim or says why not.
 *
 * <p>It does not know which claims were used before. Single use is the caller's business, in the transaction that opens
 * the session: insert issuer and id under a unique key, and refuse when the row is there already.
 */
public final class EmbedVerifier {
    /** Characters of a whole token. */
    public static final int MAX_LENGTH = 16 * 1024;
    /** How far the wiki's clock may be off. */
    public static final Duration LEEWAY = Duration.ofMinutes(1);

    private final String audience;
    private final EmbedKeys keys;
    private final Clock clock;

    /** @param audience this server's public address */
    public EmbedVerifier(String audience, EmbedKeys keys, Clock clock) {
        this.audience = audience;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @param parameters the macro's parameters as they came along with the token
     * @return a claim to which no earlier use is known to this class, see above
     */
    public PlacementClaim verify(String token, Map<String, String> parameters) throws EmbedRejected {
        require(token.length() <= MAX_LENGTH, Reason.TOO_LARGE);
        var claim = proven(token);
        require(claim.audience().equals(audience), Reason.OTHER_AUDIENCE);
        requireTimes(claim);
        require(claim.spot().hasParameters(parameters), Reason.PARAMETERS_CHANGED);
        return claim;
    }

    private PlacementClaim proven(String token) throws EmbedRejected {
        var jws = wellFormed(() -> Jws.read(token));
        var issuer = wellFormed(() -> Claims.text(jws.payload(), "iss"));
        var key = keys.find(issuer, jws.keyId()).orElseThrow(() -> new EmbedRejected(Reason.UNKNOWN_KEY));
        require(jws.algorithm().equals(key.algorithm().alg()), Reason.WRONG_ALGORITHM);
        require(jws.isSignedWith(key), Reason.BAD_SIGNATURE);
        return wellFormed(() -> Claims.read(jws.payload()));
    }

    private void requireTimes(PlacementClaim claim) throws EmbedRejected {
        var now = clock.instant();
        require(!claim.issuedAt().isAfter(now.plus(LEEWAY)), Reason.NOT_YET_VALID);
        require(claim.expiresAt().isAfter(now.minus(LEEWAY)), Reason.EXPIRED);
        var lifetime = Duration.between(claim.issuedAt(), claim.expiresAt());
        var allowed = lifetime.compareTo(Duration.ZERO) > 0 && lifetime.compareTo(EmbedSigner.LIFETIME) <= 0;
        require(allowed, Reason.WRONG_LIFETIME);
    }

    /** IllegalArgumentException is the one way in which the codec and the records refuse. */
    private static <T> T wellFormed(Supplier<T> reading) throws EmbedRejected {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new EmbedRejected(Reason.MALFORMED);
        }
    }

    private static void require(boolean holds, Reason reason) throws EmbedRejected {
        if (!holds) {
            throw new EmbedRejected(reason);
        }
    }
}
