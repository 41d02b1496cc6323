package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;

/**
 * A thread that is open before a viewer: its row, and what stands above the replies.
 *
 * @param firstUnread number of the first post that this viewer hasn't read
 * @param acceptedAnswer stands directly under the question
 */
public record ThreadView(
        @JsonUnwrapped ThreadRow row,
        int lastNumber,
        @Nullable Integer firstUnread,
        @Nullable ContentId acceptedPost,
        @Nullable String acceptedBy,
        boolean mayAccept,
        @Nullable Post acceptedAnswer,
        Post firstPost) {}
