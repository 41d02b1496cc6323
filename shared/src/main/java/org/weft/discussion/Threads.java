package org.weft.discussion;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.base.Json;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.session.Viewer;
import org.weft.text.Rendered;
import org.weft.text.Texts;

/** Opens threads, accepts answers, remembers what people have read and how they like to read. */
public final class Threads {
    private static final int EXCERPT_CHARS = 240;
    private static final String UNIQUE_VIOLATION = "23505";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Forums forums;
    private final Heads heads;
    private final Pages pages;
    private final Writing writing;
    private final Anonymity anonymity;
    private final ThreadList list;

    Threads(
            Jdbi jdbi,
            Clock clock,
            Live live,
            Forums forums,
            Heads heads,
            Pages pages,
            Writing writing,
            Anonymity anonymity) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.forums = forums;
        this.heads = heads;
        this.pages = pages;
        this.writing = writing;
        this.anonymity = anonymity;
        this.list = new ThreadList(jdbi, clock, forums);
    }

    /** What somebody wants to open. {@code clientKey} makes sending twice the same as sending once. */
    public record NewThread(
            @Nullable Kind kind,
            @Nullable String title,
            @Nullable String text,
            @Nullable List<@Nullable String> tags,
            @Nullable Audience audience,
            @Nullable Boolean anonymous,
            @Nullable String clientKey) {}

    /** @param fresh false when the same was sent before */
    record Sent<T>(T value, boolean fresh) {}

    ThreadList.Page list(Viewer viewer, ThreadList.Wanted wanted) {
        return list.page(viewer, wanted);
    }

    /** @throws Refusal.NotFound {@code thread-not-found} */
    ThreadView view(Viewer viewer, ThreadId thread) {
        heads.thread(viewer, thread);
        var detail = list.find(viewer, thread).orElseThrow();
        var wanted = new ArrayList<>(List.of(detail.firstPost()));
        Optional.ofNullable(detail.acceptedPost()).ifPresent(wanted::add);
        var posts = pages.posts(viewer.organization(), wanted, viewer.staff());
        return new ThreadView(
                detail.row(),
                detail.lastNumber(),
                detail.firstUnread(),
                detail.acceptedPost(),
                detail.acceptedBy(),
                detail.row().kind() == Kind.QUESTION && mayAccept(viewer, heads.thread(viewer, thread)),
                find(posts, detail.acceptedPost()),
                java.util.Objects.requireNonNull(find(posts, detail.firstPost())));
    }

    Sent<ThreadId> open(Viewer viewer, NewThread wanted) {
        Writing.requireWriter(viewer);
        var kind = wanted.kind() == null ? Kind.QUESTION : wanted.kind();
        if (kind == Kind.ANNOUNCEMENT) {
            Writing.requireStaff(viewer);
        }
        boolean anonymous = Boolean.TRUE.equals(wanted.anonymous());
        if (anonymous) {
            anonymity.require(viewer);
        }
        var title = Limits.DEFAULT.title(wanted.title());
        var text = Limits.DEFAULT.text(wanted.text());
        var tags = Limits.DEFAULT.tags(wanted.tags());
        var audience = wanted.audience() == null ? Audience.ALL : wanted.audience();
        var rendered = writing.render(viewer, text);
        try {
            var written = jdbi.withExtension(
                    ThreadDao.class,
                    dao -> dao.open(
                            viewer.organization(),
                            viewer.place(),
                            forums.of(viewer),
                            viewer.person(),
                            kind.word(),
                            title,
                            excerpt(rendered),
                            tags,
                            audience.word(),
                            viewer.staff() ? 1 : 0,
                            text,
                            rendered.html(),
                            rendered.hasMath(),
                            clientKey(wanted.clientKey()),
                            anonymous ? 1 : null,
                            clock.instant()));
            live.nudge();
            return new Sent<>(written.threadId(), true);
        } catch (UnableToExecuteStatementException e) {
            if (!(e.getCause() instanceof SQLException refused)) {
                throw e;
            }
            return new Sent<>(sentBefore(refused, viewer, wanted.clientKey()).threadId(), false);
        }
    }

    /** Marks the answer that solved it; null takes the mark away. */
    ThreadView accept(Viewer viewer, ThreadId thread, @Nullable ContentId post) {
        var head = heads.thread(viewer, thread);
        if (head.kind() != Kind.QUESTION || !mayAccept(viewer, head)) {
            throw new Refusal.NotAllowed("not-allowed", "Only the asker and staff accept an answer to a question");
        }
        if (post != null) {
            var spot = heads.post(viewer, post);
            if (!spot.threadId().equals(thread)
                    || spot.number() == 1
                    || !spot.state().equals("visible")) {
                throw new Refusal.NotFound("post-not-found", "Not an answer in this thread");
            }
        }
        jdbi.useTransaction(handle -> {
            handle.attach(ThreadDao.class)
                    .accept(viewer.organization(), thread, post, post == null ? null : viewer.person());
            News.tell(handle, viewer, head, "thread-changed", Json.write(Map.of("thread", thread)), clock.instant());
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
        return list.find(viewer, thread).orElseThrow().row().unread();
    }

    void readAll(Viewer viewer) {
        jdbi.useExtension(
                ThreadDao.class,
                dao -> dao.readAll(viewer.organization(), viewer.person(), forums.of(viewer), clock.instant()));
        pages.forgetOwn();
    }

    ThreadDao.Preference preference(Viewer viewer) {
        return jdbi.withExtension(ThreadDao.class, dao -> dao.preference(viewer.organization(), viewer.person()))
                .orElse(new ThreadDao.Preference(View.THREADED, Order.OLDEST));
    }

    void prefer(Viewer viewer, View view, Order order) {
        jdbi.useExtension(
                ThreadDao.class, dao -> dao.prefer(viewer.organization(), viewer.person(), view.word(), order.word()));
    }

    /** What an earlier sending with the same client key wrote, when that is why the database refused this one. */
    ThreadDao.Written sentBefore(SQLException refused, Viewer viewer, @Nullable String clientKey) {
        var before = UNIQUE_VIOLATION.equals(refused.getSQLState())
                ? sent(viewer, clientKey)
                : Optional.<ThreadDao.Written>empty();
        return before.orElseThrow(() -> new IllegalStateException("Writing failed", refused));
    }

    /** What the viewer sent with this client key. */
    Optional<ThreadDao.Written> sent(Viewer viewer, @Nullable String clientKey) {
        return clientKey == null
                ? Optional.empty()
                : jdbi.withExtension(
                        ThreadDao.class, dao -> dao.sent(viewer.organization(), viewer.person(), clientKey));
    }

    /** @throws Refusal.Invalid {@code client-key-invalid} */
    static @Nullable String clientKey(@Nullable String key) {
        if (key != null && !key.matches("[A-Za-z0-9-]{8,64}")) {
            throw new Refusal.Invalid("client-key-invalid", "8 to 64 letters, digits and hyphens", "clientKey");
        }
        return key;
    }

    /** Of the post that opens a thread, for the list. */
    static String excerpt(Rendered rendered) {
        return Texts.excerpt(rendered.plain(), EXCERPT_CHARS);
    }

    private static boolean mayAccept(Viewer viewer, Heads.Head head) {
        return viewer.staff() || (head.ownerId().equals(viewer.person()) && viewer.mayWrite());
    }

    private static @Nullable Post find(List<Post> posts, @Nullable ContentId id) {
        return posts.stream().filter(post -> post.id().equals(id)).findFirst().orElse(null);
    }
}
