package org.weft.places;

import org.jspecify.annotations.Nullable;

/**
 * One spot where a widget stands.
 *
 * @param key opaque and unguessable, for addresses; starts with the organization's id
 * @param returnUrl the host's page that it stands on, where the host tells it
 */
public record Placement(
        PlacementId id,
        PlaceId placeId,
        String key,
        String title,
        @Nullable String returnUrl) {}
