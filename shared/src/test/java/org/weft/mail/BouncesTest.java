package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.base.TestClock;
import org.weft.db.TestDatabase;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T17: an address that takes no mail for good gets none any more, and its person learns why and can change it. */
class BouncesTest {
    private static final MailServer MAIL = new MailServer();
    private static final SmtpFront FRONT = new SmtpFront(MAIL.smtpPort(), null);
    private static final String ANA = TestProduct.address("Ana");

    @RegisterExtension
    static final TestProduct WEFT = new TestProduct(
            TestDatabase.create(),
            new TestClock(),
            MAIL.settings(new Smtp("127.0.0.1", FRONT.port(), false, null, null)));

    private static int courses;

    private Mailed mailed;
    private Course course;

    @AfterAll
    static void stop() {
        FRONT.close();
        MAIL.close();
    }

    @BeforeEach
    void aCourse() {
        FRONT.takeAll();
        mailed = new Mailed(WEFT, MAIL, "Bounced " + ++courses);
        course = mailed.course;
    }

    /** What Ana has got of one more answer to a question of hers. */
    private int mailsOfNews() {
        MAIL.empty();
        course.reply(course.ben, course.ask(course.ana, "Why?"), "Because");
        return mailed.to("Ana").size();
    }

    /** Everybody signs in again. */
    private void aDayPasses() {
        mailed.pass(Duration.ofDays(1));
        course = new Course(WEFT, course.school, course.key);
    }

    private JsonNode returned() {
        return course.get(course.ana, "/api/mail").get("returned");
    }

    private void refusedForThreeDays(String answer) {
        FRONT.refuse(ANA, answer);
        for (int day = 0; day < 3; day++) {
            assertThat(returned().isNull()).isTrue();
            aDayPasses();
            assertThat(mailsOfNews()).isZero();
        }
        FRONT.takeAll();
    }

    @ParameterizedTest
    @CsvSource({"550 5.1.1 <ana@school.example>: No such user, 5.1.1", "552 5.2.2 Full, 5.2.2", "550 no, 550"})
    void whatIsRefusedOnThreeDays_isOver_untilItsPersonSaysSo(String answer, String status) {
        refusedForThreeDays(answer);

        assertThat(returned().get("status").asText()).isEqualTo(status);
        assertThat(returned().get("at").asText()).isEqualTo(WEFT.clock.instant().toString());
        assertThat(mailsOfNews()).isZero();
        assertThat(course.get(course.ana, "/api/notifications/unread")
                        .get("unread")
                        .asInt())
                .isEqualTo(4);
        assertThat(course.get(course.ben, "/api/mail").get("returned").isNull()).isTrue();

        assertThat(course.delete(course.ana, "/api/mail/returned")).isEqualTo(course.get(course.ana, "/api/mail"));
        assertThat(returned().isNull()).isTrue();
        assertThat(mailsOfNews()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 4.2.1 Later", "550 5.7.1 Your server is on a list"})
    void whatMayPass_orIsForAReasonOfOurs_isNotCounted(String answer) {
        FRONT.refuse(ANA, answer);
        for (int day = 0; day < 3; day++) {
            aDayPasses();
            course.reply(course.ben, course.ask(course.ana, "Why?"), "Because");
            mailed.settle();
            mailed.outbox().send();
        }
        FRONT.takeAll();
        aDayPasses();

        assertThat(returned().isNull()).isTrue();
        assertThat(mailsOfNews()).isPositive();
    }

    @Test
    void oneBadDayIsOnlyOne_andOldOnesAreForgotten() {
        FRONT.refuse(ANA, "550 5.1.1 No such user");
        for (int i = 0; i < 4; i++) {
            assertThat(mailsOfNews()).isZero();
        }
        aDayPasses();
        mailsOfNews();
        mailed.pass(Duration.ofDays(30));
        aDayPasses();
        mailsOfNews();

        assertThat(returned().isNull()).isTrue();
        aDayPasses();
        mailsOfNews();
        aDayPasses();
        mailsOfNews();
        assertThat(returned().isNull()).isFalse();
    }

    @Test
    void anotherAddressBeginsAnew() {
        refusedForThreeDays("550 5.1.1 No such user");
        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update person set email = 'ana@new.example' where organization_id = ? and name = 'Ana'",
                        course.school.organization().value()));

        assertThat(returned().isNull()).isTrue();
        mailsOfNews();
        assertThat(MAIL.to("ana@new.example")).hasSize(1);
    }

