package org.weft.uploads;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.weft.base.Id;

/** One upload. */
public record UploadId(long value) implements Id {
    /** Reads {@code "12"}; anything else is a {@link NumberFormatException}. */
    @JsonCreator
    public static UploadId valueOf(String text) {
        return new UploadId(Id.parse(text));
    }
}
