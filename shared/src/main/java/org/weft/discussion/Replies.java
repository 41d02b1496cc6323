package org.weft.discussion;

import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.session.Viewer;
import org.weft.text.Rendered;
import org.weft.uploads.Uploads;

/** Writes replies. */
final class Replies {
    private static final int ATTEMPTS = 10;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Forums forums;
    private final Dates dates;
    private final Heads heads;
    private final Pages pages;
    private final Threads threads;
    private final Writing writing;
    private final Anonymity anonymity;
    private final Uploads uploads;
    private final Admission admission;
    private final Pacing pacing;
    private final ClientKeys keys;

    Replies(
            Jdbi jdbi,
            Clock clock,
            Live live,
            Forums forums,
            Dates dates,
            Heads heads,
            Pages pages,
            Threads threads,
            Writing writing,
            Anonymity anonymity,
            Uploads uploads,
            Admission admission) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.forums = forums;
        this.dates = dates;
        this.heads = heads;
        this.pages = pages;
        this.threads = threads;
        this.writing = writing;
        this.anonymity = anonymity;
        this.uploads = uploads;
        this.admission = admission;
        this.pacing = new Pacing(jdbi, clock, forums, admission);
        this.keys = new ClientKeys(jdbi);
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

    /** The same, found to be in order. */
    record Checked(String text, @Nullable ContentId parent, boolean anonymous) {}

    private record Ready(
            Checked checked, Rendered rendered, @Nullable String clientKey, Pacing.Limits limits) {}

    Sent<Post> reply(Viewer viewer, ThreadId thread, NewPost wanted) {
        Writing.requireWriter(viewer);
        dates.requireOpen(viewer);
        var spot = spot(viewer, thread, wanted.parent());
        var checked = new Checked(
                Limits.DEFAULT.text(wanted.text()), wanted.parent(), Boolean.TRUE.equals(wanted.anonymous()));
        if (checked.anonymous()) {
            anonymity.require(viewer);
        }
        var key = ClientKeys.checked(wanted.clientKey());
        var rendered = writing.render(viewer, checked.text());
        var request = new Admission.Request(
                Admission.Kind.REPLY,
                forums.of(viewer),
                spot.thread(),
                null,
                null,
                List.of(),
                checked.text(),
                rendered,
                checked.anonymous(),
                key,
                checked);
        return admission
                .hold(viewer, request)
                .map(Sent::<Post>waits)
                .orElseGet(() -> write(viewer, thread, spot, new Ready(checked, rendered, key, pacing.of(viewer))));
    }

    /** Writes what waited, in its author's name. */
    Post publish(Viewer author, ThreadId thread, Checked admitted, String key) {
        var ready = new Ready(admitted, writing.render(author, admitted.text()), key, pacing.none(author));
        return write(author, thread, spot(author, thread, admitted.parent()), ready)
                .written();
    }

    private Sent<Post> write(Viewer viewer, ThreadId thread, PostWriter.Spot spot, Ready ready) {
        var checked = ready.checked();
        var reply = new PostWriter.Reply(
                spot.thread(),
                spot.parent(),
                checked.text(),
                ready.rendered(),
                ready.clientKey(),
                null,
                ready.limits(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var sent = attempt(viewer, reply, checked.anonymous());
            if (sent.isPresent()) {
                return sent.get();
            }
            if (threads.locked(viewer, reply.thread()) && !viewer.staff()) {
                throw new Refusal.Conflict("thread-locked", "Closed to new posts");
            }
            pacing.requireRoom(viewer, ready.limits());
            heads.forget(viewer.organization(), reply.thread());
            reply = reply.at(spot(viewer, thread, checked.parent()));
        }
        throw new Refusal.Conflict(Crossing.BUSY, "Staff moves the thread about at this moment: send it again");
    }

    /** Empty when it can't be written there, or not now: closed, or too fast, or staff has just moved what is answered. */
    private Optional<Sent<Post>> attempt(Viewer viewer, PostWriter.Reply reply, boolean anonymous) {
        try {
            var post = write(viewer, reply, anonymous);
            if (post == null) {
                return keys.written(viewer, reply.clientKey())
                        .map(before -> Sent.before(post(viewer, before.postId())));
            }
            pages.changed(viewer.organization(), reply.thread());
            pages.changedFor(viewer, reply.thread());
            live.nudge();
            return Optional.of(Sent.now(post));
        } catch (SQLException e) {
            if (Crossing.crossed(e)) {
                return Optional.empty();
            }
            var before = keys.writtenBefore(e, viewer, reply.clientKey());
            return Optional.of(Sent.before(post(viewer, before.postId())));
        }
    }

    /** One statement, and a transaction only for what needs more than that. */
    private @Nullable Post write(Viewer viewer, PostWriter.Reply reply, boolean anonymous) throws SQLException {
        var shown = reply.rendered().uploads();
        if (!anonymous && shown.isEmpty()) {
            return jdbi.withHandle(handle -> PostWriter.write(handle.getConnection(), viewer, reply));
        }
        try {
            return jdbi.inTransaction(handle -> {
                var signed = anonymous ? reply.by(Anonymity.alias(handle, viewer, reply.thread())) : reply;
                var post = PostWriter.write(handle.getConnection(), viewer, signed);
                if (post != null && !shown.isEmpty()) {
                    uploads.attach(handle, viewer, post.id(), shown);
                }
                return post;
            });
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private Post post(Viewer viewer, ContentId post) {
        return pages.posts(viewer, List.of(post)).get(0);
    }

    /**
     * Where a reply belongs: what it answers decides, wherever staff has moved that since the viewer looked. A reply to
     * a thread that was merged into another answers the post that opened it.
     */
    private PostWriter.Spot spot(Viewer viewer, ThreadId thread, @Nullable ContentId parent) {
        var former = heads.opener(viewer, thread);
        if (former.isEmpty()) {
            var head = heads.thread(viewer, thread);
            EarlierGroup.refuse(head.earlier());
            if (parent == null || parent.equals(head.firstPostId())) {
                return new PostWriter.Spot(thread, null);
            }
        }
        var answered = heads.post(viewer, parent == null ? former.orElseThrow() : parent);
        if (former.isEmpty()
                && !answered.threadId().equals(thread)
                && !heads.departed(viewer.organization(), thread, answered.threadId())) {
            throw new Refusal.Invalid("parent-invalid", "What is answered stands in another thread", "parent");
        }
        EarlierGroup.refuse(heads, viewer.organization(), answered.threadId());
        return new PostWriter.Spot(answered.threadId(), answered.number() == 1 ? null : answered);
    }
}
