package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;

/**
 * A thread that is open before a viewer: its row, and what stands above the replies.
 *
 * @param elsewhere how many replies come from other places, up to a hundred
 * @param firstUnread number of the first post that this viewer hasn't read
 * @param answerFirst learners see replies only after one of their own
 * @param following whether the viewer is told of new posts: who writes in it is, unless they said otherwise
 * @param acceptedAnswer stands directly under the question
 * @param departures branches that became threads of their own
 */
public record ThreadView(
        @JsonUnwrapped ThreadRow row,
        int elsewhere,
        int lastNumber,
        @Nullable Integer firstUnread,
        @Nullable ContentId acceptedPost,
        @Nullable String acceptedBy,
        boolean mayAccept,
        boolean answerFirst,
        boolean following,
        @Nullable Post acceptedAnswer,
        Post firstPost,
        List<Departure> departures) {}
