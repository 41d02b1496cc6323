package org.weft.app;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.db.Database;
import org.weft.imports.Dump;
import org.weft.imports.Site;
import org.weft.imports.StackExchangeImport;
import org.weft.imports.Target;
import org.weft.imports.Targets;
import org.weft.lti.HostKeys;
import org.weft.lti.LtiHost;
import org.weft.lti.registrations.NewRegistration;
import org.weft.lti.registrations.Registration;
import org.weft.lti.v1p1.ConsumerSecret;
import org.weft.people.Organizations;
import org.weft.practice.Course;
import org.weft.practice.CoursePage;
import org.weft.practice.Courses;
import org.weft.practice.OldKey;
import org.weft.practice.PracticeLms;
import org.weft.practice.PracticeMail;
import org.weft.practice.PracticeSettings;

/** The practice LMS beside the tool, on another site ({@code 127.0.0.1} against {@code localhost}), made at the first start. */
final class Practice {
    private static final Logger LOG = LoggerFactory.getLogger(Practice.class);
    private static final String ORGANIZATION = "Practice";
    private static final String CLIENT = "weft-practice";
    private static final String DEPLOYMENT = "1";

    private final URI lms;
    private final Database database;
    private final Clock clock;

    private Practice(URI lms, Database database, Clock clock) {
        this.lms = lms;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Registers it, with a widget on every page and a real forum on one. The LMS is returned, not yet started.
     *
     * @param mail that its people get; null when they get it elsewhere
     */
    static PracticeLms prepare(
            Settings settings, Clock clock, Database database, LtiHost lti, @Nullable PracticeMail mail) {
        var address = address(settings);
        var practice = new Practice(address, database, clock);
        if (lti.registrations().ofClient(address.toString(), CLIENT).isEmpty()) {
            var registration = lti.registrations().add(practice.registration());
            lti.admissions().set(registration, true);
            practice.furnish(registration);
        }
        var made = new PracticeLms(
                new PracticeSettings(address, settings.publicUrl(), CLIENT, DEPLOYMENT), clock, mail, settings.data());
        made.takeOldKey(practice.oldKey(lti));
        return made;
    }

    /** It speaks LTI 1.1 as well, for who wants to see what moving is like. */
    private OldKey oldKey(LtiHost lti) {
        var organization = new Organizations(database.jdbi(), clock).findOrAdd(ORGANIZATION);
        var consumers = lti.consumers();
        var consumer = consumers.all().stream()
                .filter(each -> each.organization().equals(organization.organizationId()))
                .findFirst()
                .orElseGet(() -> {
                    consumers.switchOn(organization.organizationId());
                    return consumers.add(
                            organization.organizationId(),
                            "Practice LMS (LTI 1.1)",
                            List.of(lms.toString()),
                            ConsumerSecret.random());
                });
        var known =
                consumers.of(consumer.organization(), consumer.installation()).orElseThrow();
        return new OldKey(consumer.key(), known.secret());
    }

    /** Where it listens. */
    static URI address(Settings settings) {
        return URI.create("http://127.0.0.1:" + settings.practicePort());
    }

    private NewRegistration registration() {
        return new NewRegistration(
                ORGANIZATION,
                "Practice LMS",
                lms.toString(),
                CLIENT,
                List.of(DEPLOYMENT),
                lms.resolve("/authorize"),
                lms.resolve("/token"),
                lms.resolve("/jwks.json"),
                List.of(),
                "{page}?target_link_uri={target}#tool",
                false);
    }

    private void furnish(Registration registration) {
        for (var course : Courses.ALL) {
            for (var page : course.pages()) {
                var target = target(registration, course, page);
                if (course.id().equals(Courses.QUANTUM)
                        && page.equals(course.pages().get(0))) {
                    fill(target);
                }
            }
        }
    }

    private Target target(Registration registration, Course course, CoursePage page) {
        var spot = new Targets.Spot(
                HostKeys.context(DEPLOYMENT, course.id()),
                course.title(),
                HostKeys.link(DEPLOYMENT, page.resourceLink(course)),
                page.linkTitle(),
                lms.resolve(course.path(page)).toString());
        return new Targets(database.jdbi(), clock)
                .make(registration.organizationId(), registration.installationId(), spot);
    }

    private void fill(Target target) {
        var dump = Dump.classPath(PracticeLms.class, "quantum-sample");
        var report = new StackExchangeImport(database.jdbi(), clock).run(target, dump, Site.of(dump, null));
        LOG.info("practice course filled, threads={} posts={}", report.threads(), report.posts());
    }
}
