package org.weft.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.discussion.Discussion;
import org.weft.discussion.ForumId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.session.Viewer;

/** Counts who didn't ask because an earlier thread answers it; once for each person and thread. */
public final class Deflections {
    private static final Duration RECENTLY = Duration.ofDays(30);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Discussion discussion;

    public Deflections(Jdbi jdbi, Clock clock, Discussion discussion) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.discussion = discussion;
    }

    /** How many there were in a forum: in the last thirty days, and ever. */
    record Count(int recent, int total) {}

    /** @throws Refusal.NotFound {@code post-not-found} */
    void answered(Viewer viewer, ContentId post) {
        discussion.requireVisible(viewer, post);
        if (!viewer.mayWrite()) {
            throw new Refusal.NotAllowed("not-allowed", "This role reads only");
        }
        jdbi.useExtension(
                DeflectionDao.class, dao -> dao.add(viewer.organization(), post, viewer.person(), clock.instant()));
    }

    /** @throws Refusal.NotFound {@code post-not-found} */
    void takeBack(Viewer viewer, ContentId post) {
        discussion.requireVisible(viewer, post);
        jdbi.useExtension(DeflectionDao.class, dao -> dao.remove(viewer.organization(), post, viewer.person()));
    }

    /** @throws Refusal.NotAllowed {@code not-allowed} for all but staff */
    Count count(Viewer viewer) {
        if (!viewer.staff()) {
            throw new Refusal.NotAllowed("not-allowed", "Staff only");
        }
        var forum = discussion.forums().of(viewer);
        var since = clock.instant().minus(RECENTLY);
        return jdbi.withExtension(DeflectionDao.class, dao -> dao.count(viewer.organization(), forum, since));
    }

    @RegisterConstructorMapper(Count.class)
    interface DeflectionDao {
        @SqlUpdate("""
                insert into deflection (organization_id, post_id, person_id, at)
                values (:organization, :post, :person, :at)
                on conflict do nothing
                """)
        void add(OrganizationId organization, ContentId post, PersonId person, Instant at);

        @SqlUpdate("""
                delete from deflection
                where organization_id = :organization and post_id = :post and person_id = :person
                """)
        void remove(OrganizationId organization, ContentId post, PersonId person);

        @SqlQuery("""
                select count(*) filter (where d.at > :since) as recent, count(*) as total
                from deflection d
                join post p on p.organization_id = d.organization_id and p.id = d.post_id
                join thread t on t.organization_id = p.organization_id and t.id = p.thread_id
                where d.organization_id = :organization and t.forum_id = :forum
                """)
        Count count(OrganizationId organization, ForumId forum, Instant since);
    }
}
