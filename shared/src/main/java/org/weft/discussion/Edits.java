package org.weft.discussion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.session.Viewer;
import org.weft.text.Rendered;
import org.weft.text.Texts;
import org.weft.uploads.Uploads;

/**
 * Changes what was written. For a while, which the forum sets, authors change their posts without a trace; from then
 * on, and for whatever staff changes, every version is kept, and staff and the author can see them.
 */
final class Edits {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Dates dates;
    private final Heads heads;
    private final Pages pages;
    private final Writing writing;
    private final Audit audit;
    private final Uploads uploads;
    private final Forums forums;
    private final Admission admission;

    Edits(
            Jdbi jdbi,
            Clock clock,
            Live live,
            Dates dates,
            Heads heads,
            Pages pages,
            Writing writing,
            Audit audit,
            Uploads uploads,
            Forums forums,
            Admission admission) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.dates = dates;
        this.heads = heads;
        this.pages = pages;
        this.writing = writing;
        this.audit = audit;
        this.uploads = uploads;
        this.forums = forums;
        this.admission = admission;
    }

    /**
     * What a post is to say.
     *
     * @param title with {@code tags} for the post that opens a thread, else absent
     * @param reason why; required of staff who changes another's post
     * @param version of the post that was changed, so that nobody overwrites what they haven't seen
     */
    public record Change(
            @Nullable String text,
            @Nullable String title,
            @Nullable List<@Nullable String> tags,
            @Nullable String reason,
            @Nullable Integer version) {}

    /**
     * One version of a post, and how it differs from the one before.
     *
     * @param by a name; null for an anonymous author
     */
    public record Version(
            Instant at,
            @Nullable String by,
            @Nullable String reason,
            @Nullable String title,
            List<WordDiff.Part> parts) {}

    /**
     * Changing it to what it is changes nothing, so that a repeated request is harmless. Empty unless it waits for staff.
     *
     * @throws Refusal.Conflict {@code edited-meanwhile} with the {@code version} that is shown now
     */
    Optional<Admission.Held> edit(Viewer viewer, ContentId post, Change change) {
        Writing.requireWriter(viewer);
        dates.requireOpen(viewer);
        var spot = heads.visible(viewer, post);
        Writing.requireAuthorOrStaff(viewer, spot);
        var text = Limits.DEFAULT.text(change.text());
        Optional<Admission.Held> held =
                viewer.staff() ? Optional.empty() : admission.hold(viewer, request(viewer, spot, change, text));
        if (held.isEmpty()) {
            edit(viewer, spot, change, text);
        }
        return held;
    }

    /** Changes a post as it waited to be, in its author's name. */
    void publish(Viewer author, ContentId post, Change change) {
        edit(author, heads.visible(author, post), change, Limits.DEFAULT.text(change.text()));
    }

    private Admission.Request request(Viewer viewer, Heads.Spot spot, Change change, String text) {
        return new Admission.Request(
                Admission.Kind.EDIT,
                forums.of(viewer),
                spot.threadId(),
                spot.id(),
                change.title(),
                Limits.DEFAULT.tags(change.tags()),
                text,
                writing.render(viewer, spot.id(), text),
                spot.anonymous(),
                null,
                change);
    }

    private void edit(Viewer viewer, Heads.Spot spot, Change change, String text) {
        var reason = reason(viewer, spot, change.reason());
        var changed = jdbi.inTransaction(handle -> {
            var current = current(handle, viewer, spot);
            var wanted = wanted(viewer, spot, current, change, text);
            if (wanted.same(current)) {
                return Optional.<ThreadId>empty();
            }
            if (change.version() == null || change.version() != current.version()) {
                throw new Refusal.Conflict("edited-meanwhile", "The post was edited since")
                        .with("version", current.version());
            }
            write(handle, viewer, spot, current, wanted, reason);
            var verb = spot.number() == 1 ? "thread-changed" : "post-changed";
            return Optional.of(News.tell(handle, viewer, spot.id(), verb, Map.of(), clock.instant()));
        });
        changed.ifPresent(thread -> {
            pages.changed(viewer.organization(), thread);
            live.nudge();
        });
    }

    /** The post as it is, locked. One that moved to another thread at this moment isn't what the viewer looked at. */
    private static EditDao.Current current(Handle handle, Viewer viewer, Heads.Spot spot) {
        return handle.attach(EditDao.class)
                .current(viewer.organization(), spot.id(), spot.threadId())
                .orElseThrow(() -> new Refusal.Conflict("edited-meanwhile", "The post was moved since"));
    }

    /** The newest first. @throws Refusal.NotAllowed {@code not-allowed} for all but staff and the author */
    List<Version> history(Viewer viewer, ContentId post) {
        var spot = heads.visible(viewer, post);
        Writing.requireAuthorOrStaff(viewer, spot);
        var versions = jdbi.withExtension(EditDao.class, dao -> dao.versions(viewer.organization(), post));
        var history = new ArrayList<Version>();
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var before = i + 1 < versions.size() ? versions.get(i + 1).source() : version.source();
            history.add(new Version(
                    version.at(),
                    spot.anonymous() && version.editorId().equals(spot.authorId()) ? null : version.editor(),
                    version.reason(),
                    version.title(),
                    WordDiff.between(before, version.source())));
        }
        return history;
    }

    /** What the post is to say, checked and rendered. */
    private record Wanted(String title, List<String> tags, String source, Rendered rendered) {
        boolean same(EditDao.Current current) {
            return source.equals(current.source()) && title.equals(current.title()) && tags.equals(current.tags());
        }
    }

    private Wanted wanted(Viewer viewer, Heads.Spot spot, EditDao.Current current, Change change, String text) {
        var rendered = current.format().equals("html") ? Texts.html(text) : writing.render(viewer, spot.id(), text);
        if (spot.number() == 1) {
            var tags = change.tags() == null ? current.tags() : Limits.DEFAULT.tags(change.tags());
            return new Wanted(Limits.DEFAULT.title(change.title()), tags, text, rendered);
        }
        if (change.title() != null || change.tags() != null) {
            throw new Refusal.Invalid("title-invalid", "Only the post that opens a thread has a title", "title");
        }
        return new Wanted(current.title(), current.tags(), text, rendered);
    }

    private void write(
            Handle handle,
            Viewer viewer,
            Heads.Spot spot,
            EditDao.Current current,
            Wanted wanted,
            @Nullable String reason) {
        var dao = handle.attach(EditDao.class);
        var organization = viewer.organization();
        boolean own = spot.authorId().equals(viewer.person());
        boolean traced = !own || current.traced() || !withinGrace(current);
        if (traced) {
            dao.keep(organization, spot.id());
        }
        dao.write(
                organization,
                spot.id(),
                wanted.source(),
                wanted.rendered().html(),
                wanted.rendered().hasMath());
        var shown = wanted.rendered().uploads();
        uploads.attach(handle, viewer, spot.id(), shown);
        uploads.keepOnly(handle, organization, spot.id(), shown);
        if (traced) {
            dao.sign(organization, spot.id(), viewer.person(), reason, clock.instant());
        }
        if (!own) {
            audit.note(handle, viewer, Act.POST_EDITED, spot.id(), reason);
        }
        if (spot.number() == 1) {
            var excerpt = wanted.rendered().excerpt();
            dao.rename(organization, spot.threadId(), wanted.title(), wanted.tags(), excerpt);
        }
    }

    private boolean withinGrace(EditDao.Current current) {
        var minutes = current.editMinutes();
        return minutes == null || clock.instant().isBefore(current.createdAt().plus(Duration.ofMinutes(minutes)));
    }

    /** Staff says why they change another's post; authors may. */
    private static @Nullable String reason(Viewer viewer, Heads.Spot spot, @Nullable String reason) {
        boolean own = spot.authorId().equals(viewer.person());
        return own && (reason == null || reason.isBlank()) ? null : Audit.reason(reason);
    }
}
