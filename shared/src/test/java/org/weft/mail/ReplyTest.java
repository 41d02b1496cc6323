package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.base.TestClock;
import org.weft.db.TestDatabase;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T18: an answer to a mail is an answer in the thread, under the same rules as any other. */
class ReplyTest {
    private static final MailServer MAIL = new MailServer();
    private static final String ANA = TestProduct.address("Ana");

    @RegisterExtension
    static final TestProduct WEFT = new TestProduct(TestDatabase.create(), new TestClock(), MAIL.settings());

    private static int courses;

    private Mailed mailed;
    private Course course;
    private String thread;
    private String replyTo;

    @AfterAll
    static void stop() {
        MAIL.close();
    }

    @BeforeEach
    void aMailToAna() {
        mailed = new Mailed(WEFT, MAIL, "Answered " + ++courses);
        course = mailed.course;
        thread = course.ask(course.ana, "Why?");
        course.reply(course.ben, thread, "Because");
        replyTo = Objects.requireNonNull(MailServer.header(mailed.one("Ana"), "Reply-To"));
        MAIL.empty();
        // So that what Ana gets back is told from what is news.
        mailed.rhythm(course.ana, "{\"often\":\"never\"}");
        mailed.rhythm(course.ben, "{\"often\":\"never\"}");
    }

