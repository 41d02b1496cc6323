package org.weft.discussion;

import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.session.Viewer;

/** When learners can see a forum, and until when they can write in it. Staff always can. */
final class Dates {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Audit audit;
    private final Forums forums;
    private final Admission admission;

    Dates(Jdbi jdbi, Clock clock, Live live, Audit audit, Forums forums, Admission admission) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.audit = audit;
        this.forums = forums;
        this.admission = admission;
    }

    /** Null for always and for ever. */
    public record Span(@Nullable Instant opensAt, @Nullable Instant closesAt) {}

    Span of(Viewer viewer) {
        var facts = forums.facts(viewer);
        return new Span(facts.opensAt(), facts.closesAt());
    }

    boolean opened(Viewer viewer) {
        return opened(viewer, forums.of(viewer));
    }

    boolean opened(Viewer viewer, ForumId forum) {
        var opensAt = forums.facts(viewer.organization(), forum).opensAt();
        return opensAt == null || viewer.staff() || !clock.instant().isBefore(opensAt);
    }

    /**
     * Open to what the viewer wants to write, vote or react.
     *
     * @throws Refusal.Conflict {@code forum-not-open}, {@code forum-closed} for all but staff
     * @throws Refusal.NotAllowed {@code blocked}
     */
    void requireOpen(Viewer viewer) {
        if (!opened(viewer)) {
            throw new Refusal.Conflict("forum-not-open", "Learners can't see it yet");
        }
        var closesAt = forums.facts(viewer).closesAt();
        if (closesAt != null && !viewer.staff() && !clock.instant().isBefore(closesAt)) {
            throw new Refusal.Conflict("forum-closed", "Learners read only since " + closesAt);
        }
        admission.requireUnblocked(viewer);
    }

    /** @throws Refusal.Invalid {@code dates-invalid} when it would close before it opens */
    Span set(Viewer viewer, Span span) {
        Writing.requireStaff(viewer);
        Writing.requireWriter(viewer);
        var opensAt = span.opensAt();
        var closesAt = span.closesAt();
        requireOrder(opensAt, closesAt);
        jdbi.useTransaction(handle -> {
            forums.setDates(handle, viewer, opensAt, closesAt);
            audit.note(handle, viewer, Act.DATES_CHANGED, null, null);
            forums.tellChanged(handle, viewer, clock.instant());
        });
        live.nudge();
        return span;
    }

    /** @throws Refusal.Invalid {@code dates-invalid} when it would close before it opens */
    static void requireOrder(@Nullable Instant opensAt, @Nullable Instant closesAt) {
        if (opensAt != null && closesAt != null && !opensAt.isBefore(closesAt)) {
            throw new Refusal.Invalid("dates-invalid", "It would close before it opens", "closesAt");
        }
    }
}
