package org.weft.discussion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Objects;
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
import org.weft.places.GroupId;
import org.weft.places.PlaceId;
import org.weft.session.Viewer;

/**
 * "May this viewer see this thread?", answered from what hardly ever changes about a thread. What staff moves or merges
 * is forgotten: at once on this node, on others when they hear of it; until then they may show it where it was.
 */
final class Heads {
    static final String ELSEWHERE = "elsewhere";

    private final Jdbi jdbi;
    private final Forums forums;
    private final Dates dates;
    private final Sights sights;
    private final Cache<Key, Head> known =
            Caffeine.newBuilder().maximumSize(50_000).build();

    Heads(Jdbi jdbi, Forums forums, Dates dates, Sights sights) {
        this.jdbi = jdbi;
        this.forums = forums;
        this.dates = dates;
        this.sights = sights;
    }

    private record Key(OrganizationId organization, ThreadId thread) {}

    record Head(
            ThreadId id,
            ForumId forumId,
            Kind kind,
            Audience audience,
            PersonId ownerId,
            @Nullable Integer ownerAlias,
            @Nullable GroupId groupId,
            PlaceId placeId,
            int reach,
            boolean postFirst,
            boolean earlier,
            ContentId firstPostId) {
        Visibility.Scope scope() {
            return new Visibility.Scope(
                    audience.word(), ownerId.value(), groupId == null ? null : groupId.value(), placeId.value(), reach);
        }

        /** Whether all who see the one see the other; never told of private ones with an anonymous owner. */
        boolean sharesAudience(Head other) {
            return audience == other.audience
                    && Objects.equals(groupId, other.groupId)
                    && placeId.equals(other.placeId)
                    && reach == other.reach
                    && postFirst == other.postFirst
                    && (audience == Audience.ALL
                            || (ownerAlias == null && other.ownerAlias == null && ownerId.equals(other.ownerId)));
        }
    }

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

    /**
     * @throws Refusal.NotFound {@code thread-not-found}, also when it isn't for this viewer; {@code elsewhere} with the
     *     key of a {@code placement} that shows it, when that isn't the viewer's
     */
    Head thread(Viewer viewer, ThreadId thread) {
        var head = head(viewer.organization(), thread);
        boolean here =
                head.forumId().equals(forums.of(viewer)) || head.placeId().equals(viewer.place());
        boolean visible =
                here && dates.opened(viewer, head.forumId()) && Visibility.allows(head.scope(), sights.of(viewer));
        if (!visible) {
            throw notFound(thread);
        }
        if (!head.forumId().equals(forums.of(viewer))) {
            throw elsewhere(viewer, head);
        }
        return head;
    }

    /** The same, with no memory of what it was: for when it wasn't found where it should be. */
    Head threadNow(Viewer viewer, ThreadId thread) {
        forget(viewer.organization(), thread);
        return thread(viewer, thread);
    }

    /** To be called after a commit that moves or merges a thread. */
    void forget(OrganizationId organization, ThreadId thread) {
        known.invalidate(new Key(organization, thread));
    }

    /** The post that opened a thread before that was merged into another; whether it is for the viewer is not said. */
    Optional<ContentId> opener(Viewer viewer, ThreadId former) {
        return known(viewer.organization(), former).isPresent()
                ? Optional.empty()
                : jdbi.withExtension(HeadDao.class, dao -> dao.opener(viewer.organization(), former));
    }

    /** Whether a branch left {@code thread} and stands in {@code now}. */
    boolean departed(OrganizationId organization, ThreadId thread, ThreadId now) {
        return jdbi.withExtension(HeadDao.class, dao -> dao.departed(organization, thread, now));
    }

    /** @throws Refusal.NotFound {@code post-not-found}, also when it isn't for this viewer */
    Spot post(Viewer viewer, ContentId post) {
        var spot = spot(viewer.organization(), post).orElseThrow(() -> noPost(post));
        try {
            var head = thread(viewer, spot.threadId());
            boolean others = spot.number() > 1 && !spot.authorId().equals(viewer.person());
            if (others && withheld(viewer, head)) {
                throw noPost(post);
            }
        } catch (Refusal.NotFound e) {
            throw e.code().equals(ELSEWHERE) ? e.with("post", post) : noPost(post);
        }
        return spot;
    }

