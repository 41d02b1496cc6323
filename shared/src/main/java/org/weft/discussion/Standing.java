package org.weft.discussion;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Live;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.session.Viewer;

/** What staff does with whole threads: pins them to the top of the list, closes them, says what was asked before. */
final class Standing {
    private static final int MOST_PINS = 10;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Heads heads;
    private final Audit audit;

    Standing(Jdbi jdbi, Clock clock, Live live, Heads heads, Audit audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.heads = heads;
        this.audit = audit;
    }

    /** At the top of the list until then; null is for ever. */
    public record Pin(@Nullable Instant until) {}

    /** Closed to new posts, but for staff; {@code reason} is shown to everyone. */
    public record Lock(@Nullable Instant at, @Nullable String reason) {}

    /** @throws Refusal.Conflict {@code too-many-pins} */
    void pin(Viewer viewer, ThreadId thread, Pin pin) {
        var until = pin.until();
        if (until != null && !until.isAfter(clock.instant())) {
            throw new Refusal.Invalid("until-invalid", "The date is over", "until");
        }
        change(viewer, thread, Act.THREAD_PINNED, null, (handle, head) -> {
            var dao = handle.attach(StandingDao.class);
            dao.lockForum(viewer.organization(), head.forumId());
            if (dao.pinned(viewer.organization(), head.forumId(), thread, clock.instant()) >= MOST_PINS) {
                throw new Refusal.Conflict("too-many-pins", "At most " + MOST_PINS + " threads are pinned at a time")
                        .with("limit", MOST_PINS);
            }
            dao.pin(viewer.organization(), thread, until == null ? "infinity" : until.toString());
        });
    }

    void unpin(Viewer viewer, ThreadId thread) {
        change(
                viewer,
                thread,
                Act.THREAD_UNPINNED,
                null,
                (handle, head) -> handle.attach(StandingDao.class).pin(viewer.organization(), thread, null));
    }

    /** @throws Refusal.Invalid {@code reason-missing}, {@code reason-too-long} */
    void lock(Viewer viewer, ThreadId thread, @Nullable String why) {
        var reason = Audit.reason(why);
        change(viewer, thread, Act.THREAD_LOCKED, reason, (handle, head) -> {
            EarlierGroup.refuse(head.earlier());
            handle.attach(StandingDao.class)
                    .lock(viewer.organization(), thread, clock.instant(), viewer.person(), reason);
        });
    }

    void unlock(Viewer viewer, ThreadId thread) {
        change(
                viewer,
                thread,
                Act.THREAD_UNLOCKED,
                null,
                (handle, head) -> handle.attach(StandingDao.class).unlock(viewer.organization(), thread));
    }

    /**
     * Says that it was asked before, in the thread of {@code earlier}; what was asked there before, counts. Threads that
     * were said to repeat this one repeat the earlier one from now on.
     *
     * @throws Refusal.Conflict {@code duplicate-of-itself}, {@code duplicate-private} when not all who see the one see
     *     the other
     */
    void markDuplicate(Viewer viewer, ThreadId thread, ContentId earlier) {
        // Of two that aren't found the refusal names the thread.
        heads.thread(viewer, thread);
        var first = heads.thread(viewer, heads.post(viewer, earlier).threadId());
        change(viewer, thread, Act.DUPLICATE_MARKED, null, (handle, head) -> {
            EarlierGroup.refuse(head.earlier());
            var dao = handle.attach(StandingDao.class);
            dao.lockForum(viewer.organization(), head.forumId());
            var origin = dao.origin(viewer.organization(), earlier).orElseThrow(() -> Heads.noPost(earlier));
            if (origin.equals(thread)) {
                throw new Refusal.Conflict("duplicate-of-itself", "The earlier one repeats this one");
            }
            boolean secret = first.audience() == Audience.STAFF && !head.sharesAudience(first);
            boolean apart = first.groupId() != null && !first.groupId().equals(head.groupId());
            if (secret || apart) {
                throw new Refusal.Conflict("duplicate-private", "The earlier question isn't for all who see this one");
            }
            dao.repeat(viewer.organization(), thread, origin);
        });
    }