    private static MimeMessage message(String from, String to, String text) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()));
            message.setFrom(new InternetAddress(from));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
            message.setSubject("Re: Why?");
            message.setText(text, "UTF-8");
            message.saveChanges();
            return message;
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private void send(MimeMessage message) {
        try (var trip = MAIL.settings().carrier().open()) {
            trip.carry(message);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
        take();
    }

    /** Until nothing is left that hasn't been looked at. */
    private void take() {
        var postbox = Objects.requireNonNull(WEFT.product.postbox());
        Mailed.await(() -> {
            postbox.empty();
            return MAIL.unseen() == 0;
        });
    }

    private void answer(String text) {
        send(message(ANA, replyTo, text));
    }

    private List<String> posts() {
        var posts = new ArrayList<String>();
        all().forEach(post -> posts.add(post.get("html").asText().replaceAll("<[^>]*>", "")));
        return posts;
    }

    private JsonNode all() {
        return course.get(course.carla, "/api/threads/" + thread + "/posts?view=linear&order=oldest")
                .get("posts");
    }

    private String note() {
        var mails = MAIL.to(ANA);
        assertThat(mails).hasSize(1);
        assertThat(MailServer.header(mails.get(0), "Auto-Submitted")).isEqualTo("auto-replied");
        return MailServer.text(mails.get(0));
    }

    @Test
    void anAnswerIsPosted_withoutWhatItAnswers_andOnlyOnce() throws Exception {
        var message =
                message(ANA, replyTo, "Thank you, **Ben**\n\nOn Monday Ben <weft@weft.example> wrote:\n> Because");
        send(message);
        send(message);

        assertThat(posts()).containsExactly("Because", "Thank you, Ben");
        var post = all().get(1);
        assertThat(post.at("/author/name").asText()).isEqualTo("Ana");
        assertThat(post.get("html").asText()).contains("<strong>Ben</strong>");
        assertThat(MAIL.to(ANA)).isEmpty();
        assertThat(MAIL.kept()).isZero();
    }

    @Test
    void aNodeThatDiedAfterPostingPostsNoSecondTime() {
        var message = message(ANA, replyTo, "Thank you");
        send(message);
        WEFT.database.jdbi().useHandle(handle -> handle.execute("delete from mail_received"));
        send(message);

        assertThat(posts()).containsExactly("Because", "Thank you");
    }

    @Test
    void whoHidTheirNameInTheThreadKeepsItHidden() {
        var hidden = course.open(course.ana, Map.of("title", "Secretly", "text", "x", "anonymous", true))
                .at("/thread/id")
                .asText();
        mailed.rhythm(course.ana, "{\"often\":\"now\"}");
        course.reply(course.ben, hidden, "Because");
        var mail = mailed.one("Ana");
        assertThat(MailServer.text(mail)).contains("Your name stays hidden there.");
        thread = hidden;

        send(message(ANA, Objects.requireNonNull(MailServer.header(mail, "Reply-To")), "Thank you"));

        assertThat(posts()).containsExactly("Because", "Thank you");
        assertThat(all().get(1).at("/author/name").isNull()).isTrue();
        assertThat(all().get(1).at("/author/alias").asInt()).isEqualTo(1);
    }

    @Test
    void whoeverWritesFromElsewhere_isRefused_withoutBeingToldWhoseItIs() {
        send(message("eve@evil.example", replyTo, "I am Ana"));

        assertThat(posts()).containsExactly("Because");
        assertThat(MAIL.to(ANA)).isEmpty();
        var note = MAIL.to("eve@evil.example").get(0);
        assertThat(MailServer.text(note))
                .contains("an address other than", "not posted")
                .doesNotContain("Ana", "ana@");
    }

    @Test
    void whatNobodyWroteIsPassedOver() throws Exception {
        for (var header : List.of(
                Map.entry("Auto-Submitted", "auto-replied"),
                Map.entry("Precedence", "bulk"),
                Map.entry("X-Autoreply", "yes"),
                Map.entry("List-Id", "<list.example>"))) {
            var absent = message(ANA, replyTo, "I am on holiday");
            absent.setHeader(header.getKey(), header.getValue());
            send(absent);
        }
        var bounce = message(ANA, replyTo, "It came back");
        bounce.setHeader("Return-Path", "<>");
        assertThat(new Reading(MAIL.settings()).read(bounce).automatic()).isTrue();
        send(message(MailServer.FROM, replyTo, "To myself"));
        send(message("mailer-daemon@school.example", replyTo, "It came back"));

        assertThat(posts()).containsExactly("Because");
        assertThat(MAIL.to(ANA)).isEmpty();
    }

    @Test
    void anAddressThatNobodyWasGiven_leadsNowhere() {
        var other = new Mailed(WEFT, MAIL, "Other " + courses).course.school.organization();
        var forged = replyTo.replaceFirst("\\+\\d+-", "+" + other.text() + "-");
        send(message(ANA, forged, "Hello"));
        send(message(ANA, replyTo.replaceFirst("-[0-9a-f]{4}", "-0000"), "Hello"));
        send(message(ANA, "weft+nothing@weft.example", "Hello"));

        assertThat(posts()).containsExactly("Because");
        assertThat(MAIL.to(ANA)).isEmpty();
        assertThat(MAIL.kept()).isEqualTo(3);
    }

    @Test
    void anAddressIsReadWhateverItsCase() {
        send(message(
                ANA.replace("ana", "ANA"),
                replyTo.replace("weft+", "Weft+").toUpperCase(java.util.Locale.ROOT),
                "Loud"));

        assertThat(posts()).contains("Loud");
    }

    @Test
    void afterAMonthItIsTooLate() {
        mailed.pass(Duration.ofDays(31));
        answer("At last");
        mailed.pass(Duration.ofDays(-31));

        assertThat(posts()).containsExactly("Because");
        assertThat(note()).contains("more than 30 days old");
    }

    @ParameterizedTest
    @CsvSource({
        "lock, closed to new posts",
        "block, read only",
        "close, closed to new posts",
        "leave, any more",
        "empty, no text"
    })
    void whatMayNotBeSaid_isRefusedWithWhatToDo(String why, String said) {
        var view = course.view(course.carla, thread);
        switch (why) {
            case "lock" -> course.put(course.carla, "/api/threads/" + thread + "/lock", "{\"reason\":\"Over\"}");
            case "block" ->
                WEFT.put(
                        course.carla,
                        "/api/posts/" + view.at("/thread/firstPost/id").asText() + "/block",
                        "{\"reason\":\"Rude\"}");
            case "close" -> course.put(course.carla, "/api/settings/dates", "{\"closesAt\":\"2026-01-01T00:00:00Z\"}");
            case "leave" ->
                WEFT.database
                        .jdbi()
                        .useHandle(handle -> handle.execute(
                                "delete from member where organization_id = ? and person_id = (select id from person where"
                                        + " organization_id = ? and name = 'Ana')",
                                course.school.organization().value(),
                                course.school.organization().value()));
            default -> assertThat(why).isEqualTo("empty");
        }
        answer(why.equals("empty") ? "> Because" : "Well");

        assertThat(note()).contains("not posted", said);
        assertThat(posts()).doesNotContain("Well");
    }

    @Test
    void whatStaffLooksAtFirst_waits() {
        course.put(course.carla, "/api/rules", "{\"holdFirst\":5}");
        answer("May I?");

        assertThat(posts()).containsExactly("Because");
        assertThat(course.get(course.carla, "/api/review").toString()).contains("May I?");
        assertThat(note()).contains("waits for staff");
    }

    @Test
    void notesComeOnlySoOften() {
        course.put(course.carla, "/api/threads/" + thread + "/lock", "{\"reason\":\"Over\"}");
        for (int i = 0; i < 7; i++) {
            answer("Well " + i);
        }

        assertThat(MAIL.to(ANA)).hasSize(5);
    }

    @Test
    void htmlIsReadWhereThereIsNoText_andFilesAreLeftOut() throws Exception {
        var message = message(ANA, replyTo, "");
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
        send(message);

        var post = all().get(1).get("html").asText();
        assertThat(post).contains("One", "two", "Three &lt;b&gt;").doesNotContain("alert", "secret", "Because");
        assertThat(note()).contains("without the files");
    }

    @Test
    void aSubjectCanNotForgeHeadersOfTheNote() throws Exception {
        course.put(course.carla, "/api/threads/" + thread + "/lock", "{\"reason\":\"Over\"}");
        var message = message(ANA, replyTo, "Well");
        message.setHeader("Subject", "=?utf-8?Q?Hi=0D=0ABcc:_eve@evil.example?=");
        message.setHeader("Message-ID", "<a> <b>");
        send(message);

        assertThat(note()).contains("closed");
        assertThat(MailServer.header(MAIL.to(ANA).get(0), "Bcc")).isNull();
        assertThat(MAIL.to("eve@evil.example")).isEmpty();
    }
}
