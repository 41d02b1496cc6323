package org.weft.moderation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.base.Json;
import org.weft.base.Refusal;
import org.weft.discussion.Admission;
import org.weft.discussion.ForumId;
import org.weft.discussion.HeldId;
import org.weft.session.Viewer;
import org.weft.uploads.Uploads;

/**
 * What people sent and staff looks at first. It is kept apart from what was written, so that no list, count, event or
 * export can tell of it; its author and the staff of their place see it.
 */
public final class HeldPosts {
    private static final int MOST_WAITING = 20;
    private static final int MOST_SHOWN = 50;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Uploads uploads;

    public HeldPosts(Jdbi jdbi, Clock clock, Live live, Uploads uploads) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.uploads = uploads;
    }

    /**
     * Why something waits.
     *
     * @param kind {@code first} or {@code word}
     */
    record Cause(String kind, @Nullable String word) {}

    /**
     * Lets it wait. Empty when it was written before: staff has let it through, and the answer got lost.
     *
     * @throws Refusal.Conflict {@code too-many-waiting}
     */
    Optional<Admission.Held> add(Viewer viewer, Admission.Request request, Cause cause) {
        var key = request.clientKey() == null ? UUID.randomUUID().toString() : request.clientKey();
        uploads.keepForDraft(viewer, request.rendered().uploads());
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(HeldDao.class);
            if (dao.add(viewer.organization(), row(viewer, request, cause, key)) == 0) {
                return;
            }
            if (dao.waiting(viewer.organization(), viewer.person(), viewer.place()) > MOST_WAITING) {
                throw new Refusal.Conflict("too-many-waiting", "At most " + MOST_WAITING + " posts wait at a time")
                        .with("limit", MOST_WAITING);
            }
            StaffNews.tell(handle, viewer, request.forum().value(), StaffNews.HELD, viewer.person(), clock.instant());
        });
        live.nudge();
        return jdbi.withExtension(HeldDao.class, dao -> dao.sent(viewer.organization(), viewer.person(), key));
    }

    private HeldDao.NewHeld row(Viewer viewer, Admission.Request request, Cause cause, String key) {
        return new HeldDao.NewHeld(
                viewer.place(),
                request.forum(),
                viewer.placement(),
                request.thread(),
                request.post(),
                viewer.person(),
                request.kind().word(),
                request.anonymous(),
                request.title(),
                request.text(),
                request.rendered().html(),
                request.rendered().hasMath(),
                Json.write(request.sent()),
                key,
                List.copyOf(request.rendered().uploads()),
                cause.kind(),
                cause.word(),
                clock.instant());
    }

    /** Whether the viewer has written fewer posts by name here. */
    boolean wroteFewerThan(Viewer viewer, int posts) {
        return jdbi.withExtension(
                        HeldDao.class, dao -> dao.posts(viewer.organization(), viewer.person(), viewer.place(), posts))
                < posts;
    }

    /** The viewer's own in a forum, the newest first. */
    List<Admission.Held> of(Viewer viewer, ForumId forum) {
        return jdbi.withExtension(
                HeldDao.class,
                dao -> dao.of(viewer.organization(), viewer.person(), viewer.place(), forum, MOST_SHOWN));
    }

    /** What its author doesn't want to say any more, or has read that it was refused. Doing it twice is fine. */
    void takeBack(Viewer viewer, HeldId id) {
        jdbi.useTransaction(handle -> handle.attach(HeldDao.class)
                .takeBack(viewer.organization(), id, viewer.person())
                .ifPresent(forum -> StaffNews.tell(
                        handle, viewer, forum.value(), StaffNews.HELD, viewer.person(), clock.instant())));
        live.nudge();
    }

    /** Removes what was refused long ago; a job. */
    public void purge() {
        jdbi.useExtension(HeldDao.class, dao -> dao.purge(clock.instant().minus(KEPT)));
    }

    static Admission.Kind kind(String word) {
        return Admission.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
