package org.weft.discussion;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.base.Refusal;
import org.weft.places.GroupId;
import org.weft.session.Viewer;
import org.weft.text.Rendered;
import org.weft.uploads.Uploads;

/** Opens threads. */
final class Openings {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Forums forums;
    private final Dates dates;
    private final Writing writing;
    private final Anonymity anonymity;
    private final Grouping grouping;
    private final Uploads uploads;
    private final Admission admission;
    private final Pacing pacing;
    private final ClientKeys keys;

    Openings(
            Jdbi jdbi,
            Clock clock,
            Live live,
            Forums forums,
            Dates dates,
            Writing writing,
            Anonymity anonymity,
            Grouping grouping,
            Uploads uploads,
            Admission admission) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.forums = forums;
        this.dates = dates;
        this.writing = writing;
        this.anonymity = anonymity;
        this.grouping = grouping;
        this.uploads = uploads;
        this.admission = admission;
        this.pacing = new Pacing(jdbi, clock, forums, admission);
        this.keys = new ClientKeys(jdbi);
    }

    /**
     * What somebody wants to open.
     *
     * @param group for whom, where groups are kept apart
     * @param reach of the forum as far as the writer knows; what came later doesn't see it
     * @param answerFirst whether learners see replies only after one of their own; for staff to say
     * @param clientKey makes sending twice the same as sending once
     */
    public record NewThread(
            @Nullable Kind kind,
            @Nullable String title,
            @Nullable String text,
            @Nullable List<@Nullable String> tags,
            @Nullable Audience audience,
            @Nullable GroupId group,
            @Nullable Integer reach,
            @Nullable Boolean answerFirst,
            @Nullable Boolean anonymous,
            @Nullable String clientKey) {}

    /** The same, found to be in order, with what the writer didn't say. */
    record Checked(
            Kind kind,
            String title,
            String text,
            List<String> tags,
            Audience audience,
            @Nullable GroupId group,
            int reach,
            boolean answerFirst,
            boolean anonymous) {}

    private record Ready(
            Checked checked, Rendered rendered, @Nullable String clientKey, Pacing.Limits limits) {}

    Sent<ThreadId> open(Viewer viewer, NewThread wanted) {
        Writing.requireWriter(viewer);
        dates.requireOpen(viewer);
        var checked = check(viewer, wanted);
        var key = ClientKeys.checked(wanted.clientKey());
        var rendered = writing.render(viewer, checked.text());
        var request = new Admission.Request(
                Admission.Kind.THREAD,
                forums.of(viewer),
                null,
                null,
                checked.title(),
                checked.tags(),
                checked.text(),
                rendered,
                checked.anonymous(),
                key,
                checked);
        return admission
                .hold(viewer, request)
                .map(Sent::<ThreadId>waits)
                .orElseGet(() -> write(viewer, new Ready(checked, rendered, key, pacing.of(viewer))));
    }

    /** Opens what waited, in its author's name. */
    ThreadDao.Written publish(Viewer author, Checked admitted, String key) {
        write(author, new Ready(admitted, writing.render(author, admitted.text()), key, pacing.none(author)));
        return keys.written(author, key).orElseThrow();
    }

    private Checked check(Viewer viewer, NewThread wanted) {
        var kind = wanted.kind() == null ? Kind.QUESTION : wanted.kind();
        boolean answerFirst = Boolean.TRUE.equals(wanted.answerFirst());
        if (kind == Kind.ANNOUNCEMENT || answerFirst) {
            Writing.requireStaff(viewer);
        }
        boolean anonymous = Boolean.TRUE.equals(wanted.anonymous());
        if (anonymous) {
            anonymity.require(viewer);
        }
        var audience = wanted.audience() == null ? Audience.ALL : wanted.audience();
        return new Checked(
                kind,
                Limits.DEFAULT.title(wanted.title()),
                Limits.DEFAULT.text(wanted.text()),
                Limits.DEFAULT.tags(wanted.tags()),
                audience,
                grouping.forNew(viewer, wanted.group(), audience),
                Math.min(forums.facts(viewer).reach(), Objects.requireNonNullElse(wanted.reach(), Integer.MAX_VALUE)),
                answerFirst,
                anonymous);
    }

    private Sent<ThreadId> write(Viewer viewer, Ready ready) {
        var checked = ready.checked();
        var rendered = ready.rendered();
        var key = ready.clientKey();
        var limits = ready.limits();
        try {
            var written = write(
                    viewer,
                    rendered,
                    dao -> dao.open(
                            viewer.organization(),
                            viewer.place(),
                            limits,
                            viewer.person(),
                            checked.kind().word(),
                            checked.title(),
                            rendered.excerpt(),
                            checked.tags(),
                            checked.audience().word(),
                            checked.reach(),
                            checked.group(),
                            checked.answerFirst(),
                            viewer.staff() ? 1 : 0,
                            checked.text(),
                            rendered.html(),
                            rendered.hasMath(),
                            key,
                            checked.anonymous() ? 1 : null,
                            clock.instant()));
            if (written.isEmpty()) {
                return keys.written(viewer, key)
                        .map(before -> Sent.before(before.threadId()))
                        .orElseThrow(() -> tooFast(viewer, limits));
            }
            live.nudge();
            return Sent.now(written.get().threadId());
        } catch (UnableToExecuteStatementException e) {
            if (!(e.getCause() instanceof SQLException refused)) {
                throw e;
            }
            return Sent.before(keys.writtenBefore(refused, viewer, key).threadId());
        }
    }

    private RuntimeException tooFast(Viewer viewer, Pacing.Limits limits) {
        pacing.requireRoom(viewer, limits);
        return new Refusal.Conflict(Crossing.BUSY, "There was no room a moment ago: send it again");
    }

    /** One statement, and a transaction only for what needs more than that. */
    private Optional<ThreadDao.Written> write(
            Viewer viewer, Rendered rendered, Function<ThreadDao, Optional<ThreadDao.Written>> open) {
        if (rendered.uploads().isEmpty()) {
            return jdbi.withExtension(ThreadDao.class, open::apply);
        }
        return jdbi.inTransaction(handle -> {
            var written = open.apply(handle.attach(ThreadDao.class));
            written.ifPresent(post -> uploads.attach(handle, viewer, post.postId(), rendered.uploads()));
            return written;
        });
    }
}
