package org.weft.discussion;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread in a list, as a viewer gets it.
 *
 * @param state of a question: {@code unanswered}, {@code answered}, {@code accepted}, {@code endorsed}; else null, also
 *     of one that was removed before anyone answered
 * @param posts without deleted ones
 * @param people how many different people wrote in it
 * @param group the name of the group that it is for; null for everyone
 * @param hidden by staff, with its first post: others get no title
 * @param earlier whether it was taken over from an earlier group
 * @param muted whether the viewer doesn't want to read who opened it
 * @param unread posts that this viewer hasn't read
 */
public record ThreadRow(
        ThreadId id,
        Kind kind,
        String title,
        String excerpt,
        Author author,
        @Nullable String state,
        boolean staffTookPart,
        int posts,
        int people,
        int unread,
        int votes,
        List<String> tags,
        Instant createdAt,
        Instant lastActivityAt,
        Audience audience,
        @Nullable String group,
        @Nullable ThreadId duplicateOf,
        Standing.@Nullable Pin pin,
        Standing.@Nullable Lock lock,
        boolean hidden,
        boolean earlier,
        boolean muted) {}
