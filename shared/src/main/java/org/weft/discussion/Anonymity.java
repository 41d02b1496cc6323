package org.weft.discussion;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.session.Viewer;

/**
 * Learners who hide their names: in a thread each is known by a number. Nobody gets the name from then on, but staff
 * who look it up one post at a time, with a reason that all staff can read.
 */
final class Anonymity {
    private final Jdbi jdbi;
    private final Forums forums;
    private final Heads heads;
    private final Audit audit;

    Anonymity(Jdbi jdbi, Forums forums, Heads heads, Audit audit) {
        this.jdbi = jdbi;
        this.forums = forums;
        this.heads = heads;
        this.audit = audit;
    }

    /** @throws Refusal.NotAllowed {@code anonymity-off}; {@code anonymity-not-for-staff}, who answer for what they say */
    void require(Viewer viewer) {
        if (viewer.staff()) {
            throw new Refusal.NotAllowed("anonymity-not-for-staff", "Staff writes by name");
        }
        if (!forums.settings(viewer).anonymity()) {
            throw new Refusal.NotAllowed("anonymity-off", "Everyone writes by name here");
        }
    }

    /** The viewer's number in a thread, the next free one at their first post. In the caller's transaction. */
    static int alias(Handle handle, Viewer viewer, ThreadId thread) {
        var dao = handle.attach(AliasDao.class);
        lock(handle, viewer.organization(), thread);
        return dao.find(viewer.organization(), thread, viewer.person())
                .orElseGet(() -> dao.add(viewer.organization(), thread, viewer.person()));
    }

    /** Whether the viewer has ever hidden their name in a thread. */
    static boolean hidden(Jdbi jdbi, Viewer viewer, ThreadId thread) {
        return jdbi.withExtension(AliasDao.class, dao -> dao.hidden(viewer.organization(), thread, viewer.person()));
    }

    /** Two first posts at once: the second waits and then finds the number of the first taken. */
    static void lock(Handle handle, OrganizationId organization, ThreadId thread) {
        handle.attach(AliasDao.class).lock("alias/" + organization.value() + "/" + thread.value());
    }

    /** Who wrote an anonymous post, for staff who say why; written down before it is told. */
    String reveal(Viewer viewer, ContentId post, @Nullable String why) {
        var spot = heads.post(viewer, post);
        Writing.requireStaff(viewer);
        if (!Writing.staffOf(viewer, spot)) {
            throw new Refusal.NotAllowed("not-allowed", "Only staff of the place where it was written");
        }
        if (!spot.anonymous()) {
            throw new Refusal.Conflict("not-anonymous", "The post shows its author's name");
        }
        EarlierGroup.refuse(heads, viewer.organization(), spot.threadId());
        var reason = Audit.reason(why);
        return jdbi.inTransaction(handle -> {
            audit.note(handle, viewer, Act.AUTHOR_REVEALED, post, reason);
            return handle.attach(AliasDao.class).name(viewer.organization(), spot.authorId());
        });
    }

    interface AliasDao {
        @SqlQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
        boolean lock(String key);

        @SqlQuery("""
                select number
                from alias
                where organization_id = :organization and thread_id = :thread and person_id = :person and not retired
                """)
        Optional<Integer> find(OrganizationId organization, ThreadId thread, PersonId person);

        @SqlQuery("""
                select exists (
                    select from alias
                    where organization_id = :organization and thread_id = :thread and person_id = :person)
                """)
        boolean hidden(OrganizationId organization, ThreadId thread, PersonId person);

        @SqlQuery("""
                insert into alias (organization_id, thread_id, person_id, number)
                select :organization, :thread, :person, coalesce(max(number), 0) + 1
                from alias
                where organization_id = :organization and thread_id = :thread
                returning number
                """)
        int add(OrganizationId organization, ThreadId thread, PersonId person);

        @SqlQuery("""
                select name
                from person
                where organization_id = :organization and id = :person
                """)
        String name(OrganizationId organization, PersonId person);
    }
}
