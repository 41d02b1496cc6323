package org.weft.embed;

import java.time.Instant;

/**
 * A wiki's word that this reader now looks at this widget on this page.
 *
 * @param issuer the wiki installation's id with us
 * @param audience our server's public address, for example {@code https://weft.example}
 * @param issuedAt whole seconds, as {@code expiresAt}
 * @param id unguessable, one per claim. Whoever takes a verified claim must remember the pair of issuer and id until
 *     {@link EmbedVerifier#LEEWAY} after it expires and refuse it the second time: that is all that stops a replay
 */
public record PlacementClaim(
        String issuer,
        String audience,
        WikiReader reader,
        WikiSpot spot,
        Instant issuedAt,
        Instant expiresAt,
        String id) {
    public PlacementClaim {
        ClaimText.require("iss", issuer, 255);
        ClaimText.require("aud", audience, 255);
        ClaimText.require("jti", id, 64);
        if (id.length() < 16) {
            throw new IllegalArgumentException("jti must have at least 16 characters");
        }
    }
}
