package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.TestClock;
import org.weft.db.TestDatabase;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T17 and T18: what is mailed to whom, and when. */
class OutboxTest {
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
    void anAnswerIsMailedToWhoAsked_withItsReason_andToNobodyElse() throws Exception {
        var thread = course.ask(course.ana, "Why <is> it?");
        var post = course.reply(course.ben, thread, "Because **so** it is, $a<b$")
                .get("id")
                .asText();

        var mail = mailed.one("Ana");
        assertThat(mail.getSubject()).isEqualTo("Re: [Course course] Why <is> it?");
        assertThat(MailServer.header(mail, "From")).isEqualTo("Ben <weft@weft.example>");
        assertThat(MailServer.text(mail))
                .contains("Ben · An answer to your question", "Because so it is")
                .contains("Why you get this: An answer to your question.")
                .contains("https://weft.example/go/")
                .contains("/" + post + "\n");
        assertThat(MailServer.html(mail))
                .contains("<html lang=\"en\" dir=\"ltr\">", "Why &lt;is&gt; it?", "<strong>so</strong>")
                .doesNotContain("<img", "<script", "src=", "<link");
        assertThat(MAIL.to(TestProduct.address("Ben"))).isEmpty();
        assertThat(MAIL.to(TestProduct.address("Carla"))).isEmpty();
    }

    @Test
    void whatMachinesReadIsThere() {
        var thread = course.ask(course.ana, "Why?");
        var question =
                course.view(course.ana, thread).at("/thread/firstPost/id").asText();
        course.reply(course.ben, thread, "Because");
        course.put(course.ben, "/api/notifications/choices/thread", "{\"way\":\"mail\"}");
        course.reply(course.carla, thread, "So");
        mailed.curious("Mia");
        course.open(course.carla, Map.of("title", "Exam", "text", "On Monday", "kind", "announcement"));

        mailed.deliver();

        var organization = course.school.organization().text();
        var root = "<" + organization + "-" + question + ".weft@weft.example>";
        var mail = MAIL.to(TestProduct.address("Ana")).get(0);
        assertThat(MailServer.header(mail, "References")).isEqualTo(root);
        assertThat(MailServer.header(mail, "In-Reply-To")).isEqualTo(root);
        assertThat(MailServer.header(mail, "Message-ID")).matches("<\\d+-\\d+-answer\\.weft@weft\\.example>");
        assertThat(MailServer.header(mail, "List-Id")).contains("weft.example>");
        assertThat(MailServer.header(mail, "List-Unsubscribe")).startsWith("<https://weft.example/mail/");
        assertThat(MailServer.header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(MailServer.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(MailServer.header(mail, "Precedence")).isEqualTo("list");
        assertThat(MailServer.header(MAIL.to(TestProduct.address("Ben")).get(0), "References"))
                .isEqualTo(root);
        var opening = MAIL.to(TestProduct.address("Mia")).get(0);
        assertThat(MailServer.header(opening, "Message-ID")).matches("<\\d+-\\d+\\.weft@weft\\.example>");
        assertThat(MailServer.header(opening, "References")).isNull();
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

    @Test
    void whoHidesTheirName_isANumberInMailsToo() {
        var thread = course.ask(course.ana, "Why?");
        var post = Map.<String, Object>of("text", "Because", "anonymous", true);
        Course.ok(WEFT.post(course.ben, "/api/threads/" + thread + "/posts", org.weft.base.Json.write(post)));

        var raw = MailServer.raw(mailed.one("Ana"));
        assertThat(raw).contains("From: Anonymous 1 <weft@weft.example>");
        assertThat(raw.replace("=\r\n", "")).doesNotContain("Ben").contains("Anonymous 1");
    }

    @Test
    void titlesCanNotForgeHeadersOrDirections() throws Exception {
        var thread = course.open(
                        course.ana, Map.of("title", "Hi\r\nBcc: eve@evil.example\r\n\r\n<b>\u202Egnp.exe", "text", "x"))
                .at("/thread/id")
                .asText();
        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update thread set title = ? where id = ? and organization_id = ?",
                        "Hi\r\nBcc: eve@evil.example\r\n\r\n<b>\u202Egnp.exe",
                        Long.valueOf(thread),
                        course.school.organization().value()));
        course.reply(course.ben, thread, "Because");

        var mail = mailed.one("Ana");
        assertThat(mail.getSubject()).isEqualTo("Re: [Course course] Hi Bcc: eve@evil.example <b>gnp.exe");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(MailServer.header(mail, "Bcc")).isNull();
        assertThat(MAIL.to("eve@evil.example")).isEmpty();
    }

    @Test
    void whoReadsRightToLeft_isMailedSo() {
        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update person set locale = 'ar' where organization_id = ? and name = 'Ana'",
                        course.school.organization().value()));
        course.reply(course.ben, course.ask(course.ana, "لماذا؟"), "لأن");

