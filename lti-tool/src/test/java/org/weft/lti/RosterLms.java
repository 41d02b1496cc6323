package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.weft.lti.FakeServices.Asked;
import org.weft.lti.FakeServices.Reply;
import org.weft.lti.registrations.Registration;

/** An LMS that gives lists of members of its one course, and what is known of that course after they were read. */
final class RosterLms implements AutoCloseable {
    static final String NAMES_ROLES = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";

    final Tool tool;
    final FakePlatform platform = new FakePlatform();
    final FakeServices services;
    final Learner learner;
    final Registration registration;

    RosterLms(Tool tool) {
        this.tool = tool;
        services = new FakeServices(tool, platform);
        learner = new Learner(tool, platform);
        registration = tool.register(platform);
    }

    @Override
    public void close() {
        platform.close();
    }

    /** Somebody on the LMS's list; a key and its value follow each other. */
    static Map<String, Object> member(String subject, Object... more) {
        var member = new LinkedHashMap<String, Object>();
        member.put("user_id", subject);
        member.put("name", "The " + subject);
        member.put("roles", List.of("Learner"));
        member.put("status", "Active");
        for (int i = 0; i < more.length; i += 2) {
            member.put(String.valueOf(more[i]), more[i + 1]);
        }
        return member;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // List.of only reads them.
    static String list(Map<String, Object>... members) {
        return FakePlatform.json(Map.of(
                "id", "http://x",
                "context", Map.of("id", "course-1", "members", List.of("decoy")),
                "members", List.of(members)));
    }

    /** A list with a link to more of it. */
    Reply linking(String json, String relation, String pathAndQuery) {
        return Reply.json(json).with("Link", "<" + platform.url(pathAndQuery) + ">; rel=\"" + relation + "\"");
    }

    void answer(Function<Asked, Reply> answer) {
        services.answerAt(platform, "/members", answer);
    }

    @SafeVarargs
    final void answerList(Map<String, Object>... members) {
        var json = list(members);
        answer(asked -> Reply.json(json));
    }

    /** The teacher opens the course: what that tells is known a moment later. */
    void open() {
        open(claims -> {});
    }

    void open(Consumer<Map<String, Object>> change) {
        open("/members", change);
    }

    void open(String path, Consumer<Map<String, Object>> change) {
        var answer = learner.launch(claims -> {
            claims.put("sub", "carla");
            claims.put("name", "Carla Couto");
            claims.put(
                    NAMES_ROLES,
                    Map.of(
                            "context_memberships_url",
                            platform.url(path).toString(),
                            "service_versions",
                            List.of("2.0")));
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
            change.accept(claims);
        });
        assertThat(answer.statusCode()).isEqualTo(303);
        await(() -> rows("select count(*) from roster where due_at is not null") > 0);
    }

    void openAndRead() {
        open();
        read();
    }

    void read() {
        tool.host.rosterReader().readDue();
    }

    /** An hour later somebody comes again. */
    void readAgain() {
        later(Duration.ofHours(1));
        read();
    }

    void later(Duration duration) {
        tool.clock.advance(duration);
        tool.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        """
                update roster set due_at = ? where organization_id = ? and due_at is null
                """,
                        Timestamp.from(tool.clock.instant()),
                        registration.organizationId().value()));
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    long rows(String sql) {
        return tool.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                sql + (sql.contains(" where ") ? " and " : " where ") + place("place_id"))
                        .mapTo(Long.class)
                        .one());
    }

    private String place(String column) {
        return column + " in (select p.id from place p join lti_registration r using (organization_id, installation_id)"
                + " where r.issuer = '" + platform.issuer + "')";
    }

    /** Names of members with what is known of them, for example {@code The ana learner listed}. */
    List<String> members() {
        return tool.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select p.name || ' ' || m.role || case when m.left_at is not null then ' left'
                                                               when m.listed then ' listed' else '' end
                        from member m
                        join person p on p.organization_id = m.organization_id and p.id = m.person_id
                        """ + "where " + place("m.place_id") + " order by 1")
                        .mapTo(String.class)
                        .list());
    }

    String problem() {
        return tool.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select coalesce(problem, 'none') from roster where " + place("place_id"))
                        .mapTo(String.class)
                        .one());
    }

    /** Names of groups with their people's names. */
    List<String> groups() {
        return tool.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                """
                        select g.set_name || '/' || g.name || ': ' || string_agg(p.name, ', ' order by p.name)
                        from place_group g
                        join group_member m on m.organization_id = g.organization_id and m.group_id = g.id
                        join person p on p.organization_id = m.organization_id and p.id = m.person_id
                        """ + "where " + place("g.place_id") + " group by g.set_name, g.name order by 1")
                        .mapTo(String.class)
                        .list());
    }
}
