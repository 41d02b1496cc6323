package org.weft.moderation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
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
    private static final int MOST = 50;
    private static final int NOTE_CHARS = 500;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Audit audit;
    private final Discussion discussion;

    public Flags(Jdbi jdbi, Clock clock, Live live, Audit audit, Discussion discussion) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.audit = audit;
        this.discussion = discussion;
    }

    /** What somebody says when they flag. */
    record NewFlag(@Nullable Reason reason, @Nullable String note) {}

    /** One flag, without who raised it. */
    record Flag(String reason, @Nullable String note, Instant at) {}

    /** A post with its flags, as staff gets it. */
    record Item(@JsonUnwrapped Discussion.Placed placed, List<Flag> flags) {}

    /** What waits in the viewer's place: up to fifty, the longest first. */
    record Queue(List<Item> items, boolean more) {}

    /** Flagging twice is flagging once. */
    void flag(Viewer viewer, ContentId post, NewFlag wanted) {
        discussion.requireVisible(viewer, post);
        if (!viewer.mayWrite()) {
            throw new Refusal.NotAllowed("not-allowed", "This role reads only");
        }
        var reason = wanted.reason();
        if (reason == null) {
            throw new Refusal.Invalid("flag-reason-invalid", "Say what is wrong with it", "reason");
        }
        var note = note(wanted.note());
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(FlagDao.class);
            dao.add(viewer.organization(), post, viewer.person(), reason.word(), note, clock.instant());
            discussion.tellStaff(handle, viewer, post, "flagged");
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

    Queue queue(Viewer viewer) {
        if (!viewer.staff()) {
            throw new Refusal.NotAllowed("not-allowed", "Staff only");
        }
        return jdbi.withExtension(FlagDao.class, dao -> {
            var ids = dao.queue(viewer.organization(), viewer.place(), MOST + 1);
            var shown = ids.subList(0, Math.min(MOST, ids.size()));
            var flags = dao
                    .flags(
                            viewer.organization(),
                            shown.stream().map(ContentId::value).toList())
                    .stream()
                    .collect(Collectors.groupingBy(
                            FlagDao.Row::contentId,
                            Collectors.mapping(
                                    row -> new Flag(row.reason(), row.note(), row.at()), Collectors.toList())));
            var items = discussion.placed(viewer, shown).stream()
                    .map(placed -> new Item(
                            placed,
                            Objects.requireNonNull(flags.get(placed.post().id()))))
                    .toList();
            return new Queue(items, ids.size() > MOST);
        });
    }

    /** Staff has looked and finds nothing wrong: the flags are settled, and what they hid is shown again. */
    void dismiss(Viewer viewer, ContentId post) {
        if (!viewer.staff()) {
            discussion.requireVisible(viewer, post);
            throw new Refusal.NotAllowed("not-allowed", "Staff only");
        }
        discussion.removals().showFlagged(viewer, post);
        jdbi.useTransaction(handle -> {
            if (handle.attach(FlagDao.class).settle(viewer.organization(), post, clock.instant()) > 0) {
                audit.note(handle, viewer, Act.FLAGS_DISMISSED, post, null);
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
