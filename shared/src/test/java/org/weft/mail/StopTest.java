package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.TestClock;
import org.weft.db.TestDatabase;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T17: one click ends mails, without signing in; looking at the link does not. And people say when they are mailed. */
class StopTest {
    private static final MailServer MAIL = new MailServer();

    @RegisterExtension
    static final TestProduct WEFT = new TestProduct(TestDatabase.create(), new TestClock(), MAIL.settings());

    private static int courses;

    private Mailed mailed;
    private Course course;
    private String thread;
    private String address;

    @AfterAll
    static void stop() {
        MAIL.close();
    }

    @BeforeEach
    void aMailToAna() {
        mailed = new Mailed(WEFT, MAIL, "Stopped " + ++courses);
        course = mailed.course;
        thread = course.ask(course.ana, "Why?");
        course.reply(course.ben, thread, "Because");
        var header = Objects.requireNonNull(MailServer.header(mailed.one("Ana"), "List-Unsubscribe"));
        address = URI.create(header.substring(1, header.length() - 1)).getPath();
        MAIL.empty();
    }

    private HttpResponse<String> look(String path) {
        return WEFT.send(HttpRequest.newBuilder(WEFT.uri(path)).GET());
    }

    private HttpResponse<String> post(String path, String body) {
        return WEFT.send(HttpRequest.newBuilder(WEFT.uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private List<?> mailsOfTwoMore() {
        course.reply(course.ben, thread, "And because");
        course.reply(course.ben, course.ask(course.ana, "Again?"), "Yes");
        return mailed.to("Ana");
    }

    @Test
    void lookingAtIt_asksAndChangesNothing() {
        var page = look(address);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Which mails shall stop?", "An answer to your question", "value=\"thread\"", "value=\"all\"")
                .doesNotContain("Ana", "Why?", "<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(mailsOfTwoMore()).hasSize(2);
    }

    @Test
    void aMailProgramEndsAllMails() {
        assertThat(post(address, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
        assertThat(post(address, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);

        assertThat(mailsOfTwoMore()).isEmpty();
        assertThat(course.get(course.ana, "/api/mail").get("often").asText()).isEqualTo("never");
    }

    @Test
    void onlyThoseOfItsReasonEnd() {
        assertThat(post(address, "scope=reason").body()).contains("You get no more of these mails");

        assertThat(mailsOfTwoMore()).isEmpty();
        assertThat(course.get(course.ana, "/api/notifications/choices")
                        .get("answer")
                        .asText())
                .isEqualTo("here");
        assertThat(course.get(course.ana, "/api/mail").get("often").asText()).isEqualTo("now");
    }

    @Test
    void onlyThoseOfItsThreadEnd() {
        post(address, "scope=thread");

        assertThat(mailsOfTwoMore()).hasSize(1);
    }

    @Test
    void whatNobodyWasGivenEndsNothing() {
        var other = new Mailed(WEFT, MAIL, "Other " + courses).course.school.organization();
        var forged = "/mail/" + other.text() + address.substring(address.indexOf('-'));

        for (var path : List.of(forged, "/mail/", "/mail/x", address + "x", "/mail/1-x/y")) {
            assertThat(look(path).statusCode()).as(path).isEqualTo(404);
            assertThat(post(path, "").statusCode()).as(path).isEqualTo(404);
        }
        assertThat(mailsOfTwoMore()).hasSize(2);
    }

    @Test
    void oneSaysWhenOneIsMailed() {
        var told = course.get(course.ana, "/api/mail");
        assertThat(told.get("offered").asBoolean()).isTrue();
        assertThat(told.get("address").asText()).isEqualTo("ana@school.example");
        assertThat(told.get("often").asText()).isEqualTo("now");

        var set = course.put(
                course.ana,
                "/api/mail",
                "{\"often\":\"weekly\",\"quietFrom\":\"22:00\",\"quietTo\":\"07:30\",\"zone\":\"Asia/Tokyo\"}");

        assertThat(set).isEqualTo(course.get(course.ana, "/api/mail"));
        assertThat(set.get("quietTo").asText()).isEqualTo("07:30");
        assertThat(course.get(course.ben, "/api/mail").get("quietTo").isNull()).isTrue();
        refused("{}", "mail-often-invalid");
        refused("{\"often\":\"hardly\"}", "mail-often-invalid");
        refused("{\"often\":\"now\",\"quietFrom\":\"22:00\"}", "quiet-hours-invalid");
        refused("{\"often\":\"now\",\"quietFrom\":\"25:00\",\"quietTo\":\"07:00\"}", "quiet-hours-invalid");
        refused("{\"often\":\"now\",\"quietFrom\":\"07:00\",\"quietTo\":\"07:00\"}", "quiet-hours-invalid");
        refused("{\"often\":\"now\",\"zone\":\"Mars/Olympus\"}", "zone-invalid");
    }

    private void refused(String body, String code) {
        Course.refused(WEFT.put(course.ana, "/api/mail", body), 400, code);
    }
}
