package org.weft.text;

import java.util.Map;
import java.util.Set;

/** Knows the uploads that a text may show. */
@FunctionalInterface
public interface UploadLookup {
    /** No upload can be shown: every {@code ![A cat](upload:1)} becomes plain text. */
    UploadLookup NONE = ids -> Map.of();

    /** By id. Called once per text, and only if it refers to uploads; those left out are shown as plain text. */
    Map<Long, Attachment> find(Set<Long> uploads);
}
