package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.TestClock;
import org.weft.db.TestDatabase;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T17, T18: what a mail says, to people and to machines. */
class LettersTest {
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
}
