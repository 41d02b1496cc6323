package org.weft.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.weft.base.Json;
import org.weft.discussion.Placing;
import org.weft.imports.Site;
import org.weft.imports.StackExchangeImport;
import org.weft.imports.Targets;
import org.weft.lti.HostKeys;
import org.weft.lti.platform.PublicAddresses;
import org.weft.lti.registrations.NewRegistration;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.Registrations;
import org.weft.people.Installations;
import org.weft.people.Organizations;
import org.weft.people.People;
import org.weft.places.Groups;
import org.weft.places.Places;
import org.weft.places.Role;
import org.weft.session.Arrival;
import org.weft.session.Arrivals;
import org.weft.session.Welcome;
import org.weft.session.Widget;

/** A course with a forum and members, loaded through the product's own ways in. */
final class School {
    static final String CLIENT = "bench";
    static final String DEPLOYMENT = "1";
    static final String COURSE = "course";
    /** What the names begin with by which the LMS knows members. */
    static final String MEMBER = "member-";

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final Jdbi jdbi;
    private final Clock clock;
    private final Arrivals arrivals;
    private final Registration registration;

    private School(Jdbi jdbi, Clock clock, Arrivals arrivals, Registration registration) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.arrivals = arrivals;
        this.registration = registration;
    }

    /** Registers the LMS, fills the course and lets its members arrive. */
    static School load(Jdbi jdbi, URI lms, MadeUpForum forum, int members) {
        var clock = Clock.systemUTC();
        var installations = new Installations(jdbi, clock);
        var registrations = new Registrations(
                jdbi, clock, new Organizations(jdbi, clock), installations, new PublicAddresses(true));
        var registration = registrations.add(new NewRegistration(
                "Bench",
                "Bench LMS",
                lms.toString(),
                CLIENT,
                List.of(DEPLOYMENT),
                lms.resolve("/authorize"),
                lms.resolve("/token"),
                lms.resolve("/jwks.json"),
                List.of(),
                null,
                false));
        var places = new Places(jdbi, clock);
        var arrivals = new Arrivals(
                jdbi, clock, URI.create("http://localhost"), new People(clock), places, new Groups(jdbi, clock));
        var school = new School(jdbi, clock, arrivals, registration);
        school.course(COURSE, forum, members);
        // Posts are counted, but nobody is held up: few members write what many would.
        jdbi.useHandle(handle -> handle.execute("""
                insert into place_rule (organization_id, place_id, posts_per_minute, posts_per_day)
                select organization_id, id, 1000000, 1000000
                from place
                """));
        jdbi.useHandle(handle -> handle.execute("analyze"));
        return school;
    }

    /** Fills so many small courses more, each with the first members. */
    void furtherCourses(int count, int members) {
        for (int i = 0; i < count; i++) {
            course(COURSE + i, MadeUpForum.small(), members);
        }
        jdbi.useHandle(handle -> handle.execute("analyze"));
    }

    private void course(String course, MadeUpForum forum, int members) {
        var spot = new Targets.Spot(
                HostKeys.context(DEPLOYMENT, course),
                "Course",
                HostKeys.link(DEPLOYMENT, link(course)),
                "Questions",
                null);
        var target = new Targets(jdbi, clock).make(registration.organizationId(), registration.installationId(), spot);
        new StackExchangeImport(jdbi, clock).run(target, forum, new Site("https://" + course + ".example"));
        for (int i = 0; i < members; i++) {
            var unused = arrive(i, course);
        }
    }

    /** Until every post can be found. */
    void awaitIndex() throws InterruptedException {
        await("select not exists (select from search_queue)");
    }

    /** A course that the teacher has just opened. */
    ListedCourse listedCourse(String course) {
        var unused = arrive(0, course);
        return new ListedCourse(jdbi, clock, registration, course);
    }

    /** As if the teacher had chosen the discussion in our picker, with points: the link's first launch makes it so. */
    void prepare(String id, int points) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into lti_prepared (organization_id, id, installation_id, deployment_id, context_key,
                                                  person_id, role, title, setup, points, created_at)
                        select i.organization_id, cast(:id as uuid), i.installation_id, :deployment, :course,
                               i.person_id, 'instructor', 'Questions', cast(:setup as jsonb), :points, :now
                        from identity i
                        where i.organization_id = :organization and i.installation_id = :installation
                          and i.subject = :teacher
                        """)
                .bind("id", id)
                .bind("deployment", DEPLOYMENT)
                .bind("course", HostKeys.context(DEPLOYMENT, COURSE))
                .bind("setup", Json.write(Placing.Setup.USUAL))
                .bind("points", points)
                .bind("now", clock.instant())
                .bind("organization", registration.organizationId().value())
                .bind("installation", registration.installationId().value())
                .bind("teacher", subject(0))
                .execute());
    }

    /** Until what launches have told of services is done: members read, notices asked for, points counted. */
    void awaitServices() throws InterruptedException {
        await("""
                select exists (select from roster where read_at is not null)
                   and not exists (select from roster where due_at is not null)
                   and exists (select from lti_notice_handler where told_at is not null)
                   and exists (select from lti_gradebook)
                   and exists (select from credit where enabled)
                   and not exists (select from credit where due_at is not null)
                """);
    }

    private void await(String sql) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(boolean.class).one())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not done within " + LONGEST_WAIT.toMinutes() + " minutes: " + sql);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** The id of the link on a course's page. */
    static String link(String course) {
        return "link-" + course;
    }

    /** The name by which the LMS knows a member. */
    static String subject(int member) {
        return MEMBER + member;
    }

    /** The id of the thread with this title. */
    String thread(String title) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from thread where title = ?")
                .bind(0, title)
                .mapTo(String.class)
                .one());
    }

    /** Bearer tokens of the first members, as their pages get them. */
    List<String> tokens(ServerProcess server, int members) throws IOException {
        var tokens = new ArrayList<String>();
        try (var client = new Client(server.port())) {
            for (int i = 0; i < members; i++) {
                tokens.add(token(client.get(arrive(i, COURSE).getPath()).text()));
            }
        }
        return tokens;
    }

    /** The widget's page, as a member gets it. */
    String page(ServerProcess server) throws IOException {
        try (var client = new Client(server.port())) {
            return client.get(arrive(1, COURSE).getPath()).text();
        }
    }

    private static String token(String page) {
        var matcher = TOKEN.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("No token in the page: " + page);
        }
        return matcher.group(1);
    }

    private URI arrive(int member, String course) {
        var welcome = arrivals.arrive(new Arrival(
                registration.organizationId(),
                registration.installationId(),
                subject(member),
                "Member " + member,
                null,
                "en",
                member == 0 ? Role.INSTRUCTOR : Role.LEARNER,
                HostKeys.context(DEPLOYMENT, course),
                "Course",
                HostKeys.link(DEPLOYMENT, link(course)),
                "Questions",
                Widget.DISCUSSION,
                null,
                null,
                true,
                Map.of(),
                null));
        return ((Welcome.Opened) welcome).page();
    }
}
