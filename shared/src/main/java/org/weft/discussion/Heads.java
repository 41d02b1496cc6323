package org.weft.discussion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.content.Visibility;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.session.Viewer;

/** "May this viewer see this thread?", answered from what never changes about a thread. */
final class Heads {
    private final Jdbi jdbi;
    private final Forums forums;
    private final Cache<Key, Head> known =
            Caffeine.newBuilder().maximumSize(50_000).build();

    Heads(Jdbi jdbi, Forums forums) {
        this.jdbi = jdbi;
        this.forums = forums;
    }

    private record Key(OrganizationId organization, ThreadId thread) {}

    record Head(ThreadId id, ForumId forumId, Kind kind, Audience audience, PersonId ownerId, ContentId firstPostId) {}

    /** A post and the thread it stands in. */
    record Spot(
            ContentId id,
            ThreadId threadId,
            int number,
            int rootNumber,
            PlaceId placeId,
            PersonId authorId,
            @Nullable Integer alias,
            String state) {
        boolean anonymous() {
            return alias != null;
        }
    }

    /** @throws Refusal.NotFound {@code thread-not-found}, also when it isn't for this viewer */
    Head thread(Viewer viewer, ThreadId thread) {
        var head = head(viewer.organization(), thread);
        boolean visible = head.forumId().equals(forums.of(viewer))
                && Visibility.allows(
                        head.audience().word(),
                        head.ownerId().value(),
                        viewer.staff(),
                        viewer.person().value());
        if (!visible) {
            throw notFound(thread);
        }
        return head;
    }

    /** @throws Refusal.NotFound {@code post-not-found}, also when it isn't for this viewer */
    Spot post(Viewer viewer, ContentId post) {
        var spot = jdbi.withExtension(HeadDao.class, dao -> dao.spot(viewer.organization(), post))
                .orElseThrow(() -> noPost(post));
        try {
            thread(viewer, spot.threadId());
        } catch (Refusal.NotFound e) {
            throw noPost(post);
        }
        return spot;
    }

    /** The same for a post that isn't deleted: a tombstone can't be voted for, endorsed or reacted to. */
    Spot visible(Viewer viewer, ContentId post) {
        var spot = post(viewer, post);
        if (!spot.state().equals("visible")) {
            throw noPost(post);
        }
        return spot;
    }

    /**
     * For staff, who looks after all forums of its place, a post in any of them; for others what {@link #post} says.
     *
     * @throws Refusal.NotFound {@code post-not-found}
     */
    Spot inPlace(Viewer viewer, ContentId post) {
        return viewer.staff()
                ? jdbi.withExtension(HeadDao.class, dao -> dao.spot(viewer.organization(), post))
                        .filter(spot -> spot.placeId().equals(viewer.place()))
                        .orElseThrow(() -> noPost(post))
                : post(viewer, post);
    }

    /** The thread of a post that the viewer was found to see. */
    Head of(Viewer viewer, Spot spot) {
        return head(viewer.organization(), spot.threadId());
    }

    /** Where posts of the viewer's place stand, in the order given. */
    List<Place> places(Viewer viewer, List<Long> posts) {
        return jdbi.withExtension(HeadDao.class, dao -> dao.places(viewer.organization(), viewer.place(), posts));
    }

    private Head head(OrganizationId organization, ThreadId thread) {
        var key = new Key(organization, thread);
        var head = known.getIfPresent(key);
        if (head == null) {
            head = jdbi.withExtension(HeadDao.class, dao -> dao.head(organization, thread))
                    .orElseThrow(() -> notFound(thread));
            known.put(key, head);
        }
        return head;
    }

    private static Refusal.NotFound notFound(ThreadId thread) {
        return new Refusal.NotFound("thread-not-found", "No thread " + thread.text());
    }

    static Refusal.NotFound noPost(ContentId post) {
        return new Refusal.NotFound("post-not-found", "No post " + post.text());
    }

    /** @param placement the key of one that shows the forum */
    record Place(
            ContentId post,
            ThreadId thread,
            String title,
            ForumId forum,
            @Nullable String placement) {}

    @RegisterConstructorMapper(Place.class)
    @RegisterConstructorMapper(Head.class)
    @RegisterConstructorMapper(Spot.class)
    interface HeadDao {
        @SqlQuery("""
                select id, forum_id, kind, audience, owner_id, first_post_id
                from thread
                where organization_id = :organization and id = :thread
                """)
        Optional<Head> head(OrganizationId organization, ThreadId thread);

        @SqlQuery("""
                select po.id as post, t.id as thread, t.title, t.forum_id as forum,
                       (select l.key
                        from forum_placement fp
                        join placement l on l.organization_id = fp.organization_id and l.id = fp.placement_id
                        where fp.organization_id = t.organization_id and fp.forum_id = t.forum_id
                        order by l.id
                        limit 1) as placement
                from post po
                join content c on c.organization_id = po.organization_id and c.id = po.id
                join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
                where po.organization_id = :organization and c.place_id = :place and po.id = any(:posts)
                order by array_position(:posts, po.id)
                """)
        List<Place> places(OrganizationId organization, PlaceId place, List<Long> posts);

        @SqlQuery("""
                select po.id, po.thread_id, po.number, po.root_number, c.place_id, c.author_id, c.alias, c.state
                from post po
                join content c on c.organization_id = po.organization_id and c.id = po.id
                where po.organization_id = :organization and po.id = :post
                """)
        Optional<Spot> spot(OrganizationId organization, ContentId post);
    }
}
