package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.TestClock;
import org.weft.db.TestDatabase;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T18: an answer to a mail is an answer in the thread, under the same rules as any other. */
class ReplyTest {
    private static final MailServer MAIL = new MailServer();

    @RegisterExtension
    static final TestProduct WEFT = new TestProduct(TestDatabase.create(), new TestClock(), MAIL.settings());

    private static int courses;

    private Answering ana;
    private Course course;

    @AfterAll
    static void stop() {
        MAIL.close();
    }

    @BeforeEach
    void aMailToAna() {
        ana = new Answering(WEFT, MAIL, "Answered " + ++courses);
        course = ana.course;
    }

    @Test
    void anAnswerIsPosted_withoutWhatItAnswers_andOnlyOnce() throws Exception {
        var message = Answering.message(
                Answering.ANA,
                ana.replyTo,
                "Thank you, **Ben**\n\nOn Monday Ben <weft@weft.example> wrote:\n> Because");
        ana.send(message);
        ana.send(message);

        assertThat(ana.posts()).containsExactly("Because", "Thank you, Ben");
        var post = ana.all(ana.thread).get(1);
        assertThat(post.at("/author/name").asText()).isEqualTo("Ana");
        assertThat(post.get("html").asText()).contains("<strong>Ben</strong>");
        assertThat(MAIL.to(Answering.ANA)).isEmpty();
        assertThat(MAIL.kept()).isZero();
    }

    @Test
    void aNodeThatDiedAfterPostingPostsNoSecondTime() {
        var message = Answering.message(Answering.ANA, ana.replyTo, "Thank you");
        ana.send(message);
        WEFT.database.jdbi().useHandle(handle -> handle.execute("delete from mail_received"));
        ana.send(message);

        assertThat(ana.posts()).containsExactly("Because", "Thank you");
    }

    @Test
    void whoHidTheirNameInTheThreadKeepsItHidden() {
        var hidden = course.open(course.ana, Map.of("title", "Secretly", "text", "x", "anonymous", true))
                .at("/thread/id")
                .asText();
        ana.mailed.rhythm(course.ana, "{\"often\":\"now\"}");
        course.reply(course.ben, hidden, "Because");
        var mail = ana.mailed.one("Ana");
        assertThat(MailServer.text(mail)).contains("Your name stays hidden there.");

        ana.send(Answering.message(
                Answering.ANA, Objects.requireNonNull(MailServer.header(mail, "Reply-To")), "Thank you"));

        assertThat(ana.posts(hidden)).containsExactly("Because", "Thank you");
        assertThat(ana.all(hidden).get(1).at("/author/name").isNull()).isTrue();
        assertThat(ana.all(hidden).get(1).at("/author/alias").asInt()).isEqualTo(1);
    }

    @Test
    void whatNobodyWroteIsPassedOver() throws Exception {
        for (var header : List.of(
                Map.entry("Auto-Submitted", "auto-replied"),
                Map.entry("Precedence", "bulk"),
                Map.entry("X-Autoreply", "yes"),
                Map.entry("List-Id", "<list.example>"))) {
            var absent = Answering.message(Answering.ANA, ana.replyTo, "I am on holiday");
            absent.setHeader(header.getKey(), header.getValue());
            ana.send(absent);
        }
        var bounce = Answering.message(Answering.ANA, ana.replyTo, "It came back");
        bounce.setHeader("Return-Path", "<>");
        assertThat(new Reading(MAIL.settings()).read(bounce).automatic()).isTrue();
        ana.send(Answering.message(MailServer.FROM, ana.replyTo, "To myself"));
        ana.send(Answering.message("mailer-daemon@school.example", ana.replyTo, "It came back"));

        assertThat(ana.posts()).containsExactly("Because");
        assertThat(MAIL.to(Answering.ANA)).isEmpty();
    }

    @Test
    void anAddressThatNobodyWasGiven_leadsNowhere() {
        var other = new Mailed(WEFT, MAIL, "Other " + courses).course.school.organization();
        var forged = ana.replyTo.replaceFirst("\\+\\d+-", "+" + other.text() + "-");
        ana.send(Answering.message(Answering.ANA, forged, "Hello"));
        ana.send(Answering.message(Answering.ANA, ana.replyTo.replaceFirst("-[0-9a-f]{4}", "-0000"), "Hello"));
        ana.send(Answering.message(Answering.ANA, "weft+nothing@weft.example", "Hello"));

        assertThat(ana.posts()).containsExactly("Because");
        assertThat(MAIL.to(Answering.ANA)).isEmpty();
        assertThat(MAIL.kept()).isEqualTo(3);
    }

    @Test
    void anAddressIsReadWhateverItsCase() {
        ana.send(Answering.message(
                Answering.ANA.replace("ana", "ANA"),
                ana.replyTo.replace("weft+", "Weft+").toUpperCase(java.util.Locale.ROOT),
                "Loud"));

        assertThat(ana.posts()).contains("Loud");
    }

    @Test
    void htmlIsReadWhereThereIsNoText_andFilesAreLeftOut() throws Exception {
        var message = Answering.message(Answering.ANA, ana.replyTo, "");
        var html = new MimeBodyPart();
        html.setContent(
                "<style>p{}</style><p>One<br>two</p><script>alert(1)</script><p>Three &lt;b&gt;</p>"
                        + "<div class=gmail_quote>On Monday<blockquote>Because</blockquote></div>",
                "text/html; charset=utf-8");
        var file = new MimeBodyPart();
        file.setText("secret");
        file.setFileName("a.txt");
        file.setDisposition("attachment");
        message.setContent(new MimeMultipart(html, file));
        message.saveChanges();
        ana.send(message);

        var post = ana.all(ana.thread).get(1).get("html").asText();
        assertThat(post).contains("One", "two", "Three &lt;b&gt;").doesNotContain("alert", "secret", "Because");
        assertThat(ana.note()).contains("without the files");
    }
}
