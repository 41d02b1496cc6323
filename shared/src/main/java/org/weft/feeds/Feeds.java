package org.weft.feeds;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.discussion.Discussion;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;
import org.weft.session.Secrets;
import org.weft.session.Viewer;

/** Secret addresses of feeds: one for each person and placement, and one for each tag that they wish to read there. */
public final class Feeds {
    private static final int MOST_TAGS = 50;

    private final Jdbi jdbi;
    private final Clock clock;
    private final URI publicUrl;

    public Feeds(Jdbi jdbi, Clock clock, URI publicUrl) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** What a person is told about their feeds here: only once an address, which is kept as a hash. */
    record Told(@Nullable String address, @Nullable Instant since, List<OfTag> tags) {}

    /** The same for one tag. */
    record OfTag(String tag, @Nullable String address, Instant since) {}

    /** Whose feed it is and what it tells about: a placement, or in it the threads with a tag. */
    record Feed(
            OrganizationId organizationId,
            PersonId personId,
            PlaceId placeId,
            PlacementId placementId,
            String key,
            String title,
            @Nullable String tag) {}

    Told of(Viewer viewer) {
        return told(viewer, null, "", null);
    }

    /** A new address; the one before stops working. */
    Told make(Viewer viewer) {
        var secret = Secrets.random(viewer.organization());
        jdbi.useExtension(
                FeedDao.class,
                dao -> dao.put(
                        viewer.organization(),
                        viewer.placement(),
                        viewer.person(),
                        Secrets.hash(secret),
                        clock.instant()));
        return told(viewer, address(secret), "", null);
    }

    void stop(Viewer viewer) {
        jdbi.useExtension(FeedDao.class, dao -> dao.remove(viewer.organization(), viewer.placement(), viewer.person()));
    }

    /** @throws Refusal.Invalid {@code tag-invalid} @throws Refusal.Conflict {@code too-many-feeds} */
    Told make(Viewer viewer, String tag) {
        var name = Discussion.tag(tag);
        var secret = Secrets.random(viewer.organization());
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(FeedDao.class);
            dao.putTag(
                    viewer.organization(),
                    viewer.placement(),
                    viewer.person(),
                    name,
                    Secrets.hash(secret),
                    clock.instant());
            if (dao.tags(viewer.organization(), viewer.placement(), viewer.person())
                            .size()
                    > MOST_TAGS) {
                throw new Refusal.Conflict("too-many-feeds", "At most " + MOST_TAGS).with("limit", MOST_TAGS);
            }
        });
        return told(viewer, null, name, address(secret));
    }

    /** Stopping what isn't there is fine. */
    Told stop(Viewer viewer, String tag) {
        jdbi.useExtension(
                FeedDao.class, dao -> dao.removeTag(viewer.organization(), viewer.placement(), viewer.person(), tag));
        return of(viewer);
    }

    private Told told(Viewer viewer, @Nullable String address, String tag, @Nullable String ofTag) {
        return jdbi.withExtension(
                FeedDao.class,
                dao -> new Told(
                        address,
                        dao.since(viewer.organization(), viewer.placement(), viewer.person())
                                .orElse(null),
                        dao.tags(viewer.organization(), viewer.placement(), viewer.person()).stream()
                                .map(each ->
                                        new OfTag(each.tag(), each.tag().equals(tag) ? ofTag : null, each.createdAt()))
                                .toList()));
    }

    private String address(String secret) {
        return publicUrl.resolve("/feeds/" + secret).toString();
    }

    /** Empty when there is no such address, or no longer, or its person isn't in the place any more. */
    Optional<Feed> find(String secret) {
        return Secrets.organization(secret)
                .flatMap(organization ->
                        jdbi.withExtension(FeedDao.class, dao -> dao.find(organization, Secrets.hash(secret))));
    }
}
