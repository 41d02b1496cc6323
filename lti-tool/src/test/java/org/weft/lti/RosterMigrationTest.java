package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.OldLms.opened;
import static org.weft.lti.RosterLms.member;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.lti.FakeServices.Reply;

/** Lists of members that tell what people were called by LTI 1.1. */
class RosterMigrationTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final MovingSchool school = new MovingSchool(TOOL);
    private final FakeServices services = new FakeServices(TOOL, school.platform);
    private long ben;

    @AfterEach
    void close() {
        school.close();
    }

    @Test
    void f13_whoCameByLti11_isTheSamePerson_beforeTheyComeAgain() {
        opened(school.ana.launch(listing(school.moved(claims -> {}))));

        read();

        assertThat(now("ben")).isEqualTo(ben);
        assertThat(name(ben)).isEqualTo("The ben");
        assertThat(now("cem")).as("never came by LTI 1.1").isNotIn(ben, now("ana"));
        assertThat(now("ana")).isEqualTo(school.person(old(), "old-ana"));

        opened(school.ana.launch(claims -> claims.put("sub", "ben")));
        assertThat(school.lastSession()).startsWith(ben);
    }

    @Test
    void f13_ofALmsThatHasNotProvedItself_nothingIsTaken() {
        opened(school.ana.launch(teaching(listing(claims -> {}))));

        read();

        assertThat(now("ben")).isNotEqualTo(ben);
    }

    @Test
    void f13_whoIsKnownAlready_staysWhoTheyAre() {
        opened(school.ana.launch(teaching(claims -> claims.put("sub", "ben"))));
        long known = now("ben");
        opened(school.ana.launch(listing(school.moved(claims -> {}))));

        read();

        assertThat(now("ben")).isEqualTo(known);
    }

    private Consumer<Map<String, Object>> listing(Consumer<Map<String, Object>> change) {
        opened(school.before.launch(fields -> fields.put("user_id", "old-ben")));
        ben = school.person(old(), "old-ben");
        var list = RosterLms.list(
                member("ana", "lti11_legacy_user_id", "old-ana"),
                member("ben", "lti11_legacy_user_id", "old-ben"),
                member("cem", "lti11_legacy_user_id", "old-cem"));
        services.answerAt(school.platform, "/members", asked -> Reply.json(list));
        return change.andThen(claims -> claims.put(
                RosterLms.NAMES_ROLES,
                Map.of(
                        "context_memberships_url",
                        school.platform.url("/members").toString())));
    }

    private static Consumer<Map<String, Object>> teaching(Consumer<Map<String, Object>> change) {
        return change.andThen(claims -> Learner.roles(claims, Learner.MEMBERSHIP + "Instructor"));
    }

    private void read() {
        RosterLms.await(() -> school.one("select count(*) from roster where due_at is not null and installation_id = "
                        + school.registration.installationId().value())
                > 0);
        TOOL.host.rosterReader().readDue();
    }

    private long old() {
        return school.before.consumer.installation().value();
    }

    private long now(String subject) {
        return school.person(school.registration.installationId().value(), subject);
    }

    private static String name(long person) {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select name from person where id = " + person)
                        .mapTo(String.class)
                        .one());
    }
}
