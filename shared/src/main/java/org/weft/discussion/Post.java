package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;

/**
 * One contribution in a thread, as a viewer gets it.
 *
 * @param number its place in the thread, from 1; changes only when staff moves it to another
 * @param title of the thread that it opened before that was merged into this one
 * @param parent what it answers; null when that is the thread itself
 * @param replyTo the number of {@code parent}
 * @param root the number of the top-level post that it stands under; its own when it is one
 * @param author null when not visible, but for staff
 * @param html sanitized; empty when not visible, but for staff who look at what is hidden
 * @param math whether {@code html} has formulas: {@code span.math} holding TeX
 * @param reactions a JSON object from kind to count
 * @param state {@code visible}, {@code deleted} by its author, {@code hidden} by staff
 * @param stateReason why it is hidden
 * @param origin for imported posts the address where the original stands
 * @param version grows with every change, also with those that leave no trace
 */
public record Post(
        ContentId id,
        int number,
        @Nullable String title,
        @Nullable ContentId parent,
        @Nullable Integer replyTo,
        int root,
        @Nullable Author author,
        Instant createdAt,
        String html,
        boolean math,
        int votes,
        @JsonRawValue String reactions,
        @Nullable String endorsedBy,
        boolean accepted,
        String state,
        @Nullable String stateReason,
        @Nullable String origin,
        int version,
        @Nullable Edited edited) {
    /** Of a change that left a trace; {@code by} is {@code author} or {@code staff}. */
    public record Edited(Instant at, String by, @Nullable String reason) {}
}
