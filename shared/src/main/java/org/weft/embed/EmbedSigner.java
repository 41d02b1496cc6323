package org.weft.embed;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The wiki's half: one signed claim per reader and rendering. */
public final class EmbedSigner {
    /** How long a claim lives; also the most that {@link EmbedVerifier} lets pass. */
    public static final Duration LIFETIME = Duration.ofMinutes(2);

    private final String issuer;
    private final String audience;
    private final SigningKey key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param issuer the wiki installation's id with us
     * @param audience our server's public address, exactly as the server knows itself
     */
    public EmbedSigner(String issuer, String audience, SigningKey key, Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.key = key;
        this.clock = clock;
    }

    /** A compact JWS that works once, for {@link #LIFETIME}. It belongs to one reader: never cache what holds it. */
    public String sign(WikiReader reader, WikiSpot spot) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var id = new byte[16];
        random.nextBytes(id);
        var claim = new PlacementClaim(issuer, audience, reader, spot, now, now.plus(LIFETIME), Base64Url.encode(id));
        return Jws.sign(Claims.write(claim), key);
    }
}
