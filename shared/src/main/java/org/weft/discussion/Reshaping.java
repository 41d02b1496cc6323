package org.weft.discussion;

import java.time.Clock;
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
import org.weft.places.Places;
import org.weft.session.Viewer;
import org.weft.text.Texts;

/**
 * Staff moves threads between the pages of a course, merges them and makes threads of branches. Links name posts, and
 * lead to wherever these are; all that hangs on a thread and its numbers goes along by {@link ReshapingSteps}.
 * What others write in them meanwhile is kept apart by {@link Crossing}.
 */
final class Reshaping {
    private static final int MOST_PAGES = 200;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Forums forums;
    private final Heads heads;
    private final Pages pages;
    private final Places places;
    private final Writing writing;
    private final Audit audit;
    private final Crossing crossing;

    Reshaping(
            Jdbi jdbi,
            Clock clock,
            Live live,
            Forums forums,
            Heads heads,
            Pages pages,
            Places places,
            Writing writing,
            Audit audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.forums = forums;
        this.heads = heads;
        this.pages = pages;
        this.places = places;
        this.writing = writing;
        this.audit = audit;
        crossing = new Crossing(heads);
    }

    /** The key of the placement that a thread goes to, and why. */
    record Move(@Nullable String placement, @Nullable String reason) {}

    /** Any post of the thread that another goes into, and why. */
    record Merger(@Nullable ContentId post, @Nullable String reason) {}

    /** A branch as a thread of its own, and why. */
    record NewThread(
            @Nullable String title,
            @Nullable Kind kind,
            @Nullable String reason) {}

    /**
     * Where something stands now.
     *
     * @param placement the key of one that shows it
     * @param here whether the viewer's placement does
     */
    record Whereabouts(
            ThreadId thread, ContentId post, @Nullable String placement, boolean here) {}

    /** A page of the course with a discussion; {@code key} is its placement's. */
    record Page(String key, String title, boolean here) {}

    /** Up to two hundred, by title. */
    List<Page> pages(Viewer viewer) {
        Writing.requireStaff(viewer);
        return places
                .placements(
                        viewer.organization(), viewer.place(), viewer.widget().word(), MOST_PAGES)
                .stream()
                .map(placement -> new Page(
                        placement.key(), placement.title(), placement.id().equals(viewer.placement())))
                .toList();
    }

    /** Moving it to where it is does nothing. @throws Refusal.NotFound {@code placement-not-found} */
    Whereabouts move(Viewer viewer, ThreadId thread, Move wanted) {
        heads.thread(viewer, thread);
        requireStaff(viewer);
        var reason = Audit.reason(wanted.reason());
        var forum = places.placement(viewer.organization(), viewer.place(), String.valueOf(wanted.placement()))
                .map(placement -> forums.of(viewer.organization(), viewer.place(), placement.id()))
                .orElseThrow(() -> new Refusal.NotFound("placement-not-found", "No such page in this course"));
        var moved = crossing.act(() -> {
            var head = heads.thread(viewer, thread);
            if (!forum.equals(head.forumId())) {
                jdbi.useTransaction(handle -> {
                    crossing.begin(handle, viewer, head, head);
                    crossing.lockThreads(handle, viewer, head, head);
                    move(handle, viewer, head, forum);
                    audit.note(handle, viewer, Act.THREAD_MOVED, head.firstPostId(), reason);
                });
            }
            return head;
        });
        changed(viewer, moved);
        return whereabouts(viewer, moved.firstPostId());
    }

    private void move(Handle handle, Viewer viewer, Heads.Head head, ForumId forum) {
        var dao = handle.attach(ReshapingDao.class);
        dao.move(viewer.organization(), head.id(), forum);
        dao.moveDrafts(viewer.organization(), head.id(), head.forumId(), forum);
        Map<String, Object> data = Map.of("post", head.firstPostId());
        News.tellIn(head.forumId(), handle, viewer, head.id(), "thread-moved", data, clock.instant());
        News.tell(handle, viewer, head.id(), "thread-moved", data, clock.instant());
    }

    /**
     * The thread becomes a branch of the one that {@code wanted} names, and its old id leads there. Doing it again does
     * nothing.
     *
     * @throws Refusal.Conflict {@code merger-with-itself}; {@code merger-private} when not all who see the one see the
     *     other
     */
    Whereabouts merge(Viewer viewer, ThreadId thread, ContentId other, Merger wanted) {
        var before = heads.opener(viewer, thread);
        if (before.isPresent()) {
            heads.inPlace(viewer, before.get());
            requireStaff(viewer);
            return whereabouts(viewer, before.get());
        }
        heads.thread(viewer, thread);
        requireStaff(viewer);
        var reason = Audit.reason(wanted.reason());
        var both = crossing.act(() -> {
            var head = heads.thread(viewer, thread);
            var target = heads.of(viewer, heads.inPlace(viewer, other));
            if (target.id().equals(thread)) {
                throw new Refusal.Conflict("merger-with-itself", "That is the same thread");
            }
            if (!head.sharesAudience(target)) {
                throw new Refusal.Conflict("merger-private", "Not all who see the one see the other");
            }
            jdbi.useTransaction(handle -> {
                merge(handle, viewer, head, target);
                audit.note(handle, viewer, Act.THREADS_MERGED, head.firstPostId(), reason);
            });
            return List.of(head, target);
        });
        both.forEach(head -> changed(viewer, head));
        return whereabouts(viewer, both.get(0).firstPostId());
    }

