package org.weft.moderation;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.discussion.ForumId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.session.SessionId;
import org.weft.session.Viewer;

/** The places where somebody is staff, and people as they are in a place that they don't look from. */
public final class Desks {
    private static final int MOST = 200;
    private static final SessionId NONE = new SessionId(0);

    private final Jdbi jdbi;

    public Desks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @throws Refusal.NotAllowed {@code not-allowed} for all but staff */
    static void requireStaff(Viewer viewer) {
        if (!viewer.staff()) {
            throw new Refusal.NotAllowed("not-allowed", "Staff only");
        }
    }

    /** Ids of all places where the viewer is staff, up to two hundred. */
    List<Long> of(Viewer viewer) {
        return jdbi.withExtension(DeskDao.class, dao -> dao.staffOf(viewer.organization(), viewer.person(), MOST));
    }

    /**
     * The viewer as staff of a place, on a page there that shows the post.
     *
     * @param place null for the viewer's own
     * @throws Refusal.NotFound {@code post-not-found} where they are no staff
     */
    Viewer at(Viewer viewer, @Nullable PlaceId place, ContentId post) {
        if (place == null || !viewer.staff()) {
            return viewer;
        }
        var forum = jdbi.withExtension(DeskDao.class, dao -> dao.forum(viewer.organization(), post));
        return as(viewer, viewer.person(), place, forum.orElse(null))
                .filter(Viewer::staff)
                .orElseThrow(() -> new Refusal.NotFound("post-not-found", "No post " + post.text()));
    }

    /** Somebody as they are in a place, on a page there that shows the forum if one does. Empty for no member. */
    Optional<Viewer> as(Viewer viewer, PersonId person, PlaceId place, @Nullable ForumId forum) {
        return jdbi.withExtension(
                DeskDao.class, dao -> dao.viewer(viewer.organization(), viewer.session(), person, place, forum));
    }

    /** Somebody without an open page, as they are in a place, on a page there that shows the post if one does. */
    public Optional<Viewer> away(OrganizationId organization, PersonId person, PlaceId place, ContentId post) {
        return jdbi.withExtension(
                DeskDao.class,
                dao -> dao.viewer(
                        organization,
                        NONE,
                        person,
                        place,
                        dao.forum(organization, post).orElse(null)));
    }

    @RegisterConstructorMapper(Viewer.class)
    interface DeskDao {
        @SqlQuery("""
                select place_id
                from member
                where organization_id = :organization and person_id = :person
                  and role in ('helper', 'instructor', 'author') and left_at is null
                order by place_id
                limit :limit
                """)
        List<Long> staffOf(OrganizationId organization, PersonId person, int limit);

        @SqlQuery("""
                select t.forum_id
                from post po
                join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
                where po.organization_id = :organization and po.id = :post
                """)
        Optional<ForumId> forum(OrganizationId organization, ContentId post);

        @SqlQuery("""
                select m.organization_id as organization, cast(:session as bigint) as session, m.person_id as person,
                       p.name, p.locale, m.place_id as place, c.title as place_title, l.id as placement,
                       l.key as placement_key, l.title as placement_title, l.widget, m.role, l.return_url,
                       null::text as parent_origin, i.frame_ancestors
                from member m
                join person p on p.organization_id = m.organization_id and p.id = m.person_id
                join place c on c.organization_id = m.organization_id and c.id = m.place_id
                join installation i on i.organization_id = c.organization_id and i.id = c.installation_id
                join lateral (
                    select l.id, l.key, l.title, l.widget, l.return_url
                    from placement l
                    left join forum_placement fp on fp.organization_id = l.organization_id and fp.placement_id = l.id
                    where l.organization_id = m.organization_id and l.place_id = m.place_id
                    order by fp.forum_id is not distinct from cast(:forum as bigint) desc, l.id
                    limit 1) l on true
                where m.organization_id = :organization and m.person_id = :person and m.place_id = :place
                  and m.left_at is null
                """)
        Optional<Viewer> viewer(
                OrganizationId organization,
                SessionId session,
                PersonId person,
                PlaceId place,
                @Nullable ForumId forum);
    }
}
