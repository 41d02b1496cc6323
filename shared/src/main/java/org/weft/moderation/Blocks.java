package org.weft.moderation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Event;
import org.weft.activity.Live;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.discussion.Discussion;
import org.weft.discussion.Turn;
import org.weft.places.Role;
import org.weft.session.Viewer;

/**
 * People who read only in a place, because staff says so. The author of a post without a name is blocked as that and
 * nothing else; whether it is somebody who is blocked by name, or for another post, nothing tells.
 */
public final class Blocks {
    static final int MOST = 500;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Audit audit;
    private final Remembered<List<BlockDao.Active>> known;

    public Blocks(Jdbi jdbi, Clock clock, Live live, Audit audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.audit = audit;
        known = new Remembered<>((organization, place) ->
                jdbi.withExtension(BlockDao.class, dao -> dao.active(organization, place, clock.instant())));
    }

    /** @param until null for good */
    record NewBlock(@Nullable Instant until, @Nullable String reason) {}

    /** @throws Refusal.NotAllowed {@code blocked}, with {@code until} unless it is for good and the {@code reason} if it is told */
    public void requireUnblocked(Viewer viewer) {
        of(viewer).ifPresent(block -> {
            throw new Refusal.NotAllowed("blocked", "Blocked by staff")
                    .with("until", block.until())
                    .with("reason", block.reason());
        });
    }

    /** The block that ends last, of those that the viewer has here. Staff has none. */
    Optional<Turn.Blocked> of(Viewer viewer) {
        if (viewer.staff()) {
            return Optional.empty();
        }
        var now = clock.instant();
        return known.of(viewer).stream()
                .filter(block -> block.person().equals(viewer.person()) && block.at(now))
                .max(BlockDao.Active.BY_END)
                .map(block -> new Turn.Blocked(block.until(), block.reason()));
    }

    List<BlockDao.Block> list(Viewer viewer) {
        Desks.requireStaff(viewer);
        return jdbi.withExtension(
                BlockDao.class, dao -> dao.list(viewer.organization(), viewer.place(), clock.instant(), MOST));
    }

    /**
     * Blocks who wrote a post, from now on; blocking again changes until when and why.
     *
     * @throws Refusal.Conflict {@code not-blockable} for staff, {@code too-many-blocks}
     * @throws Refusal.Invalid {@code until-invalid}
     */
    void add(Viewer viewer, ContentId post, Discussion.Writer writer, NewBlock wanted) {
        Desks.requireStaff(viewer);
        if (!writer.place().equals(viewer.place())) {
            throw new Refusal.NotAllowed("not-allowed", "Only staff of the place where it was written");
        }
        var reason = Audit.reason(wanted.reason());
        var until = wanted.until();
        if (until != null && !until.isAfter(clock.instant())) {
            throw new Refusal.Invalid("until-invalid", "The date is over", "until");
        }
        change(viewer, handle -> {
            var dao = handle.attach(BlockDao.class);
            // Of somebody without a name it would tell what they are; as staff they aren't held up anyway.
            if (!writer.anonymous()
                    && Role.fromString(dao.role(viewer.organization(), viewer.place(), writer.person()))
                            .staff()) {
                throw new Refusal.Conflict("not-blockable", "Staff can't be blocked");
            }
            var about = writer.anonymous() ? post : null;
            dao.add(
                    viewer.organization(),
                    viewer.place(),
                    writer.person(),
                    about,
                    until,
                    reason,
                    viewer.person(),
                    clock.instant());
            if (dao.count(viewer.organization(), viewer.place(), clock.instant()) > MOST) {
                throw new Refusal.Conflict("too-many-blocks", "At most " + MOST).with("limit", MOST);
            }
            audit.note(handle, viewer, Act.PERSON_BLOCKED, post, reason);
        });
    }

    /**
     * Lifting what isn't there is fine.
     *
     * @param why for the log, beside whose it was; null for no reason
     */
    void lift(Viewer viewer, BlockId block, @Nullable String why) {
        Desks.requireStaff(viewer);
        var reason = Audit.optionalReason(why);
        change(viewer, handle -> {
            var lifted = handle.attach(BlockDao.class).lift(viewer.organization(), viewer.place(), block);
            lifted.ifPresent(gone -> audit.note(
                    handle,
                    viewer,
                    Act.BLOCK_LIFTED,
                    gone.post(),
                    Stream.of(gone.name(), reason)
                            .filter(Objects::nonNull)
                            .reduce((whose, given) -> whose + ": " + given)
                            .orElse(null)));
        });
    }

    private void change(Viewer viewer, Consumer<Handle> act) {
        jdbi.useTransaction(handle -> {
            act.accept(handle);
            known.changed(handle, viewer, clock.instant());
        });
        live.nudge();
    }

    public void hear(Event event) {
        known.hear(event);
    }

    /** Removes what is over; a job. */
    public void purge() {
        jdbi.useExtension(BlockDao.class, dao -> dao.purge(clock.instant()));
    }
}