    /** Whether the viewer sees the replies only after one of their own. */
    boolean withheld(Viewer viewer, Head head) {
        boolean staff = viewer.staff() && head.placeId().equals(viewer.place());
        return head.postFirst()
                && !staff
                && !head.ownerId().equals(viewer.person())
                && !jdbi.withExtension(
                        HeadDao.class, dao -> dao.wrote(viewer.organization(), head.id(), viewer.person()));
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
                ? spot(viewer.organization(), post)
                        .filter(spot -> Writing.staffOf(viewer, spot))
                        .orElseGet(() -> post(viewer, post))
                : post(viewer, post);
    }

    /** Read again when its thread was merged into another between the two looks. */
    private Optional<Spot> spot(OrganizationId organization, ContentId post) {
        var spot = jdbi.withExtension(HeadDao.class, dao -> dao.spot(organization, post));
        boolean there =
                spot.isEmpty() || known(organization, spot.get().threadId()).isPresent();
        return there ? spot : jdbi.withExtension(HeadDao.class, dao -> dao.spot(organization, post));
    }

    /** Whether it was taken over from an earlier group. */
    boolean earlier(OrganizationId organization, ThreadId thread) {
        return head(organization, thread).earlier();
    }

    /** The thread of a post that the viewer was found to see. */
    Head of(Viewer viewer, Spot spot) {
        return head(viewer.organization(), spot.threadId());
    }

    /** Where a post of the viewer's place stands. */
    Place place(Viewer viewer, ContentId post) {
        return places(viewer, List.of(post.value())).get(0);
    }

    /** Where posts of the viewer's place stand, in the order given. */
    List<Place> places(Viewer viewer, List<Long> posts) {
        return jdbi.withExtension(HeadDao.class, dao -> dao.places(viewer.organization(), viewer.place(), posts));
    }

    private Head head(OrganizationId organization, ThreadId thread) {
        return known(organization, thread).orElseThrow(() -> notFound(thread));
    }

    /** Read within the cache, so that what is forgotten meanwhile isn't remembered. */
    private Optional<Head> known(OrganizationId organization, ThreadId thread) {
        return Optional.ofNullable(known.get(
                new Key(organization, thread),
                key -> jdbi.withExtension(HeadDao.class, dao -> dao.head(organization, thread))
                        .orElse(null)));
    }

    private Refusal elsewhere(Viewer viewer, Head head) {
        var places = places(viewer, List.of(head.firstPostId().value()));
        return new Refusal.NotFound(ELSEWHERE, "It stands on another page of the course")
                .with("post", head.firstPostId())
                .with("placement", places.isEmpty() ? null : places.get(0).placement());
    }

    static Refusal.NotFound notFound(ThreadId thread) {
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
                select exists (
                    select from thread_person
                    where organization_id = :organization and thread_id = :thread and person_id = :person)
                """)
        boolean wrote(OrganizationId organization, ThreadId thread, PersonId person);

        @SqlQuery("""
                select id, forum_id, kind, audience, owner_id, owner_alias, group_id, place_id, reach, post_first,
                       earlier, first_post_id
                from thread
                where organization_id = :organization and id = :thread
                """)
        Optional<Head> head(OrganizationId organization, ThreadId thread);

        @SqlQuery("""
                select first_post_id
                from former_thread
                where organization_id = :organization and id = :former
                """)
        Optional<ContentId> opener(OrganizationId organization, ThreadId former);

        @SqlQuery("""
                select exists (
                    select from departure d
                    join post p on p.organization_id = d.organization_id and p.id = d.post_id
                    where d.organization_id = :organization and d.thread_id = :thread and p.thread_id = :now)
                """)
        boolean departed(OrganizationId organization, ThreadId thread, ThreadId now);

        @SqlQuery("""
                select po.id as post, t.id as thread, t.title, t.forum_id as forum,
                       (select l.key
                        from forum_placement fp
                        join placement l on l.organization_id = fp.organization_id and l.id = fp.placement_id
                        where fp.organization_id = t.organization_id and fp.forum_id = t.forum_id
                          and l.place_id = :place
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
