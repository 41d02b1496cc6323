package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.TestClock;
import org.weft.db.TestDatabase;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T17: when news is mailed, and which is not any more by then. */
class MailTimesTest {
    private static final MailServer MAIL = new MailServer();

    @RegisterExtension
    static final TestProduct WEFT = new TestProduct(TestDatabase.create(), new TestClock(), MAIL.settings());

    private static int courses;

    private Mailed mailed;
    private Course course;

    @AfterAll
    static void stop() {
        MAIL.close();
    }

    @BeforeEach
    void aCourse() {
        mailed = new Mailed(WEFT, MAIL, "Mailed " + ++courses);
        course = mailed.course;
    }

    @Test
    void itWaitsUntilAPostCanNotBeChangedWithoutATrace_andTellsWhatItSaysThen() {
        mailed.set("{\"editMinutes\":5,\"anonymity\":true,\"flagsToHide\":3}");
        var thread = course.ask(course.ana, "Why?");
        var post = course.reply(course.ben, thread, "Becuase").get("id").asText();
        mailed.pass(Duration.ofMinutes(4));
        assertThat(mailed.to("Ana")).isEmpty();
        course.put(course.ben, "/api/posts/" + post, "{\"text\":\"Because\",\"version\":1}");

        mailed.pass(Duration.ofMinutes(1));

        assertThat(MailServer.text(mailed.one("Ana"))).contains("Because").doesNotContain("Becuase");
    }

    @Test
    void wherePostsCanBeChangedForEver_itWaitsHalfAnHour() {
        mailed.set("{\"editMinutes\":null,\"anonymity\":true,\"flagsToHide\":3}");
        course.reply(course.ben, course.ask(course.ana, "Why?"), "Because");
        mailed.pass(Duration.ofMinutes(29));
        assertThat(mailed.to("Ana")).isEmpty();

        mailed.pass(Duration.ofMinutes(1));

        assertThat(mailed.to("Ana")).hasSize(1);
    }

    @Test
    void manyOfAThreadAreOneMail_andManyThreadsOneDigest() throws Exception {
        mailed.rhythm(course.ana, "{\"often\":\"hourly\"}");
        var thread = course.ask(course.ana, "Why?");
        course.reply(course.ben, thread, "Because");
        course.reply(course.carla, thread, "So");
        mailed.settle();
        mailed.rhythm(course.ana, "{\"often\":\"now\"}");

        var mail = mailed.one("Ana");
        assertThat(MailServer.header(mail, "From")).startsWith("Carla <");
        assertThat(MailServer.text(mail)).containsSubsequence("Ben ·", "Because", "Carla ·", "So");

        MAIL.empty();
        mailed.rhythm(course.ana, "{\"often\":\"hourly\"}");
        for (int i = 0; i < 6; i++) {
            course.reply(course.ben, course.ask(course.ana, "Question " + i), "Answer " + i);
        }
        mailed.settle();
        mailed.rhythm(course.ana, "{\"often\":\"now\"}");
        assertThat(mailed.one("Ana").getSubject()).isEqualTo("News in Course course");
    }

    @Test
    void aDigestHasWhatIsUnread_groupedByPage_theNewestLast() throws Exception {
        WEFT.clock.pin(Instant.parse("2026-03-03T10:00:00Z"));
        mailed = new Mailed(WEFT, MAIL, "Daily");
        course = mailed.course;
        mailed.rhythm(course.ana, "{\"often\":\"daily\",\"zone\":\"Europe/Berlin\"}");
        WEFT.arriveAt(course.school, "Carla", Role.INSTRUCTOR, course.key, "another link");
        var there = WEFT.arriveAt(course.school, "Ana", Role.LEARNER, course.key, "another link");
        var bens = WEFT.arriveAt(course.school, "Ben", Role.LEARNER, course.key, "another link");
        var read = course.ask(course.ana, "Read?");
        var here = course.ask(course.ana, "Here?");
        var elsewhere = course.ask(there, "There?");
        course.reply(course.ben, read, "Seen");
        course.reply(course.ben, here, "First");
        course.reply(bens, elsewhere, "Over there");
        course.reply(course.carla, here, "Second");
        course.put(course.ana, "/api/threads/" + read + "/reading", "{\"read\":[[1,2]]}");
        assertThat(mailed.to("Ana")).isEmpty();

        WEFT.clock.pin(Instant.parse("2026-03-04T06:59:00Z"));
        assertThat(mailed.to("Ana")).isEmpty();
        WEFT.clock.pin(Instant.parse("2026-03-04T07:00:00Z"));

        var mail = mailed.one("Ana");
        assertThat(mail.getSubject()).isEqualTo("News in Course course");
        assertThat(MailServer.text(mail))
                .containsSubsequence("Here?", "Ben: First", "Carla: Second", "There?", "Ben: Over there")
                .doesNotContain("Read?");
        assertThat(MailServer.html(mail)).containsPattern("<h2.*</h2>(?s:.*)<h2");
        assertThat(MailServer.header(mail, "Reply-To")).isNull();
        mailed.pass(Duration.ofDays(2));
        assertThat(mailed.to("Ana")).hasSize(1);
    }

