package org.weft.discussion;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.weft.activity.Live;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.session.Viewer;

/** Finds posts, votes on them and endorses them. */
public final class Posts {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Dates dates;
    private final Heads heads;
    private final Pages pages;

    Posts(Jdbi jdbi, Clock clock, Live live, Dates dates, Heads heads, Pages pages) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.dates = dates;
        this.heads = heads;
        this.pages = pages;
    }

    /** The count after a vote, and whether the viewer's own is in it. */
    record Votes(int votes, boolean mine) {}

    /** @throws Refusal.NotFound {@code post-not-found} */
    Heads.Spot find(Viewer viewer, ContentId post) {
        return heads.post(viewer, post);
    }

    /** What was typed, for its author and staff. */
    PostDao.Source source(Viewer viewer, ContentId post) {
        Writing.requireAuthorOrStaff(viewer, heads.post(viewer, post));
        return jdbi.withExtension(PostDao.class, dao -> dao.source(viewer.organization(), post));
    }

    Votes vote(Viewer viewer, ContentId post, boolean up) {
        Writing.requireWriter(viewer);
        dates.requireOpen(viewer);
        var spot = heads.visible(viewer, post);
        if (spot.authorId().equals(viewer.person())) {
            throw new Refusal.NotAllowed("not-allowed", "One's own posts can't be voted for");
        }
        var counted = jdbi.inTransaction(handle -> votes(handle, viewer, post, up));
        pages.changed(viewer.organization(), counted.threadId());
        pages.changedFor(viewer, counted.threadId());
        live.nudge();
        return new Votes(counted.votes(), up);
    }

    Post endorse(Viewer viewer, ContentId post, boolean endorsed) {
        Writing.requireStaff(viewer);
        var spot = heads.visible(viewer, post);
        EarlierGroup.refuse(heads, viewer.organization(), spot.threadId());
        change(viewer, spot.id(), "post-changed", endorsed ? Map.of("endorsed", true) : Map.of(), handle -> {
            var dao = handle.attach(PostDao.class);
            dao.endorse(viewer.organization(), post, endorsed ? viewer.person() : null)
                    .filter(now -> now.number() > 1)
                    .ifPresent(now -> dao.countEndorsement(viewer.organization(), now.threadId(), endorsed ? 1 : -1));
        });
        return post(viewer, post);
    }

    /** Names of up to a hundred who voted and are of the viewer's place, the first first. */
    List<String> voters(Viewer viewer, ContentId post) {
        heads.post(viewer, post);
        return jdbi.withExtension(PostDao.class, dao -> dao.voters(viewer.organization(), viewer.place(), post));
    }

    private Post post(Viewer viewer, ContentId post) {
        return pages.posts(viewer, List.of(post)).get(0);
    }

    private PostDao.Counted votes(Handle handle, Viewer viewer, ContentId post, boolean up) {
        var dao = handle.attach(PostDao.class);
        var organization = viewer.organization();
        int changed = up
                ? dao.vote(organization, post, viewer.person(), clock.instant())
                : -dao.unvote(organization, post, viewer.person());
        if (changed == 0) {
            return dao.votes(organization, post);
        }
        var counted = dao.countVote(organization, post, changed);
        int votes = counted.votes();
        if (counted.number() == 1) {
            dao.countThreadVotes(organization, counted.threadId(), votes);
        } else if (counted.number() == counted.rootNumber()) {
            dao.rankBranch(organization, counted.threadId(), counted.rootNumber(), votes);
        }
        News.tell(handle, viewer, post, "votes-changed", Map.of("votes", votes), clock.instant());
        return counted;
    }

    private void change(Viewer viewer, ContentId post, String verb, Map<String, ?> data, Change change) {
        var thread = jdbi.inTransaction(handle -> {
            change.in(handle);
            return News.tell(handle, viewer, post, verb, data, clock.instant());
        });
        pages.changed(viewer.organization(), thread);
        live.nudge();
    }

    private interface Change {
        void in(Handle handle);
    }
}
