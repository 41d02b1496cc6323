package org.weft.text;

import org.jspecify.annotations.Nullable;

/**
 * What {@code upload:12} in a text stands for.
 *
 * @param width and {@code height} in pixels, of a picture; null for other files
 */
public record Attachment(
        long bytes, @Nullable Integer width, @Nullable Integer height) {}