    private void merge(Handle handle, Viewer viewer, Heads.Head from, Heads.Head into) {
        var dao = handle.attach(ReshapingDao.class);
        var organization = viewer.organization();
        crossing.begin(handle, viewer, from, into);
        int locked = dao.lockPosts(organization, from.id());
        crossing.lockThreads(handle, viewer, from, into);
        News.tell(
                handle,
                viewer,
                from.id(),
                "thread-merged",
                Map.of("post", from.firstPostId(), "into", into.id()),
                clock.instant());
        take(handle, viewer, ReshapingSteps.WHOLE, from.firstPostId(), from.id(), into.id(), locked);
        dao.addTags(organization, from.id(), into.id(), Limits.DEFAULT.tags());
        dao.repeatOther(organization, from.id(), into.id());
        dao.carryDepartures(organization, from.id(), into.id());
        dao.carryFollows(organization, from.id(), into.id());
        dao.forget(organization, from.id());
        News.tell(handle, viewer, into.id(), "thread-changed", Map.of(), clock.instant());
    }

    /**
     * A post with all under it opens a thread; the one that it leaves says where it went.
     *
     * @throws Refusal.Conflict {@code opens-thread} for a post that opens one
     */
    Whereabouts split(Viewer viewer, ContentId post, NewThread wanted) {
        var spot = heads.visible(viewer, post);
        requireStaff(viewer);
        var title = Limits.DEFAULT.title(wanted.title());
        var kind = wanted.kind() == null ? Kind.QUESTION : wanted.kind();
        var reason = Audit.reason(wanted.reason());
        var source = jdbi.withExtension(PostDao.class, dao -> dao.source(viewer.organization(), post));
        var rendered =
                source.format().equals("html") ? Texts.html(source.source()) : writing.render(viewer, source.source());
        var from = crossing.act(() -> {
            var now = heads.visible(viewer, post);
            if (now.number() == 1) {
                throw new Refusal.Conflict("opens-thread", "It opens a thread already");
            }
            var head = heads.of(viewer, now);
            jdbi.useTransaction(handle -> {
                split(handle, viewer, head, post, new Opening(kind, title, rendered.excerpt()));
                audit.note(handle, viewer, Act.THREAD_SPLIT, post, reason);
            });
            return head;
        });
        changed(viewer, from);
        return whereabouts(viewer, spot.id());
    }

    private record Opening(Kind kind, String title, String excerpt) {}

    private void split(Handle handle, Viewer viewer, Heads.Head from, ContentId post, Opening opening) {
        var dao = handle.attach(ReshapingDao.class);
        var organization = viewer.organization();
        crossing.begin(handle, viewer, from, from);
        int locked = dao.lockBranch(organization, post);
        crossing.lockThreads(handle, viewer, from, from);
        var into = dao.add(organization, from.id(), post, opening.kind().word(), opening.title(), opening.excerpt());
        take(handle, viewer, ReshapingSteps.PART, post, from.id(), into, locked);
        dao.keepOwnerAlias(organization, from.id(), into);
        dao.nameOwner(organization, from.id(), into);
        dao.depart(organization, from.id(), post, clock.instant());
        News.tell(handle, viewer, from.id(), "thread-split", Map.of(), clock.instant());
        News.tell(handle, viewer, into, "thread-created", Map.of(), clock.instant());
    }

    private static void take(
            Handle handle, Viewer viewer, String moving, ContentId post, ThreadId from, ThreadId into, int locked) {
        var bindings = Map.of(
                "organization", viewer.organization(),
                "post", post,
                "from", from,
                "into", into,
                "by", viewer.person());
        ReshapingSteps.take(handle, moving, bindings);
        if (ReshapingSteps.count(handle) != locked) {
            throw new Crossing.Crossed();
        }
    }

    private void changed(Viewer viewer, Heads.Head head) {
        heads.forget(viewer.organization(), head.id());
        pages.changed(viewer.organization(), head.id());
        live.nudge();
    }

    private Whereabouts whereabouts(Viewer viewer, ContentId post) {
        var place = heads.place(viewer, post);
        return new Whereabouts(
                place.thread(), post, place.placement(), place.forum().equals(forums.of(viewer)));
    }

    private static void requireStaff(Viewer viewer) {
        Writing.requireStaff(viewer);
        Writing.requireWriter(viewer);
    }
}
