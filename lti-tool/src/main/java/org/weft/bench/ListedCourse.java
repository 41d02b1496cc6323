package org.weft.bench;

import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.weft.credit.Scores;
import org.weft.discussion.Placing;
import org.weft.lti.HostKeys;
import org.weft.lti.grades.GradeSources;
import org.weft.lti.grades.GradesClaim;
import org.weft.lti.registrations.Registration;
import org.weft.lti.roster.RosterClaim;
import org.weft.lti.roster.RosterSources;
import org.weft.lti.services.Scope;
import org.weft.product.Product;
import org.weft.roster.Rosters;

/** A course that its teacher has opened, and what becomes due there of the LMS's services. */
final class ListedCourse {
    /** What points are given for. */
    static final String COMMENT = "Took part";

    private static final int MOST_STEPS = 3000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Registration registration;
    private final String course;
    private final long place;

    ListedCourse(Jdbi jdbi, Clock clock, Registration registration, String course) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.registration = registration;
        this.course = course;
        this.place = jdbi.withHandle(handle -> handle.createQuery("""
                        select id from place
                        where organization_id = :organization and installation_id = :installation and host_key = :key
                        """)
                .bind("organization", registration.organizationId().value())
                .bind("installation", registration.installationId().value())
                .bind("key", placeKey())
                .mapTo(Long.class)
                .one());
    }

    /** As a launch does: the list of members is due from here on. */
    void tellRoster(URI members) throws InterruptedException {
        try (var sources = new RosterSources(jdbi, clock, new Rosters(jdbi, clock))) {
            sources.see(new RosterSources.Seen(
                    registration.organizationId(),
                    registration.installationId(),
                    School.DEPLOYMENT,
                    placeKey(),
                    new RosterClaim(members, null, null, null)));
            await("""
                    select count(*) from roster
                    where organization_id = :organization and place_id = :place and due_at is not null
                    """);
        }
    }

    /** As when an hour has passed and somebody comes. */
    void rosterIsDue() {
        update("""
                update roster set due_at = :now where organization_id = :organization and place_id = :place
                """, Map.of());
    }

    /** How many the list has that was read last; none while it is due. */
    int listed() {
        return count("""
                select count(*)
                from member m
                join roster r using (organization_id, place_id)
                where m.organization_id = :organization and m.place_id = :place
                  and m.listed and m.left_at is null and r.due_at is null
                """);
    }

    /** Points count in the discussion, and go to the link's own column. */
    void switchPointsOn(Product product, URI columns, URI column) throws InterruptedException {
        var spot = new Placing.Spot(
                registration.installationId(), placeKey(), "Course", placementKey(), "Questions", null);
        var placement =
                product.placing().find(registration.organizationId(), spot).orElseThrow();
        product.credit().grade(registration.organizationId(), placement, EveryService.POINTS);
        try (var sources = new GradeSources(jdbi, clock, new Scores(jdbi, clock))) {
            sources.see(new GradeSources.Seen(
                    registration.organizationId(),
                    registration.installationId(),
                    School.DEPLOYMENT,
                    placeKey(),
                    placementKey(),
                    School.link(course),
                    new GradesClaim(columns, column, EnumSet.of(Scope.LINE_ITEMS, Scope.RESULTS, Scope.SCORES))));
            await("""
                    select count(*) from gradebook where organization_id = :organization and place_id = :place
                    """);
        }
    }

    /** The teacher gives one more to each of the first so many; to be counted. */
    void givePoint(int learners) {
        update("""
                insert into credit_given (organization_id, place_id, forum_id, person_id, points, comment, given_by, at,
                                          client_key)
                select c.organization_id, c.place_id, c.forum_id, m.person_id, 1, :comment, t.person_id, :now,
                       gen_random_uuid()::text
                from credit c
                join member m using (organization_id, place_id)
                join member t using (organization_id, place_id)
                where c.organization_id = :organization and c.place_id = :place
                  and m.role = 'learner' and m.listed and t.role = 'instructor'
                order by m.person_id
                limit :learners
                """, Map.of("comment", COMMENT, "learners", learners));
        update("""
                update credit set due_at = :now where organization_id = :organization and place_id = :place
                """, Map.of());
    }

    /** How many learners' points are in the gradebook, just as they are here. */
    int delivered() {
        return count("""
                select count(*)
                from credit_score
                where organization_id = :organization and place_id = :place
                  and state = 'delivered' and taken_points = points
                """);
    }

    private void update(String sql, Map<String, Object> more) {
        jdbi.useHandle(handle -> {
            var update = handle.createUpdate(sql).bindMap(more);
            update.bind("organization", registration.organizationId().value()).bind("place", place);
            update.bind("now", clock.instant()).execute();
        });
    }

    private int count(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("organization", registration.organizationId().value())
                .bind("place", place)
                .mapTo(Integer.class)
                .one());
    }

    private void await(String sql) throws InterruptedException {
        for (int step = 0; count(sql) == 0; step++) {
            if (step == MOST_STEPS) {
                throw new IllegalStateException("Not done in time: " + sql);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private String placeKey() {
        return HostKeys.context(School.DEPLOYMENT, course);
    }

    private String placementKey() {
        return HostKeys.link(School.DEPLOYMENT, School.link(course));
    }
}
