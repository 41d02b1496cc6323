package org.weft.discussion;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.session.Viewer;

/** Shows threads, accepts answers, remembers what people have read and how they like to read. */
public final class Threads {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Forums forums;
    private final Dates dates;
    private final Heads heads;
    private final Pages pages;
    private final ThreadList list;

    Threads(Jdbi jdbi, Clock clock, Live live, Forums forums, Dates dates, Heads heads, Pages pages) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.forums = forums;
        this.dates = dates;
        this.heads = heads;
        this.pages = pages;
        this.list = new ThreadList(jdbi, clock, forums);
    }

    ThreadList.Page list(Viewer viewer, ThreadList.Wanted wanted) {
        return list.page(viewer, wanted);
    }

    /** @throws Refusal.NotFound {@code thread-not-found} */
    ThreadView view(Viewer viewer, ThreadId thread) {
        var head = heads.thread(viewer, thread);
        var detail = detail(viewer, thread);
        var accepted = heads.withheld(viewer, head) ? null : detail.acceptedPost();
        var wanted = new ArrayList<>(List.of(detail.firstPost()));
        Optional.ofNullable(accepted).ifPresent(wanted::add);
        var posts = pages.posts(viewer, wanted);
        return new ThreadView(
                detail.row(),
                elsewhere(viewer, thread),
                detail.lastNumber(),
                detail.firstUnread(),
                accepted,
                accepted == null ? null : detail.acceptedBy(),
                detail.row().kind() == Kind.QUESTION && !head.earlier() && mayAccept(viewer, head),
                head.postFirst(),
                detail.following(),
                find(posts, accepted),
                Objects.requireNonNull(find(posts, detail.firstPost())),
                Departure.of(jdbi, viewer, thread));
    }

    /** How many replies come from other places, up to a hundred; none is looked for in a forum that only one shows. */
    private int elsewhere(Viewer viewer, ThreadId thread) {
        return forums.facts(viewer).reach() == 1
                ? 0
                : jdbi.withExtension(
                        ThreadDao.class, dao -> dao.elsewhere(viewer.organization(), thread, viewer.place()));
    }

    /** Marks the answer that solved it; null takes the mark away. */
    ThreadView accept(Viewer viewer, ThreadId thread, @Nullable ContentId post) {
        var head = heads.thread(viewer, thread);
        if (head.kind() != Kind.QUESTION || !mayAccept(viewer, head)) {
            throw new Refusal.NotAllowed("not-allowed", "Only the asker and staff accept an answer to a question");
        }
        EarlierGroup.refuse(heads, viewer.organization(), thread);
        dates.requireOpen(viewer);
        if (post != null) {
            var spot = heads.post(viewer, post);
            if (!spot.threadId().equals(thread)
                    || spot.number() == 1
                    || !spot.state().equals("visible")) {
                throw new Refusal.NotFound("post-not-found", "Not an answer in this thread");
            }
        }
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(ThreadDao.class);
            if (dao.lock(viewer.organization(), thread).isEmpty()) {
                throw Heads.notFound(thread);
            }
            if (dao.accept(viewer.organization(), thread, post, post == null ? null : viewer.person()) == 0) {
                throw new Refusal.NotFound("post-not-found", "Not an answer in this thread any more");
            }
            var data = post == null ? Map.<String, Object>of() : Map.of("accepted", post);
            News.tell(handle, viewer, thread, "thread-changed", data, clock.instant());
        });
        pages.changed(viewer.organization(), thread);
        live.nudge();
        return view(viewer, thread);
    }

    /** Marks numbers of posts as read and as unread. Returns how many are unread now. */
    int read(Viewer viewer, ThreadId thread, NumberRanges read, NumberRanges unread) {
        heads.thread(viewer, thread);
        jdbi.useExtension(
                ThreadDao.class,
                dao -> dao.read(
                        viewer.organization(), viewer.person(), thread, read.sql(), unread.sql(), clock.instant()));
        pages.changedFor(viewer, thread);
        return detail(viewer, thread).row().unread();
    }

    /** What this node believed to be here may have been moved or merged by way of another. */
    private ThreadList.Detail detail(Viewer viewer, ThreadId thread) {
        return list.find(viewer, thread).orElseThrow(() -> {
            heads.threadNow(viewer, thread);
            return Heads.notFound(thread);
        });
    }

    /** Whether it is there and closed. */
    boolean locked(Viewer viewer, ThreadId thread) {
        return jdbi.withExtension(ThreadDao.class, dao -> dao.locked(viewer.organization(), thread))
                .orElse(false);
    }

    void readAll(Viewer viewer) {
        jdbi.useExtension(
                ThreadDao.class,
                dao -> dao.readAll(viewer.organization(), viewer.person(), forums.of(viewer), clock.instant()));
        pages.forgetOwn();
    }

    ThreadDao.Preference preference(Viewer viewer) {
        return jdbi.withExtension(
                ThreadDao.class, dao -> dao.preference(viewer.organization(), viewer.person(), forums.of(viewer)));
    }

    void prefer(Viewer viewer, View view, Order order) {
        jdbi.useExtension(
                ThreadDao.class, dao -> dao.prefer(viewer.organization(), viewer.person(), view.word(), order.word()));
    }

    private static boolean mayAccept(Viewer viewer, Heads.Head head) {
        return viewer.staff() || (head.ownerId().equals(viewer.person()) && viewer.mayWrite());
    }

    private static @Nullable Post find(List<Post> posts, @Nullable ContentId id) {
        return posts.stream().filter(post -> post.id().equals(id)).findFirst().orElse(null);
    }
}
