package org.weft.moderation;

import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.discussion.Discussion;
import org.weft.discussion.HeldId;
import org.weft.discussion.Publishing;
import org.weft.places.PlaceId;
import org.weft.session.Viewer;

/** What staff decides about what waits. Two of them at once: the second finds nothing to decide. */
public final class Decisions {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Audit audit;
    private final Desks desks;
    private final Flags flags;
    private final Discussion discussion;

    public Decisions(Jdbi jdbi, Clock clock, Live live, Audit audit, Desks desks, Flags flags, Discussion discussion) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.audit = audit;
        this.desks = desks;
        this.flags = flags;
        this.discussion = discussion;
    }

    /** @param place whose staff is asked; null for the viewer's own */
    void dismiss(Viewer viewer, @Nullable PlaceId place, ContentId post, @Nullable String reason) {
        flags.dismiss(desks.at(viewer, place, post), post, reason);
    }

    /** @param place whose staff is asked; null for the viewer's own */
    void hide(Viewer viewer, @Nullable PlaceId place, ContentId post, @Nullable String reason) {
        discussion.removals().hide(desks.at(viewer, place, post), post, reason);
    }

    /**
     * Writes what waited, in its author's name.
     *
     * @param why for the log; null for no reason
     * @throws Refusal.NotFound {@code held-not-found}
     */
    void approve(Viewer viewer, HeldId id, @Nullable String why) {
        Desks.requireStaff(viewer);
        var reason = Audit.optionalReason(why);
        decide(viewer, id, (handle, desk, held) -> {
            var author =
                    desks.as(viewer, held.person(), held.place(), held.forum()).orElseThrow(() -> notFound(id));
            var post = discussion
                    .publishing()
                    .publish(
                            author,
                            new Publishing.Waited(
                                    HeldPosts.kind(held.kind()),
                                    held.thread(),
                                    held.post(),
                                    held.request(),
                                    held.clientKey()));
            handle.attach(HeldDao.class).remove(desk.organization(), id);
            audit.note(handle, desk, Act.POST_APPROVED, post, reason);
        });
    }

    /** Its author is told why. @throws Refusal.NotFound {@code held-not-found} */
    void refuse(Viewer viewer, HeldId id, @Nullable String why) {
        Desks.requireStaff(viewer);
        var reason = Audit.reason(why);
        decide(viewer, id, (handle, desk, held) -> {
            handle.attach(HeldDao.class).refuse(desk.organization(), id, reason, clock.instant());
            audit.note(handle, desk, Act.POST_REFUSED, held.post(), reason);
        });
    }

    private void decide(Viewer viewer, HeldId id, Decision decision) {
        jdbi.useTransaction(handle -> {
            var held =
                    handle.attach(HeldDao.class).lock(viewer.organization(), id).orElseThrow(() -> notFound(id));
            var desk = held.place().equals(viewer.place())
                    ? viewer
                    : desks.as(viewer, viewer.person(), held.place(), held.forum())
                            .filter(Viewer::staff)
                            .orElseThrow(() -> notFound(id));
            decision.in(handle, desk, held);
            StaffNews.tell(handle, desk, held.forum().value(), StaffNews.HELD, held.person(), clock.instant());
        });
        live.nudge();
    }

    private static Refusal.NotFound notFound(HeldId id) {
        return new Refusal.NotFound("held-not-found", "Nothing waits as " + id.text());
    }

    private interface Decision {
        void in(Handle handle, Viewer desk, HeldDao.Waiting held);
    }
}
