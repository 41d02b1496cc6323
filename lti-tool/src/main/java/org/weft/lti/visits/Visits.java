package org.weft.lti.visits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.base.Json;
import org.weft.base.Rounds;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;
import org.weft.session.Secrets;

/** Who has a page open, known by a secret in its address. */
public final class Visits implements AutoCloseable {
    private static final Duration LIFETIME = Duration.ofHours(1);
    /** What is stored of somebody is for as long as it takes: who may see it is told by a launch alone. */
    private static final Duration ABOUT_SOMEBODY = Duration.ofMinutes(15);

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Rounds rounds = new Rounds("visits");

    public Visits(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The secret, for example {@code 12-q8…}. */
    public String open(Visit visit) {
        var arrival = visit.arrival();
        var token = Secrets.random(arrival.organization());
        var lifetime = visit.about() == null ? LIFETIME : ABOUT_SOMEBODY;
        jdbi.useExtension(
                VisitDao.class,
                dao -> dao.add(
                        arrival.organization(),
                        Secrets.hash(token),
                        arrival.installation(),
                        visit.visitor(),
                        Json.write(visit),
                        clock.instant().plus(lifetime)));
        return token;
    }

    public void start() {
        rounds.start(PAUSE, this::purge);
    }

    @Override
    public void close() {
        rounds.close();
    }

    /** Removes what is too old; a job of {@link #start}. */
    public void purge() {
        jdbi.useExtension(VisitDao.class, dao -> dao.purge(clock.instant()));
    }

    /** Empty for a secret that is none of ours, or too old. */
    public Optional<Visit> find(String token) {
        return Secrets.organization(token)
                .flatMap(organization -> jdbi.withExtension(
                        VisitDao.class, dao -> dao.find(organization, Secrets.hash(token), clock.instant())))
                .map(json -> Json.read(json, Visit.class));
    }

    /** The placements of a place where somebody is just now, or has read something. */
    public Set<PlacementId> seen(OrganizationId organization, PlaceId place, PersonId person) {
        return Set.copyOf(jdbi.withExtension(VisitDao.class, dao -> dao.seen(organization, place, person)));
    }

    interface VisitDao {
        @SqlQuery("""
                select p.id
                from placement p
                where p.organization_id = :organization and p.place_id = :place
                  and (exists (
                          select from session s
                          where s.organization_id = p.organization_id and s.placement_id = p.id
                            and s.person_id = :person)
                       or exists (
                          select from forum_placement f
                          join thread t on t.organization_id = f.organization_id and t.forum_id = f.forum_id
                          join reading r on r.organization_id = t.organization_id and r.thread_id = t.id
                          where f.organization_id = p.organization_id and f.placement_id = p.id
                            and r.person_id = :person))
                """)
        List<PlacementId> seen(OrganizationId organization, PlaceId place, PersonId person);

        @SqlUpdate("""
                delete from lti_visit
                where expires_at <= :now
                """)
        void purge(Instant now);

        @SqlUpdate("""
                insert into lti_visit (organization_id, token_hash, installation_id, person_id, visit, expires_at)
                values (:organization, :hash, :installation, :person, cast(:visit as jsonb), :expiresAt)
                """)
        void add(
                OrganizationId organization,
                byte[] hash,
                InstallationId installation,
                PersonId person,
                String visit,
                Instant expiresAt);

        @SqlQuery("""
                select visit::text
                from lti_visit
                where organization_id = :organization and token_hash = :hash and expires_at > :now
                """)
        Optional<String> find(OrganizationId organization, byte[] hash, Instant now);
    }
}
