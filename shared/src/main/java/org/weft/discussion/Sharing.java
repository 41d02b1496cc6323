package org.weft.discussion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.places.PlaceId;
import org.weft.session.Secrets;
import org.weft.session.Viewer;

/**
 * One forum on several pages, also of several courses. Whoever begins a thread decides by what they know: it is for the
 * places that showed the forum then, as the forum's reach says, and never for one that comes later.
 */
final class Sharing {
    private static final Duration INVITED = Duration.ofDays(14);
    private static final int MOST_CHOICES = 200;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Audit audit;
    private final Forums forums;

    Sharing(Jdbi jdbi, Clock clock, Live live, Audit audit, Forums forums) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.audit = audit;
        this.forums = forums;
    }

    /**
     * Where a forum is shown.
     *
     * @param reach what who writes now knows of: to be sent along with a new thread
     * @param others titles of the other places
     */
    record Shown(int reach, List<String> others) {}

    /**
     * A discussion that could be shown here instead.
     *
     * @param newest the title of its newest thread; null when there is none
     */
    record Choice(
            String placement,
            String title,
            String place,
            boolean here,
            @Nullable String newest) {}

    /** Another place that shows it, and may be told not to. */
    record Guest(PlaceId id, String title) {}

    /** @param own whether the placement shows a forum of its own */
    record Overview(boolean own, List<Guest> guests, List<Choice> choices) {}

    /** What to show here: the forum of a placement where the viewer is staff, or of a colleague by code. */
    record Wanted(@Nullable String placement, @Nullable String code) {}

    record Invitation(String code, Instant expiresAt) {}

    Shown shown(Viewer viewer) {
        var reach = forums.facts(viewer).reach();
        var others = reach == 1
                ? List.<String>of()
                : jdbi.withExtension(
                        SharingDao.class,
                        dao -> dao.others(viewer.organization(), forums.of(viewer), viewer.place()).stream()
                                .map(Guest::title)
                                .toList());
        return new Shown(reach, others);
    }

    Overview overview(Viewer viewer) {
        Writing.requireStaff(viewer);
        var forum = forums.of(viewer);
        return jdbi.withExtension(
                SharingDao.class,
                dao -> new Overview(
                        dao.own(viewer.organization(), viewer.placement()),
                        dao.others(viewer.organization(), forum, viewer.place()),
                        dao.choices(viewer.organization(), viewer.person(), viewer.place(), forum, MOST_CHOICES)));
    }

    /** A code for a colleague. Only for a forum that began here: who is a guest can't invite others. */
    Invitation invite(Viewer viewer) {
        requireHome(viewer);
        var code = Secrets.random(viewer.organization());
        var expiresAt = clock.instant().plus(INVITED);
        jdbi.useTransaction(handle -> {
            handle.attach(SharingDao.class)
                    .invite(viewer.organization(), Secrets.hash(code), forums.of(viewer), viewer.person(), expiresAt);
            audit.note(handle, viewer, Act.FORUM_INVITED, null, null);
        });
        return new Invitation(code, expiresAt);
    }

    /** @throws Refusal.NotFound {@code forum-not-found} for what isn't the viewer's to show, or a code that is used up */
    void show(Viewer viewer, Wanted wanted) {
        change(viewer, Act.FORUM_SHARED, handle -> {
            var dao = handle.attach(SharingDao.class);
            var code = wanted.code();
            var forum = code == null
                    ? dao.ofStaff(viewer.organization(), viewer.person(), String.valueOf(wanted.placement()))
                    : dao.redeem(viewer.organization(), Secrets.hash(code.strip()), clock.instant());
            return forum.orElseThrow(() -> new Refusal.NotFound("forum-not-found", "Not a forum to be shown here"));
        });
    }

    /** The placement shows its own forum again. */
    void leave(Viewer viewer) {
        change(viewer, Act.FORUM_LEFT, handle -> own(handle, viewer));
    }

    /** Another place shows it no longer: its pages go back to their own. @throws Refusal.NotFound {@code place-not-found} */
    void end(Viewer viewer, PlaceId place) {
        requireHome(viewer);
        var forum = forums.of(viewer);
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(SharingDao.class);
            dao.lock(viewer.organization(), forum);
            if (place.equals(viewer.place()) || dao.sendBack(viewer.organization(), forum, place) == 0) {
                throw new Refusal.NotFound("place-not-found", "No other place shows it");
            }
            dao.forget(viewer.organization(), forum);
            audit.note(handle, viewer, Act.SHARING_ENDED, null, null);
            forums.tellChanged(handle, viewer, clock.instant());
        });
        live.nudge();
    }

    private ForumId own(Handle handle, Viewer viewer) {
        var dao = handle.attach(SharingDao.class);
        return dao.former(viewer.organization(), viewer.placement())
                .orElseThrow(() -> new Refusal.Conflict("forum-own", "It shows its own"));
    }

    private void change(Viewer viewer, Act act, Choosing choosing) {
        Writing.requireStaff(viewer);
        Writing.requireWriter(viewer);
        var before = forums.of(viewer);
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(SharingDao.class);
            var forum = choosing.forum(handle);
            if (forum.equals(before)) {
                return;
            }
            // Locked in one order, so that two who change at once come one after the other.
            dao.lock(viewer.organization(), before.value() < forum.value() ? before : forum);
            dao.lock(viewer.organization(), before.value() < forum.value() ? forum : before);
            dao.show(viewer.organization(), viewer.placement(), forum);
            dao.forget(viewer.organization(), before);
            dao.reach(viewer.organization(), forum, viewer.place());
            audit.note(handle, viewer, act, null, null);
            forums.tellChanged(handle, viewer, before, clock.instant());
            forums.tellChanged(handle, viewer, forum, clock.instant());
        });
        live.nudge();
    }

    private void requireHome(Viewer viewer) {
        Writing.requireStaff(viewer);
        Writing.requireWriter(viewer);
        if (!jdbi.withExtension(
                SharingDao.class, dao -> dao.home(viewer.organization(), forums.of(viewer), viewer.place()))) {
            throw new Refusal.NotAllowed("not-allowed", "Only where the forum began");
        }
    }

    private interface Choosing {
        ForumId forum(Handle handle);
    }
}