        var mail = mailed.one("Ana");
        assertThat(MailServer.html(mail))
                .contains("<html lang=\"ar\" dir=\"rtl\">", "إجابة عن سؤالك", "لماذا؟", "<bdi>Ben</bdi>");
        assertThat(MailServer.text(mail)).contains("افتحه في المقرر");
    }

    @Test
    void anAddressThatIsNone_isGivenUp_andHoldsNobodyUp() {
        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update person set email = 'nowhere' where organization_id = ? and name = 'Ben'",
                        course.school.organization().value()));
        course.reply(course.ana, course.ask(course.ben, "Why?"), "Because");
        course.reply(course.ben, course.ask(course.ana, "Why?"), "Because");

        assertThat(mailed.to("Ana")).hasSize(1);
    }

    @Test
    void aMailThatWasSentButNotNoted_comesOnceMoreUnderTheSameName() {
        course.reply(course.ben, course.ask(course.ana, "Why?"), "Because");
        mailed.one("Ana");
        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        update notification
                        set mail_from = :now, mail_at = :lease, mail_tries = 1
                        where organization_id = :organization and reason = 'answer'
                        """)
                        .bind("now", WEFT.clock.instant())
                        .bind("lease", WEFT.clock.instant().plusSeconds(60))
                        .bind("organization", course.school.organization())
                        .execute());
        mailed.outbox().send();
        assertThat(MAIL.to(TestProduct.address("Ana"))).hasSize(1);

        mailed.pass(Duration.ofMinutes(1));

        var mails = mailed.to("Ana");
        assertThat(mails).hasSize(2);
        assertThat(mails.stream().map(mail -> MailServer.header(mail, "Message-ID")))
                .containsOnly(MailServer.header(mails.get(0), "Message-ID"));
    }

    @Test
    void whatAMailServerThatIsDownDoesNotTake_goesOutWhenItIsBack() {
        MAIL.goDown();
        course.reply(course.ben, course.ask(course.ana, "Why?"), "Because");
        mailed.settle();
        mailed.outbox().send();
        MAIL.comeBack();

        mailed.pass(Duration.ofMinutes(1));

        assertThat(mailed.to("Ana")).hasSize(1);
    }

    @Test
    void twoNodesSendOnce() throws Exception {
        var people = List.of("P1", "P2", "P3", "P4", "P5", "P6").stream()
                .map(mailed::curious)
                .toList();
        try (var other = new Node()) {
            for (int i = 0; i < 5; i++) {
                course.ask(course.ana, "Question " + i);
                mailed.settle();
                var sending = new Thread(() -> other.outbox().send());
                sending.start();
                mailed.outbox().send();
                sending.join();
            }
            mailed.deliver();
        }
        for (int i = 1; i <= people.size(); i++) {
            var mails = MAIL.to(TestProduct.address("P" + i));
            assertThat(mails).hasSize(5);
            assertThat(mails.stream().map(mail -> MailServer.header(mail, "Message-ID")))
                    .doesNotHaveDuplicates();
        }
    }

    /** A second one on the same database. */
    private static final class Node implements AutoCloseable {
        private final TestProduct product = new TestProduct(WEFT.database, WEFT.clock, MAIL.settings());

        Outbox outbox() {
            return java.util.Objects.requireNonNull(product.product.outbox());
        }

        @Override
        public void close() {
            product.close();
        }
    }
}
