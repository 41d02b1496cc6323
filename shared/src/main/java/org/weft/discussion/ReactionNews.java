package org.weft.discussion;

import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Clock;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.weft.activity.Live;
import org.weft.content.ContentId;
import org.weft.session.Viewer;

/** For those who count reactions on a post: tells about new counts, and makes pages show them. */
public final class ReactionNews {
    private final Viewer viewer;
    private final ContentId post;
    private ThreadId thread;
    private final Pages pages;
    private final Live live;
    private final Clock clock;

    ReactionNews(Viewer viewer, Heads.Spot post, Pages pages, Live live, Clock clock) {
        this.viewer = viewer;
        this.post = post.id();
        this.thread = post.threadId();
        this.pages = pages;
        this.live = live;
        this.clock = clock;
    }

    /** @param reactions a JSON object from kind to count, which locks the post as it is counted */
    public void inTransaction(Handle handle, String reactions) {
        var data = Map.of("reactions", new RawValue(reactions));
        thread = News.tell(handle, viewer, post, "reactions-changed", data, clock.instant());
    }

    public void afterCommit() {
        pages.changed(viewer.organization(), thread);
        pages.changedFor(viewer, thread);
        live.nudge();
    }
}
