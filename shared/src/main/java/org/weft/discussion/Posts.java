package org.weft.discussion;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.base.Json;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.session.Viewer;

/** Writes posts, votes on them and endorses them. */
public final class Posts {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Heads heads;
    private final Pages pages;
    private final Threads threads;
    private final Writing writing;
    private final Anonymity anonymity;

    Posts(
            Jdbi jdbi,
            Clock clock,
            Live live,
            Heads heads,
            Pages pages,
            Threads threads,
            Writing writing,
            Anonymity anonymity) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.heads = heads;
        this.pages = pages;
        this.threads = threads;
        this.writing = writing;
        this.anonymity = anonymity;
    }

    /**
     * What somebody wants to say.
     *
     * @param parent what it answers; null for the thread itself
     * @param anonymous whether the author's name is hidden
     */
    public record NewPost(
            @Nullable String text,
            @Nullable ContentId parent,
            @Nullable Boolean anonymous,
            @Nullable String clientKey) {}

    /** The count after a vote, and whether the viewer's own is in it. */
    record Votes(int votes, boolean mine) {}

    Threads.Sent<Post> reply(Viewer viewer, ThreadId thread, NewPost wanted) {
        Writing.requireWriter(viewer);
        var head = heads.thread(viewer, thread);
        var text = Limits.DEFAULT.text(wanted.text());
        boolean anonymous = Boolean.TRUE.equals(wanted.anonymous());
        if (anonymous) {
            anonymity.require(viewer);
        }
        var clientKey = Threads.clientKey(wanted.clientKey());
        var reply = new PostWriter.Reply(
                thread,
                parent(viewer, head, wanted.parent()),
                text,
                writing.render(viewer, text),
                clientKey,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            var post = anonymous ? writeAnonymously(viewer, reply) : write(viewer, reply);
            if (post == null) {
                var before = threads.sent(viewer, clientKey)
                        .orElseThrow(() -> new Refusal.Conflict("thread-locked", "Closed to new posts"));
                return new Threads.Sent<>(post(viewer, before.postId()), false);
            }
            pages.changed(viewer.organization(), thread);
            pages.changedFor(viewer, thread);
            live.nudge();
            return new Threads.Sent<>(post, true);
        } catch (SQLException e) {
            return new Threads.Sent<>(
                    post(viewer, threads.sentBefore(e, viewer, clientKey).postId()), false);
        }
    }

    private @Nullable Post write(Viewer viewer, PostWriter.Reply reply) throws SQLException {
        return jdbi.withHandle(handle -> PostWriter.write(handle.getConnection(), viewer, reply));
    }

    private @Nullable Post writeAnonymously(Viewer viewer, PostWriter.Reply reply) throws SQLException {
        return jdbi.inTransaction(handle -> {
            int alias = Anonymity.alias(handle, viewer, reply.thread());
            return PostWriter.write(handle.getConnection(), viewer, reply.by(alias));
        });
    }

    /** @throws Refusal.NotFound {@code post-not-found} */
    Heads.Spot find(Viewer viewer, ContentId post) {
        return heads.post(viewer, post);
    }

    /** What was typed, for its author and staff. */
    PostDao.Source source(Viewer viewer, ContentId post) {
        Writing.requireAuthorOrStaff(viewer, heads.post(viewer, post));
        return jdbi.withExtension(PostDao.class, dao -> dao.source(viewer.organization(), post));
    }

    Votes vote(Viewer viewer, ContentId post, boolean up) {
        Writing.requireWriter(viewer);
        var spot = heads.visible(viewer, post);
        if (spot.authorId().equals(viewer.person())) {
            throw new Refusal.NotAllowed("not-allowed", "One's own posts can't be voted for");
        }
        var head = heads.thread(viewer, spot.threadId());
        int votes = jdbi.inTransaction(handle -> votes(handle, viewer, head, spot, up));
        pages.changed(viewer.organization(), spot.threadId());
        pages.changedFor(viewer, spot.threadId());
        live.nudge();
        return new Votes(votes, up);
    }

    Post endorse(Viewer viewer, ContentId post, boolean endorsed) {
        Writing.requireStaff(viewer);
        var spot = heads.visible(viewer, post);
        change(viewer, spot, "post-changed", handle -> {
            var dao = handle.attach(PostDao.class);
            int changed = dao.endorse(viewer.organization(), post, endorsed ? viewer.person() : null);
            if (changed > 0 && spot.number() > 1) {
                dao.countEndorsement(viewer.organization(), spot.threadId(), endorsed ? 1 : -1);
            }
        });
        return post(viewer, post);
    }

    /** Names of up to a hundred who voted, the first first. */
    List<String> voters(Viewer viewer, ContentId post) {
        heads.post(viewer, post);
        return jdbi.withExtension(PostDao.class, dao -> dao.voters(viewer.organization(), post));
    }

    private Post post(Viewer viewer, ContentId post) {
        return pages.posts(viewer.organization(), List.of(post), viewer.staff()).get(0);
    }

    private Heads.@Nullable Spot parent(Viewer viewer, Heads.Head head, @Nullable ContentId parent) {
        if (parent == null || parent.equals(head.firstPostId())) {
            return null;
        }
        var spot = heads.post(viewer, parent);
        if (!spot.threadId().equals(head.id())) {
            throw new Refusal.Invalid("parent-invalid", "What is answered stands in another thread", "parent");
        }
        return spot;
    }

    private int votes(Handle handle, Viewer viewer, Heads.Head head, Heads.Spot spot, boolean up) {
        var dao = handle.attach(PostDao.class);
        var organization = viewer.organization();
        int changed = up
                ? dao.vote(organization, spot.id(), viewer.person(), clock.instant())
                : -dao.unvote(organization, spot.id(), viewer.person());
        if (changed == 0) {
            return dao.votes(organization, spot.id());
        }
        int votes = dao.countVote(organization, spot.id(), changed);
        if (spot.number() == 1) {
            dao.countThreadVotes(organization, spot.threadId(), votes);
        } else if (spot.number() == spot.rootNumber()) {
            dao.rankBranch(organization, spot.threadId(), spot.rootNumber(), votes);
        }
        var data = Map.of("thread", spot.threadId(), "post", spot.id(), "votes", votes);
        News.tell(handle, viewer, head, "votes-changed", Json.write(data), clock.instant());
        return votes;
    }

    private void change(Viewer viewer, Heads.Spot spot, String verb, Change change) {
        var head = heads.thread(viewer, spot.threadId());
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            change.in(handle);
            var data = Map.of("thread", spot.threadId(), "post", spot.id());
            News.tell(handle, viewer, head, verb, Json.write(data), now);
        });
        pages.changed(viewer.organization(), spot.threadId());
        live.nudge();
    }

    private interface Change {
        void in(Handle handle);
    }
}
