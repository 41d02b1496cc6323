/**
 * What a wiki signs so that we know who reads which page: a {@link org.weft.embed.PlacementClaim} in a compact JWS.
 *
 * <p>The wiki's half is {@link org.weft.embed.EmbedSigner}, ours {@link org.weft.embed.EmbedVerifier}. Both run on the
 * JDK alone, since the first lives inside other people's wikis and a plugin there must not bring libraries along.
 */
@NullMarked
package org.weft.embed;

import org.jspecify.annotations.NullMarked;
