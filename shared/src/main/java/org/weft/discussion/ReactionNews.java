package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.weft.activity.Live;
import org.weft.base.Json;
import org.weft.session.Viewer;

/** For those who count reactions on a post: tells about new counts, and makes pages show them. */
public final class ReactionNews {
    private final Viewer viewer;
    private final Heads.Head thread;
    private final Heads.Spot post;
    private final Pages pages;
    private final Live live;
    private final Clock clock;

    ReactionNews(Viewer viewer, Heads.Head thread, Heads.Spot post, Pages pages, Live live, Clock clock) {
        this.viewer = viewer;
        this.thread = thread;
        this.post = post;
        this.pages = pages;
        this.live = live;
        this.clock = clock;
    }

    record Data(
            ThreadId thread,
            org.weft.content.ContentId post,
            @JsonRawValue String reactions) {}

    /** @param reactions a JSON object from kind to count */
    public void inTransaction(Handle handle, String reactions) {
        News.tell(
                handle,
                viewer,
                thread,
                "reactions-changed",
                Json.write(new Data(thread.id(), post.id(), reactions)),
                clock.instant());
    }

    public void afterCommit() {
        pages.changed(viewer.organization(), thread.id());
        pages.changedFor(viewer, thread.id());
        live.nudge();
    }
}
