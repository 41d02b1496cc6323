package org.weft.lti.picking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A discussion that was prepared, on its way to the platform. {@code points} is null when it isn't graded. */
public record Item(UUID id, String title, @Nullable Integer points) {}
