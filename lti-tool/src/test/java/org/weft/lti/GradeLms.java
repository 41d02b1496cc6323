package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.weft.lti.FakeServices.Asked;
import org.weft.lti.registrations.Registration;

/** An LMS with a gradebook and one course, and what we know of its people's points. */
final class GradeLms extends FakeGradebook implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    final Tool tool;
    final Learner learner;
    final Registration registration;

    GradeLms(Tool tool) {
        this(tool, new FakePlatform());
    }

    GradeLms(Tool tool, FakePlatform platform) {
        super(tool, platform);
        this.tool = tool;
        learner = new Learner(tool, platform);
        learner.clientId = "graded-" + COUNT.incrementAndGet();
        registration = tool.register(platform, learner.clientId, Tool.DEPLOYMENT);
    }

    @Override
    public void close() {
        platform.close();
    }

    /** The teacher and some learners open the discussion, in which points count from then on. */
    GradeLms open(@Nullable String ownColumn, String... learners) {
        return open(claims -> claims.put(GRADES, claim(ownColumn)), learners);
    }

    GradeLms open(Consumer<Map<String, Object>> change, String... learners) {
        launch("carla", "Instructor", change);
        for (var each : learners) {
            launch(each, "Learner", change);
        }
        await(() -> count("select count(*) from gradebook where organization_id = " + organization()) > 0);
        set(10);
        return this;
    }

    void launch(String subject, String role, Consumer<Map<String, Object>> change) {
        var answer = learner.launch(claims -> {
            claims.put("sub", subject);
            claims.put("name", "The " + subject);
            Learner.roles(claims, Learner.MEMBERSHIP + role);
            change.accept(claims);
        });
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private long organization() {
        return registration.organizationId().value();
    }

    /** Switches points on, or changes their maximum. */
    void set(int maximum) {
        Points.set(tool, registration.organizationId(), maximum);
    }

    /** Gives points by hand and has them counted. */
    void give(String subject, int points) {
        give(subject, points, "Well done");
    }

    void give(String subject, int points, String comment) {
        Points.give(tool, registration.organizationId(), subject, points, comment);
    }

    void send() {
        tool.host.grading().sender().sendDue();
    }

    void later(Duration time) {
        tool.clock.advance(time);
        send();
    }

    /** For example {@code delivered}, or {@code waiting unavailable}. */
    String state(String subject) {
        return tool.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select s.state || coalesce(' ' || s.problem, '') || coalesce(' ' || s.theirs, '')
                        from credit_score s join identity i using (organization_id, person_id)
                        where s.organization_id = :o and i.subject = :subject
                        """)
                        .bind("o", organization())
                        .bind("subject", subject)
                        .mapTo(String.class)
                        .findOne()
                        .orElse("none"));
    }

    void decide(String subject, String sql) {
        tool.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "update credit_score s set " + sql + " from identity i where s.organization_id = :o"
                                        + " and i.organization_id = :o and i.person_id = s.person_id and i.subject = :subject")
                        .bind("o", organization())
                        .bind("subject", subject)
                        .bind("now", tool.clock.instant())
                        .execute());
    }

    long count(String sql) {
        return tool.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    List<String> asked(String method, String part) {
        return services.asked.stream()
                .filter(each -> each.method().equals(method))
                .map(Asked::pathAndQuery)
                .filter(each -> each.contains(part))
                .toList();
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
