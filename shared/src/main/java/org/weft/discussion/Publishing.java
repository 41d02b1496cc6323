package org.weft.discussion;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.session.Viewer;

/** Writes what waited for staff, as if its author sent it now. */
public final class Publishing {
    private final Openings openings;
    private final Replies replies;
    private final Edits edits;

    Publishing(Openings openings, Replies replies, Edits edits) {
        this.openings = openings;
        this.replies = replies;
        this.edits = edits;
    }

    /**
     * What waited.
     *
     * @param sent of the {@link Admission.Request}, as JSON
     * @param clientKey by which writing it twice is writing it once
     */
    public record Waited(
            Admission.Kind kind,
            @Nullable ThreadId thread,
            @Nullable ContentId post,
            String sent,
            String clientKey) {}

    /**
     * In its author's name; whom it is for, and whether it shows the name, stays as it was sent. Returns the post.
     *
     * @throws Refusal when it can't be written any more: its thread was closed, or what it answers is gone
     */
    public ContentId publish(Viewer author, Waited waited) {
        return switch (waited.kind()) {
            case THREAD ->
                openings.publish(author, Json.read(waited.sent(), Openings.Checked.class), waited.clientKey())
                        .postId();
            case REPLY ->
                replies.publish(
                                author,
                                Objects.requireNonNull(waited.thread()),
                                Json.read(waited.sent(), Replies.Checked.class),
                                waited.clientKey())
                        .id();
            case EDIT -> {
                var post = Objects.requireNonNull(waited.post());
                edits.publish(author, post, Json.read(waited.sent(), Edits.Change.class));
                yield post;
            }
        };
    }
}
