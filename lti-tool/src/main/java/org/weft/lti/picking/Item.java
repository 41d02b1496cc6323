package org.weft.lti.picking;

import java.util.UUID;

/** A discussion that was prepared, on its way to the platform. */
public record Item(UUID id, String title) {}
