package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.TestClock;
import org.weft.db.TestDatabase;
import org.weft.places.PlaceId;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;
import org.weft.roster.Rosters;

/** Whom the host's list of members lets be mailed, and answer. */
class MembersMailTest {
    private static final MailServer MAIL = new MailServer();

    @RegisterExtension
    static final TestProduct WEFT = new TestProduct(TestDatabase.create(), new TestClock(), MAIL.settings());

    @AfterAll
    static void stop() {
        MAIL.close();
    }

    /** Reads a list that has these people, and then one without them. */
    private static void leave(Course course, String... names) {
        read(course, names);
        read(course, "Nobody Else");
    }

    private static void read(Course course, String... names) {
        var rosters = new Rosters(WEFT.database.jdbi(), WEFT.clock);
        var place = new PlaceId(course.carla.state().at("/place/id").asLong());
        WEFT.clock.advance(Duration.ofSeconds(61));
        rosters.wanted(course.school.organization(), course.school.installation(), place);
        Course.ok(WEFT.post(course.carla, "/api/roster/reading", "{}"));
        var due = rosters.take().orElseThrow();
        var listed = List.of(names).stream()
                .map(name -> new Rosters.Listed("sub-" + name, name, TestProduct.address(name), Role.LEARNER, Map.of()))
                .toList();
        rosters.whole(due, rosters.store(due, listed));
    }

    @Test
    void whoLeft_isMailedNothingMore() {
        var mailed = new Mailed(WEFT, MAIL, "Left before");
        var course = mailed.course;
        var thread = course.ask(course.ana, "Why?");
        course.reply(course.ben, thread, "Because");

        leave(course, "Ana");

        assertThat(mailed.to("Ana")).isEmpty();
    }

    @Test
    void whoLeft_cannotAnswerByMail() {
        var ana = new Answering(WEFT, MAIL, "Left after");

        leave(ana.course, "Ana");
        ana.answer("I am still here");

        assertThat(ana.posts()).containsExactly("Because");
    }

    @Test
    void whoNeverCame_isMailedNothing_notEvenThatTheyWereNamed() {
        var mailed = new Mailed(WEFT, MAIL, "Never came");
        var course = mailed.course;
        read(course, "Ana", "Chidi");
        var chidi = course.get(course.ana, "/api/members?q=chidi")
                .at("/members/0/id")
                .asText();

        course.ask(course.ana, "@[x](person:" + chidi + ") knows?");

        assertThat(mailed.to("Chidi")).isEmpty();
        var opened = WEFT.arrive(course.school, "Chidi", Role.LEARNER, course.key);
        assertThat(course.get(opened, "/api/notifications").toString()).contains("mention");
    }
}
