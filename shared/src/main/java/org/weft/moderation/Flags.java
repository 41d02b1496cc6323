package org.weft.moderation;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.discussion.Discussion;
import org.weft.session.Viewer;
import org.weft.text.Texts;

/**
 * People flag what staff should look at. Enough of them hide a post until staff has decided. Who flagged is told to
 * nobody.
 */
public final class Flags {
    private static final int NOTE_CHARS = 500;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Audit audit;
    private final Blocks blocks;
    private final Discussion discussion;

    public Flags(Jdbi jdbi, Clock clock, Live live, Audit audit, Blocks blocks, Discussion discussion) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.audit = audit;
        this.blocks = blocks;
        this.discussion = discussion;
    }

    /** What somebody says when they flag. */
    record NewFlag(@Nullable Reason reason, @Nullable String note) {}

    /** Flagging twice is flagging once. */
    void flag(Viewer viewer, ContentId post, NewFlag wanted) {
        var place = discussion.requireVisible(viewer, post);
        if (!viewer.mayWrite()) {
            throw new Refusal.NotAllowed("not-allowed", "This role reads only");
        }
        blocks.requireUnblocked(viewer);
        var reason = wanted.reason();
        if (reason == null) {
            throw new Refusal.Invalid("flag-reason-invalid", "Say what is wrong with it", "reason");
        }
        var note = note(wanted.note());
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(FlagDao.class);
            dao.add(viewer.organization(), post, viewer.person(), viewer.place(), reason.word(), note, clock.instant());
            discussion.tellStaff(handle, viewer, post, "flagged");
            if (!place.equals(viewer.place())) {
                long forum = discussion.forums().of(viewer).value();
                StaffNews.tell(handle, viewer, forum, "flagged", viewer.person(), clock.instant());
            }
        });
        // Counted after the commit, so that the last of several at once sees them all.
        int waiting = jdbi.withExtension(FlagDao.class, dao -> dao.waiting(viewer.organization(), post));
        var enough = discussion.forums().settings(viewer).flagsToHide();
        if (enough != null && waiting >= enough) {
            discussion.removals().hideFlagged(viewer, post);
        }
        live.nudge();
    }

    /** What is hidden because of it stays hidden until staff decides. */
    void takeBack(Viewer viewer, ContentId post) {
        discussion.requireVisible(viewer, post);
        jdbi.useExtension(FlagDao.class, dao -> dao.takeBack(viewer.organization(), post, viewer.person()));
    }

    /**
     * Staff has looked and finds nothing wrong: the flags are settled, and what they hid is shown again.
     *
     * @param viewer as staff of the place that is asked
     * @param why for the log; null for no reason
     */
    void dismiss(Viewer viewer, ContentId post, @Nullable String why) {
        if (!viewer.staff()) {
            discussion.requireVisible(viewer, post);
            throw new Refusal.NotAllowed("not-allowed", "Staff only");
        }
        var reason = Audit.optionalReason(why);
        discussion.removals().showFlagged(viewer, post);
        jdbi.useTransaction(handle -> {
            if (handle.attach(FlagDao.class).settle(viewer.organization(), post, clock.instant()) > 0) {
                audit.note(handle, viewer, Act.FLAGS_DISMISSED, post, reason);
                discussion.tellStaff(handle, viewer, post, "flagged");
            }
        });
        live.nudge();
    }

    private static @Nullable String note(@Nullable String given) {
        var note = Texts.line(given == null ? "" : given);
        if (note.codePointCount(0, note.length()) > NOTE_CHARS) {
            throw new Refusal.Invalid("reason-too-long", "At most " + NOTE_CHARS + " characters", "note")
                    .with("limit", NOTE_CHARS);
        }
        return note.isEmpty() ? null : note;
    }
}