    @Test
    void whatComesBackIsCountedToo() throws Exception {
        for (int day = 0; day < 3; day++) {
            aDayPasses();
            assertThat(mailsOfNews()).isEqualTo(1);
            var report = report(mailed.one("Ana"), "failed", "5.1.10");
            mailed.receive(report);
            mailed.receive(report);
            assertThat(MAIL.kept()).isZero();
        }

        assertThat(returned().get("status").asText()).isEqualTo("5.1.10");
        assertThat(mailsOfNews()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"delayed, 4.4.1", "failed, 4.4.7", "failed, 5.7.1", "relayed, 5.0.0"})
    void reportsOfAnythingElse_areNotCounted(String action, String status) throws Exception {
        for (int day = 0; day < 3; day++) {
            aDayPasses();
            mailsOfNews();
            mailed.receive(report(mailed.one("Ana"), action, status));
        }

        assertThat(returned().isNull()).isTrue();
    }

    @Test
    void whoeverDoesNotKnowTheSecretOfAMail_endsNone() throws Exception {
        for (int day = 0; day < 3; day++) {
            aDayPasses();
            mailsOfNews();
            var mail = mailed.one("Ana");
            var forged = new MimeMessage(mail);
            forged.setHeader(
                    "List-Unsubscribe",
                    Objects.requireNonNull(MailServer.header(mail, "List-Unsubscribe"))
                            .replaceFirst("-.{4}", "-AAAA"));
            mailed.receive(report(forged, "failed", "5.1.1"));
            forged.removeHeader("List-Unsubscribe");
            mailed.receive(report(forged, "failed", "5.1.1"));
            forged = new MimeMessage(mail);
            forged.setHeader("To", "ben@school.example");
            mailed.receive(report(forged, "failed", "5.1.1"));
        }

        assertThat(returned().isNull()).isTrue();
        assertThat(course.get(course.ben, "/api/mail").get("returned").isNull()).isTrue();
    }

    /** RFC 3464, as Postfix writes it. */
    private static MimeMessage report(MimeMessage mail, String action, String status) throws MessagingException {
        var report = new MimeMessage(jakarta.mail.Session.getInstance(new Properties()));
        report.setFrom("MAILER-DAEMON@mx.school.example");
        report.setRecipients(jakarta.mail.Message.RecipientType.TO, MailServer.FROM);
        report.setSubject("Undelivered Mail Returned to Sender");
        var headers = MailServer.raw(mail).split("\r\n\r\n", 2)[0] + "\r\n\r\n";
        report.setContent(new MimeMultipart(
                "report; report-type=delivery-status",
                part("text/plain", "I'm sorry to have to inform you\r\n"),
                part("message/delivery-status", """
                        Reporting-MTA: dns; mx.school.example
                        Arrival-Date: Mon, 2 Mar 2026 09:00:00 +0000 (UTC)

                        Final-Recipient: rfc822; ana@elsewhere.example
                        Action: %s
                        Status: %s
                        Diagnostic-Code: smtp; 550 no
                        """.formatted(action, status).replace("\n", "\r\n")),
                part("text/rfc822-headers", headers)));
        report.saveChanges();
        return report;
    }

    private static BodyPart part(String type, String text) throws MessagingException {
        var headers = new InternetHeaders();
        headers.setHeader("Content-Type", type);
        return new MimeBodyPart(headers, text.getBytes(StandardCharsets.UTF_8));
    }
}
