package org.weft.reactions;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.discussion.Discussion;
import org.weft.session.Viewer;

/** Adds, takes back and counts reactions. Reacting twice is the same as reacting once. */
public final class Reactions {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Discussion discussion;

    public Reactions(Jdbi jdbi, Clock clock, Discussion discussion) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.discussion = discussion;
    }

    /** @param reactions a JSON object from kind to count */
    record Counts(@JsonRawValue String reactions, List<String> mine) {}

    /** Who reacted, and how. */
    public record Reactor(String name, String kind) {}

    /** @throws Refusal.NotFound {@code post-not-found} */
    Counts react(Viewer viewer, ContentId content, Kind kind, boolean on) {
        if (!viewer.mayWrite()) {
            throw new Refusal.NotAllowed("not-allowed", "This role reads only");
        }
        discussion.requireOpen(viewer);
        var noted = discussion.noter(viewer, content);
        var organization = viewer.organization();
        var counts = jdbi.inTransaction(handle -> {
            var dao = handle.attach(ReactionDao.class);
            int change = on
                    ? dao.add(organization, content, viewer.person(), kind.word(), clock.instant())
                    : -dao.remove(organization, content, viewer.person(), kind.word());
            if (change == 0) {
                return new Counts(dao.counts(organization, content), dao.mine(organization, content, viewer.person()));
            }
            var reactions = dao.count(organization, content, kind.word(), change);
            noted.inTransaction(handle, reactions);
            return new Counts(reactions, dao.mine(organization, content, viewer.person()));
        });
        noted.afterCommit();
        return counts;
    }

    /** Up to a hundred of the viewer's place, the first first. */
    List<Reactor> people(Viewer viewer, ContentId content) {
        discussion.noter(viewer, content);
        return jdbi.withExtension(ReactionDao.class, dao -> dao.people(viewer.organization(), viewer.place(), content));
    }
}
