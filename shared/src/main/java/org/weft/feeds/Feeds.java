package org.weft.feeds;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;
import org.weft.session.Secrets;
import org.weft.session.Viewer;

/** Secret addresses of feeds: one for each person and placement. */
public final class Feeds {
    private final Jdbi jdbi;
    private final Clock clock;
    private final URI publicUrl;

    public Feeds(Jdbi jdbi, Clock clock, URI publicUrl) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** What a person is told about their feed: only once its address, which is kept as a hash. */
    record Told(@Nullable String address, @Nullable Instant since) {}

    /** The placement that a feed tells about. */
    record Feed(OrganizationId organizationId, PlaceId placeId, PlacementId placementId, String key, String title) {}

    Told of(Viewer viewer) {
        return new Told(
                null,
                jdbi.withExtension(
                                FeedDao.class,
                                dao -> dao.since(viewer.organization(), viewer.placement(), viewer.person()))
                        .orElse(null));
    }

    /** A new address; the one before stops working. */
    Told make(Viewer viewer) {
        var secret = Secrets.random(viewer.organization());
        var now = clock.instant();
        jdbi.useExtension(
                FeedDao.class,
                dao -> dao.put(viewer.organization(), viewer.placement(), viewer.person(), Secrets.hash(secret), now));
        return new Told(publicUrl.resolve("/feeds/" + secret).toString(), now);
    }

    void stop(Viewer viewer) {
        jdbi.useExtension(FeedDao.class, dao -> dao.remove(viewer.organization(), viewer.placement(), viewer.person()));
    }

    /** Empty when there is no such address, or no longer, or its person isn't in the place any more. */
    Optional<Feed> find(String secret) {
        return Secrets.organization(secret)
                .flatMap(organization ->
                        jdbi.withExtension(FeedDao.class, dao -> dao.find(organization, Secrets.hash(secret))));
    }

    @RegisterConstructorMapper(Feed.class)
    interface FeedDao {
        @SqlQuery("""
                select created_at
                from feed
                where organization_id = :organization and placement_id = :placement and person_id = :person
                """)
        Optional<Instant> since(OrganizationId organization, PlacementId placement, PersonId person);

        @SqlUpdate("""
                insert into feed (organization_id, placement_id, person_id, secret_hash, created_at)
                values (:organization, :placement, :person, :hash, :at)
                on conflict (organization_id, placement_id, person_id)
                do update set secret_hash = excluded.secret_hash, created_at = excluded.created_at
                """)
        void put(OrganizationId organization, PlacementId placement, PersonId person, byte[] hash, Instant at);

        @SqlUpdate("""
                delete from feed
                where organization_id = :organization and placement_id = :placement and person_id = :person
                """)
        void remove(OrganizationId organization, PlacementId placement, PersonId person);

        @SqlQuery("""
                select f.organization_id, l.place_id, l.id as placement_id, l.key, l.title
                from feed f
                join placement l on l.organization_id = f.organization_id and l.id = f.placement_id
                join place c on c.organization_id = l.organization_id and c.id = l.place_id
                join installation i on i.organization_id = c.organization_id and i.id = c.installation_id and i.enabled
                join member m on m.organization_id = f.organization_id and m.place_id = l.place_id
                    and m.person_id = f.person_id
                where f.organization_id = :organization and f.secret_hash = :hash
                """)
        Optional<Feed> find(OrganizationId organization, byte[] hash);
    }
}
