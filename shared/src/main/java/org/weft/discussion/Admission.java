package org.weft.discussion;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.session.Viewer;
import org.weft.text.Rendered;

/**
 * Decides what becomes of what people write, before it is written. What waits for staff is no post: no list, count or
 * event knows of it until {@link Publishing} writes it.
 */
public interface Admission {
    /** What somebody wants to write. */
    enum Kind {
        THREAD,
        REPLY,
        EDIT;

        /** Lower case, as in the database and in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What somebody sent, checked and rendered.
     *
     * @param thread that is replied to
     * @param post that is changed
     * @param title of a new thread, or one that is changed
     * @param anonymous whether its author hides their name, or did when the post was written
     * @param sent what {@link Publishing} needs to write it, as JSON
     */
    record Request(
            Kind kind,
            ForumId forum,
            @Nullable ThreadId thread,
            @Nullable ContentId post,
            @Nullable String title,
            List<String> tags,
            String text,
            Rendered rendered,
            boolean anonymous,
            @Nullable String clientKey,
            Object sent) {}

    /**
     * What waits for staff, as its author gets it.
     *
     * @param kind a word of {@link Kind}
     * @param thread that it replies to, wherever that is now
     * @param post that it changes
     * @param parent that it answers; null for the thread itself
     * @param state {@code waiting}, or {@code refused} with a {@code reason}
     */
    record Held(
            HeldId id,
            String kind,
            @Nullable ThreadId thread,
            @Nullable ContentId post,
            @Nullable ContentId parent,
            @Nullable String title,
            String html,
            boolean math,
            String text,
            boolean anonymous,
            String state,
            @Nullable String reason,
            Instant at) {}

    /** How many posts a person may write; null is no limit. */
    record Pace(@Nullable Integer perMinute, @Nullable Integer perDay) {}

    /** For people who aren't staff. */
    Pace pace(Viewer viewer);

    /** @throws Refusal.NotAllowed {@code blocked} for who reads only because staff says so */
    void requireUnblocked(Viewer viewer);

    /** What keeps the viewer from writing here. */
    Optional<Turn.Blocked> blocked(Viewer viewer);

    /**
     * Empty for what may be written at once.
     *
     * @throws Refusal for what may not be written
     */
    Optional<Held> hold(Viewer viewer, Request request);

    /** The viewer's own in this forum, the newest first. */
    List<Held> held(Viewer viewer, ForumId forum);
}
