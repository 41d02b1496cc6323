package org.weft.uploads;

import org.jspecify.annotations.Nullable;

/**
 * What was sent, as we keep it.
 *
 * @param name cleaned
 * @param mediaType found in the bytes
 * @param width in pixels as it is shown, for pictures
 */
public record Upload(
        UploadId id,
        String name,
        String mediaType,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height) {
    boolean image() {
        return width != null;
    }
}
