package org.weft.lineage;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Cursor;
import org.weft.base.Json;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.discussion.Forums;
import org.weft.discussion.ThreadId;
import org.weft.session.Viewer;

/**
 * What earlier groups have answered, for staff of a copied discussion to take over: threads with an accepted or endorsed
 * answer that everyone could read, without names and files. What was taken over is read like all else, and answered by
 * nobody.
 */
public final class Earlier {
    static final int PAGE = 20;
    /** So many at a time; whoever wants all asks again. */
    static final int MOST = 50;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Audit audit;
    private final Forums forums;
    private final Harvesting harvesting;

    public Earlier(Jdbi jdbi, Clock clock, Live live, Audit audit, Forums forums) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.audit = audit;
        this.forums = forums;
        this.harvesting = new Harvesting();
    }

    /**
     * A course whose discussion this one was copied from.
     *
     * @param confirmed whether it can be read from here; else somebody who taught there has to open this page once
     */
    public record Run(String course, boolean confirmed) {}

    /** A post without its author. */
    public record Answer(String html, boolean math) {}

    /**
     * A thread of an earlier group.
     *
     * @param post that opens it there
     * @param thread what it is here, once it was taken over
     */
    public record Offer(
            ContentId post,
            String kind,
            String title,
            Instant createdAt,
            Answer question,
            List<Answer> answers,
            @Nullable ThreadId thread) {}

    /**
     * @param waiting how many weren't taken over
     * @param next null at the end
     */
    public record Page(
            List<Run> runs,
            int waiting,
            List<Offer> threads,
            @Nullable String next) {}

    /** What is to be taken over: {@code posts}, which open threads; null for all. */
    public record Wanted(@Nullable List<ContentId> posts) {}

    /** @param left how many there are that weren't taken over yet */
    public record Taken(int taken, int left) {}

    /** The newest first. */
    public Page page(Viewer viewer, @Nullable String cursor) {
        requireStaff(viewer);
        var after = cursor == null ? Long.MAX_VALUE : Cursor.parse(cursor, 1).number(0);
        return jdbi.inTransaction(handle -> {
            var dao = handle.attach(EarlierDao.class);
            var forum = forums.of(viewer);
            var runs = dao.runs(viewer.organization(), forum, viewer.place(), viewer.person());
            var sure = confirmed(runs);
            if (sure.isEmpty()) {
                return new Page(shown(runs), 0, List.of(), null);
            }
            var rows = dao.threads(viewer.organization(), forum, sure, after, PAGE + 1);
            var page = rows.subList(0, Math.min(PAGE, rows.size()));
            var next = rows.size() > PAGE
                    ? Cursor.of(page.get(PAGE - 1).thread().value()).toString()
                    : null;
            var offers = harvesting.read(dao, viewer.organization(), page).stream()
                    .map(Harvesting.Answered::offer)
                    .toList();
            return new Page(shown(runs), dao.waiting(viewer.organization(), forum, sure), offers, next);
        });
    }

    /**
     * Opens them here, each once, and tells nobody but open pages.
     *
     * @throws Refusal.NotFound {@code post-not-found} for what isn't on offer
     */
    public Taken take(Viewer viewer, Wanted wanted) {
        requireStaff(viewer);
        var posts = wanted.posts();
        if (posts != null && (posts.isEmpty() || posts.size() > MOST)) {
            throw new Refusal.Invalid("posts-invalid", "1 to " + MOST + " posts, or null for all", "posts")
                    .with("limit", MOST);
        }
        var taken = jdbi.inTransaction(handle -> {
            var dao = handle.attach(EarlierDao.class);
            var forum = forums.of(viewer);
            var harvest = handle.attach(HarvestDao.class);
            harvest.lock(viewer.organization(), forum);
            var sure = confirmed(dao.runs(viewer.organization(), forum, viewer.place(), viewer.person()));
            var rows = posts == null
                    ? dao.untaken(viewer.organization(), forum, sure, MOST)
                    : dao.these(viewer.organization(), forum, sure, posts);
            if (posts != null && rows.size() < posts.stream().distinct().count()) {
                throw new Refusal.NotFound("post-not-found", "Not a thread of an earlier group");
            }
            var fresh = rows.stream().filter(row -> row.here() == null).toList();
            var into = new Harvesting.Into(
                    viewer.organization(),
                    viewer.place(),
                    forum,
                    viewer.person(),
                    fresh.isEmpty() ? viewer.person() : harvest.author(viewer.organization(), clock.instant()),
                    clock.instant());
            harvesting.write(harvest, into, harvesting.read(dao, viewer.organization(), fresh));
            if (!fresh.isEmpty()) {
                audit.note(handle, viewer, Act.EARLIER_TAKEN, null, null);
                forums.tellChanged(handle, viewer, forum, clock.instant());
            }
            return new Taken(fresh.size(), dao.waiting(viewer.organization(), forum, sure));
        });
        live.nudge();
        return taken;
    }

    /** Takes it out again; it can be taken over anew. @throws Refusal.NotFound {@code thread-not-found} */
    public void remove(Viewer viewer, ThreadId thread) {
        requireStaff(viewer);
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(HarvestDao.class);
            var forum = forums.of(viewer);
            // As who says that a question repeats another one does.
            dao.lock(viewer.organization(), forum);
            var posts = dao.posts(viewer.organization(), forum, viewer.place(), thread);
            if (posts.isEmpty()) {
                throw new Refusal.NotFound("thread-not-found", "Not taken over from an earlier group");
            }
            dao.forgetRepeats(viewer.organization(), thread);
            dao.removeThread(viewer.organization(), thread);
            dao.removeContent(viewer.organization(), posts);
            audit.note(handle, viewer, Act.EARLIER_REMOVED, null, null);
            var gone = Json.write(Map.of("thread", thread));
            forums.tellAll(handle, viewer, forum, "thread-removed", gone, clock.instant());
            forums.tellChanged(handle, viewer, forum, clock.instant());
        });
        live.nudge();
    }

    private static List<EarlierDao.Origin> confirmed(List<EarlierDao.Origin> runs) {
        return runs.stream().filter(EarlierDao.Origin::confirmed).toList();
    }

    private static List<Run> shown(List<EarlierDao.Origin> runs) {
        return runs.stream()
                .map(run -> new Run(run.course(), run.confirmed()))
                .distinct()
                .toList();
    }

    private static void requireStaff(Viewer viewer) {
        if (!viewer.staff()) {
            throw new Refusal.NotAllowed("not-allowed", "Staff only");
        }
    }
}
