package org.weft.lti.picking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.weft.places.Role;

/**
 * Who was asked to choose, where, and by what request.
 *
 * @param issuer the platform, to which the answer is addressed; it and the client id are empty in LTI 1.1
 * @param role of the author in the course
 * @param locale a BCP 47 language tag
 * @param contextKey our key of the platform's course; null outside of any
 * @param placeTitle of the course
 * @param editing what was prepared before and is to be changed; null to choose anew
 */
public record Asked(
        String issuer,
        String clientId,
        Role role,
        @Nullable String locale,
        @Nullable String contextKey,
        String placeTitle,
        @Nullable UUID editing,
        DeepLinking settings) {}
