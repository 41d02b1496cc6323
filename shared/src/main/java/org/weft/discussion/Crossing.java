package org.weft.discussion;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.weft.base.Refusal;
import org.weft.session.Viewer;

/**
 * Keeps apart those who reshape and those who write in the same threads at the same moment, by locks in one order: the
 * threads' aliases, forums, posts from the first number on, their contents, threads from the first id on. A post that
 * came in between is seen, and everything begins again.
 */
final class Crossing {
    static final String BUSY = "try-again";

    private static final int ATTEMPTS = 10;
    /** A reference to what is gone, a deadlock, a lock that was waited for too long. */
    private static final Set<String> CROSSED = Set.of("23503", "40P01", "55P03");

    private final Heads heads;

    Crossing(Heads heads) {
        this.heads = heads;
    }

    /** Takes the first locks. */
    void begin(Handle handle, Viewer viewer, Heads.Head one, Heads.Head other) {
        EarlierGroup.refuse(one.earlier() || other.earlier());
        handle.attach(ReshapingDao.class).beBrief();
        Stream.of(one.id(), other.id())
                .distinct()
                .sorted(Comparator.comparing(ThreadId::value))
                .forEach(thread -> Anonymity.lock(handle, viewer.organization(), thread));
        handle.attach(ReshapingDao.class).lockForums(viewer.organization(), one.forumId(), other.forumId());
    }

    /** What was moved or merged before the lock was had is looked up again. */
    void lockThreads(Handle handle, Viewer viewer, Heads.Head one, Heads.Head other) {
        var dao = handle.attach(ReshapingDao.class);
        var there = dao.lockThreads(viewer.organization(), one.id(), other.id());
        boolean asKnown = there.contains(one.id()) && there.contains(other.id());
        for (var head : List.of(one, other)) {
            heads.forget(viewer.organization(), head.id());
            asKnown = asKnown && dao.stands(viewer.organization(), head.id(), head.forumId());
        }
        if (!asKnown) {
            throw new Crossed();
        }
    }

    /** Whether a statement failed since somebody reshaped or wrote in the same threads at the same moment. */
    static boolean crossed(SQLException e) {
        return CROSSED.contains(String.valueOf(e.getSQLState()));
    }

    /** Somebody was faster; nothing was done yet. */
    static final class Crossed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** @throws Refusal.Conflict {@code try-again} when others keep crossing it */
    <T> T act(Supplier<T> act) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return act.get();
            } catch (Crossed e) {
                // Once more, from what is there now.
            } catch (UnableToExecuteStatementException e) {
                if (!(e.getCause() instanceof SQLException refused && crossed(refused))) {
                    throw e;
                }
            }
        }
        throw new Refusal.Conflict(BUSY, "Others write in it at this moment");
    }
}