    void unmarkDuplicate(Viewer viewer, ThreadId thread) {
        change(
                viewer,
                thread,
                Act.DUPLICATE_UNMARKED,
                null,
                (handle, head) -> handle.attach(StandingDao.class).unrepeat(viewer.organization(), thread));
    }

    /** Learners see replies once they have written one; or all see them. */
    void answerFirst(Viewer viewer, ThreadId thread, boolean on) {
        change(viewer, thread, on ? Act.ANSWER_FIRST_ON : Act.ANSWER_FIRST_OFF, null, (handle, head) -> {
            EarlierGroup.refuse(head.earlier());
            handle.attach(StandingDao.class).answerFirst(viewer.organization(), thread, on);
            handle.afterCommit(() -> heads.forget(viewer.organization(), thread));
        });
    }

    private void change(Viewer viewer, ThreadId thread, Act act, @Nullable String reason, Change change) {
        var head = heads.thread(viewer, thread);
        Writing.requireStaff(viewer);
        Writing.requireWriter(viewer);
        jdbi.useTransaction(handle -> {
            change.of(handle, head);
            audit.note(handle, viewer, act, head.firstPostId(), reason);
            News.tell(handle, viewer, thread, "thread-changed", Map.of(), clock.instant());
        });
        live.nudge();
    }

    private interface Change {
        void of(Handle handle, Heads.Head head);
    }

    interface StandingDao {
        @SqlUpdate("""
                update thread
                set post_first = :on
                where organization_id = :organization and id = :thread
                """)
        void answerFirst(OrganizationId organization, ThreadId thread, boolean on);

        /** So that two who pin at once are counted one after the other. */
        @SqlQuery("""
                select id
                from forum
                where organization_id = :organization and id = :forum
                for no key update
                """)
        ForumId lockForum(OrganizationId organization, ForumId forum);

        /** The thread of a post, or what that was said to repeat; empty when the post was taken out meanwhile. */
        @SqlQuery("""
                select coalesce(t.duplicate_of, t.id)
                from post p
                join thread t on t.organization_id = p.organization_id and t.id = p.thread_id
                where p.organization_id = :organization and p.id = :post
                """)
        Optional<ThreadId> origin(OrganizationId organization, ContentId post);

        @SqlUpdate("""
                update thread
                set duplicate_of = :origin
                where organization_id = :organization and (id = :thread or duplicate_of = :thread)
                """)
        void repeat(OrganizationId organization, ThreadId thread, ThreadId origin);

        @SqlUpdate("""
                update thread
                set duplicate_of = null
                where organization_id = :organization and id = :thread
                """)
        void unrepeat(OrganizationId organization, ThreadId thread);

        @SqlQuery("""
                select count(*)
                from thread
                where organization_id = :organization and forum_id = :forum and id <> :except and pinned_until > :now
                """)
        int pinned(OrganizationId organization, ForumId forum, ThreadId except, Instant now);

        @SqlUpdate("""
                update thread
                set pinned_until = cast(:until as timestamptz)
                where organization_id = :organization and id = :thread
                """)
        void pin(OrganizationId organization, ThreadId thread, @Nullable String until);

        @SqlUpdate("""
                update thread
                set locked_at = :at, locked_by = :by, lock_reason = :reason
                where organization_id = :organization and id = :thread
                """)
        void lock(OrganizationId organization, ThreadId thread, Instant at, PersonId by, String reason);

        @SqlUpdate("""
                update thread
                set locked_at = null, locked_by = null, lock_reason = null
                where organization_id = :organization and id = :thread
                """)
        void unlock(OrganizationId organization, ThreadId thread);
    }
}
