package org.weft.lti.picking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A discussion that was prepared, on its way to the platform.
 *
 * @param points the most that can be earned; null for none
 */
public record Item(UUID id, String title, @Nullable Integer points) {}
