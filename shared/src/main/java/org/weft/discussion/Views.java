package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.session.Viewer;

/**
 * What the widget shows at once, put together: the list, an open thread, a changed post. Each says how far in the story
 * of events it has got, so that nothing that comes meanwhile is missed.
 */
final class Views {
    private final Live live;
    private final Dates dates;
    private final Heads heads;
    private final Pages pages;
    private final Threads threads;

    Views(Live live, Dates dates, Heads heads, Pages pages, Threads threads) {
        this.live = live;
        this.dates = dates;
        this.heads = heads;
        this.pages = pages;
        this.threads = threads;
    }

    /** A list of threads, and the point in the story of events that it is not older than. */
    record Threaded(@JsonUnwrapped ThreadList.Page page, String lastEvent) {}

    /** An open thread with one page of posts. */
    record Open(
            ThreadView thread,
            @JsonRawValue String page,
            @Nullable ContentId post,
            String lastEvent) {}

    record Changed(ThreadView thread, Post post) {}

    Threaded threads(Viewer viewer, ThreadList.Wanted wanted) {
        var since = live.position().toString();
        var page = dates.opened(viewer) ? threads.list(viewer, wanted) : ThreadList.NOTHING;
        return new Threaded(page, since);
    }

    /** A thread, also by the id that it had before it was merged into another: then where its posts are. */
    Open open(Viewer viewer, ThreadId thread) {
        var former = heads.opener(viewer, thread);
        if (former.isEmpty()) {
            return open(viewer, thread, null);
        }
        try {
            return openAt(viewer, former.get());
        } catch (Refusal.NotFound e) {
            throw e.code().equals(Heads.ELSEWHERE) ? e : Heads.notFound(thread);
        }
    }

    private Open open(Viewer viewer, ThreadId thread, @Nullable Integer at) {
        var since = live.position().toString();
        var preference = threads.preference(viewer);
        var wanted = new Pages.Wanted(thread, preference.view(), preference.sort(), null, at);
        var view = threads.view(viewer, thread);
        return new Open(view, new String(pages.page(viewer, wanted), StandardCharsets.UTF_8), null, since);
    }

    /** A post with what stands above its thread. */
    Changed changed(Viewer viewer, ContentId post) {
        var view = threads.view(viewer, heads.post(viewer, post).threadId());
        return new Changed(view, pages.posts(viewer, List.of(post)).get(0));
    }

    Open openAt(Viewer viewer, ContentId post) {
        var spot = heads.post(viewer, post);
        var open = open(viewer, spot.threadId(), spot.number());
        return new Open(open.thread(), open.page(), post, open.lastEvent());
    }
}