    @Test
    void quietHoursAreQuiet() {
        // Twenty past five in the morning in New York.
        WEFT.clock.pin(Instant.parse("2026-03-10T09:20:00Z"));
        var asked = new Mailed(WEFT, MAIL, "Quiet").course;
        mailed.rhythm(
                asked.ana,
                "{\"often\":\"now\",\"quietFrom\":\"22:00\",\"quietTo\":\"07:00\",\"zone\":\"America/New_York\"}");
        asked.reply(asked.ben, asked.ask(asked.ana, "Why?"), "Because");
        assertThat(mailed.to("Ana")).isEmpty();

        WEFT.clock.pin(Instant.parse("2026-03-10T11:00:00Z"));

        assertThat(mailed.to("Ana")).hasSize(1);
    }

    @Test
    void whatWasReadHiddenOrDeletedMeanwhile_isNotMailed() {
        mailed.set("{\"editMinutes\":5,\"anonymity\":true,\"flagsToHide\":3}");
        var read = course.ask(course.ana, "Read?");
        course.reply(course.ben, read, "Seen");
        var hidden = course.reply(course.ben, course.ask(course.ana, "Hidden?"), "Rude")
                .get("id")
                .asText();
        var deleted = course.reply(course.ben, course.ask(course.ana, "Deleted?"), "Oh")
                .get("id")
                .asText();
        var opened = course.ask(course.ana, "Opened?");
        course.reply(course.ben, opened, "Noted");
        mailed.settle();
        course.put(course.ana, "/api/threads/" + read + "/reading", "{\"read\":[[1,2]]}");
        course.put(course.carla, "/api/posts/" + hidden + "/hiding", "{\"reason\":\"Rude\"}");
        WEFT.delete(course.ben, "/api/posts/" + deleted);
        var first = course.view(course.ana, opened).at("/thread/firstPost/id").asText();
        course.put(course.ana, "/api/notifications/reading", "{\"post\":\"" + first + "\"}");

        mailed.pass(Duration.ofMinutes(5));

        assertThat(mailed.to("Ana")).isEmpty();
    }

    @Test
    void whatWaitsForStaffIsMailedWhenItIsThere() {
        course.put(course.carla, "/api/rules", "{\"holdFirst\":1}");
        var thread = course.ask(course.carla, "Why?");
        course.put(course.carla, "/api/notifications/choices/answer", "{\"way\":\"mail\"}");
        var held = TestProduct.json(WEFT.post(course.ana, "/api/threads/" + thread + "/posts", "{\"text\":\"Well\"}")
                .body());
        assertThat(mailed.to("Carla")).isEmpty();

        var id = held.at("/held/id").asText();
        WEFT.put(course.carla, "/api/review/held/" + id + "/approval", "");

        assertThat(MailServer.text(mailed.one("Carla"))).contains("Well");
    }

    @Test
    void whoeverWantsNoMail_getsNone_andStillIsTold() {
        course.put(course.ana, "/api/notifications/choices/answer", "{\"way\":\"here\"}");
        course.reply(course.ben, course.ask(course.ana, "Why?"), "Because");
        var mia = mailed.curious("Mia");
        mailed.rhythm(mia, "{\"often\":\"never\"}");
        course.ask(course.ana, "And?");

        assertThat(mailed.to("Ana")).isEmpty();
        assertThat(mailed.to("Mia")).isEmpty();
        assertThat(course.get(course.ana, "/api/notifications/unread")
                        .get("unread")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsChosenMeanwhileCounts() {
        mailed.set("{\"editMinutes\":5,\"anonymity\":true,\"flagsToHide\":3}");
        course.reply(course.ben, course.ask(course.ana, "Why?"), "Because");
        mailed.settle();
        course.put(course.ana, "/api/notifications/choices/answer", "{\"way\":\"here\"}");

        mailed.pass(Duration.ofMinutes(5));

        assertThat(mailed.to("Ana")).isEmpty();
    }
}
