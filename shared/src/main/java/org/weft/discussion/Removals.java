package org.weft.discussion;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.session.Viewer;

/**
 * Takes posts out of sight and brings them back: authors delete, staff hides, in all forums of its place. A tombstone
 * stays, so that replies keep their place and links lead there.
 */
public final class Removals {
    /** An author can take a deletion back for this long; the button shows for ten seconds. */
    private static final Duration UNDO = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Heads heads;
    private final Pages pages;
    private final Audit audit;

    Removals(Jdbi jdbi, Clock clock, Live live, Heads heads, Pages pages, Audit audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.heads = heads;
        this.pages = pages;
        this.audit = audit;
    }

    /** Deleting twice is deleting once. @throws Refusal.NotAllowed {@code not-allowed} for all but the author */
    Post delete(Viewer viewer, ContentId post) {
        var spot = heads.post(viewer, post);
        if (!spot.authorId().equals(viewer.person())) {
            throw new Refusal.NotAllowed("not-allowed", "Only the author deletes; staff hides, with a reason");
        }
        if (spot.state().equals("visible")) {
            change(viewer, spot, "post-deleted", handle -> {
                var dao = handle.attach(PostDao.class);
                if (dao.delete(viewer.organization(), post, viewer.person(), clock.instant()) > 0) {
                    dao.countOut(viewer.organization(), post);
                }
            });
        }
        return post(viewer, post);
    }

    /** Out of sight of all but staff, for a reason that everyone sees; also what flags have hidden until now. */
    public Post hide(Viewer viewer, ContentId post, @Nullable String why) {
        var spot = heads.inPlace(viewer, post);
        Writing.requireStaff(viewer);
        Writing.requireWriter(viewer);
        var reason = Audit.reason(why);
        change(viewer, spot, changed(spot), handle -> {
            var dao = handle.attach(PostDao.class);
            if (dao.hide(viewer.organization(), post, viewer.person(), reason, clock.instant()) == 0) {
                throw Heads.noPost(post);
            }
            if (spot.state().equals("visible")) {
                dao.countOut(viewer.organization(), post);
            }
            dao.hideThread(viewer.organization(), post, true);
            audit.note(handle, viewer, Act.POST_HIDDEN, post, reason);
        });
        return post(viewer, post);
    }

    /** Hides a post until staff has looked at it, as enough people wanted. Hiding what is out of sight does nothing. */
    public void hideFlagged(Viewer viewer, ContentId post) {
        var spot = heads.post(viewer, post);
        change(viewer, spot, changed(spot), handle -> {
            var dao = handle.attach(PostDao.class);
            if (dao.hideFlagged(viewer.organization(), post, clock.instant()) > 0) {
                dao.countOut(viewer.organization(), post);
                dao.hideThread(viewer.organization(), post, true);
            }
        });
    }

    /** Shows again what flags have hidden, and nothing else. */
    public void showFlagged(Viewer viewer, ContentId post) {
        var spot = heads.inPlace(viewer, post);
        Writing.requireStaff(viewer);
        if (!spot.state().equals("hidden")) {
            return;
        }
        change(viewer, spot, changed(spot), handle -> {
            var dao = handle.attach(PostDao.class);
            if (dao.showFlagged(viewer.organization(), post) > 0) {
                dao.hideThread(viewer.organization(), post, false);
                dao.countIn(viewer.organization(), post);
            }
        });
    }

    /** @throws Refusal.NotAllowed {@code not-allowed} for an author who comes too late, or whose post staff hid */
    public Post restore(Viewer viewer, ContentId post) {
        var spot = heads.inPlace(viewer, post);
        Writing.requireAuthorOrStaff(viewer, spot);
        if (spot.state().equals("visible")) {
            return post(viewer, post);
        }
        change(viewer, spot, spot.number() == 1 ? "thread-changed" : "post-restored", handle -> {
            var dao = handle.attach(PostDao.class);
            var notBefore = clock.instant().minus(UNDO);
            if (dao.restore(viewer.organization(), post, viewer.person(), viewer.staff(), notBefore) == 0) {
                throw new Refusal.NotAllowed("not-allowed", "Too late to take back, or hidden by staff");
            }
            dao.hideThread(viewer.organization(), post, false);
            if (!spot.authorId().equals(viewer.person())) {
                audit.note(handle, viewer, Act.POST_RESTORED, post, null);
            }
            dao.countIn(viewer.organization(), post);
        });
        return post(viewer, post);
    }

    private static String changed(Heads.Spot spot) {
        return spot.number() == 1 ? "thread-changed" : "post-changed";
    }

    private Post post(Viewer viewer, ContentId post) {
        return pages.posts(viewer, List.of(post)).get(0);
    }

    private void change(Viewer viewer, Heads.Spot spot, String verb, Change change) {
        var thread = jdbi.inTransaction(handle -> {
            change.in(handle);
            return News.tell(handle, viewer, spot.id(), verb, Map.of(), clock.instant());
        });
        pages.changed(viewer.organization(), thread);
        live.nudge();
    }

    private interface Change {
        void in(Handle handle);
    }
}
