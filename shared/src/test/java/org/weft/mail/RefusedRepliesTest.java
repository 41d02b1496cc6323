package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

/** T18: an answer by mail that can't be posted is not, and a mail says why and what to do. */
class RefusedRepliesTest {
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
        ana = new Answering(WEFT, MAIL, "Refused " + ++courses);
        course = ana.course;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slow | en | slow mode; From Mar 2, 2026 10:10 AM CET on",
                "slow | de | läuft langsam; Ab 02.03.2026 10:10 MEZ",
                "minute | es | de una vez; a partir de: 2 mar 2026 10:01 CET",
                "day | fr | à la fois; à partir de : 3 mars 2026 10:00 CET",
                "waiting | de | wie warten können",
                "word | ar | فيها كلمة لا تُستعمل هنا: brûlée.",
                "lock | es | está cerrado",
                "close | ar | مغلق",
                "block | fr | lecture seule; Motif : Rude; Cela prend fin : 4 mars 2026 10:00 CET"
            })
    void whyIsSaidInThePersonsLanguage(String why, String language, String said) {
        speak(language);
        forbid(why);
        ana.answer("A Brulee");

        // Some Javas have a comma and other spaces in it.
        assertThat(ana.note().replaceAll("[\\u202f\\u00a0]", " ").replace("2026,", "2026"))
                .contains(said.split("; ", -1));
        assertThat(ana.posts()).containsExactly("Because");
    }

    private void speak(String language) {
        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update person set locale = ? where organization_id = ? and name = 'Ana'",
                        language,
                        course.school.organization().value()));
    }

    /** That Ana writes any more here. */
    private void forbid(String why) {
        var rules = "{\"holdFirst\":%d,\"postsPerMinute\":%s,\"postsPerDay\":%s}";
        switch (why) {
            case "slow" -> {
                ana.mailed.set("{\"editMinutes\":0,\"anonymity\":true,\"flagsToHide\":3,\"slowSeconds\":600}");
                course.ask(course.ana, "And?");
            }
            case "minute" -> {
                course.put(course.carla, "/api/rules", rules.formatted(0, "1", "null"));
                course.ask(course.ana, "And?");
            }
            case "day" -> {
                course.put(course.carla, "/api/rules", rules.formatted(0, "null", "1"));
                course.ask(course.ana, "And?");
            }
            case "waiting" -> {
                course.put(course.carla, "/api/rules", rules.formatted(5, "null", "null"));
                for (int i = 0; i < 20; i++) {
                    var path = "/api/threads/" + ana.thread + "/posts";
                    assertThat(WEFT.post(course.ana, path, "{\"text\":\"One more\"}")
                                    .statusCode())
                            .isEqualTo(202);
                }
            }
            case "word" -> course.put(course.carla, "/api/words/br%C3%BBl%C3%A9e", "{\"effect\":\"refuse\"}");
            case "lock" -> course.put(course.carla, "/api/threads/" + ana.thread + "/lock", "{\"reason\":\"Over\"}");
            case "close" -> course.put(course.carla, "/api/settings/dates", "{\"closesAt\":\"2026-01-01T00:00:00Z\"}");
            case "block" -> {
                var first = course.view(course.carla, ana.thread)
                        .at("/thread/firstPost/id")
                        .asText();
                var body = "{\"reason\":\"Rude\",\"until\":\"2026-03-04T09:00:00Z\"}";
                assertThat(WEFT.put(course.carla, "/api/posts/" + first + "/block", body)
                                .statusCode())
                        .isBetween(200, 204);
            }
            default -> throw new AssertionError(why);
        }
    }

    @Test
    void whatCameTooEarly_isPostedWhenItIsSentAgain() {
        forbid("slow");
        ana.answer("Well");
        assertThat(ana.posts()).containsExactly("Because");

        ana.mailed.pass(Duration.ofMinutes(10));
        ana.answer("Well");
        ana.mailed.pass(Duration.ofMinutes(-10));

        assertThat(ana.posts()).containsExactly("Because", "Well");
    }

    @Test
    void whoeverWritesFromElsewhere_isRefused_withoutBeingToldWhoseItIs() {
        ana.send(Answering.message("eve@evil.example", ana.replyTo, "I am Ana"));

        assertThat(ana.posts()).containsExactly("Because");
        assertThat(MAIL.to(Answering.ANA)).isEmpty();
        var note = MAIL.to("eve@evil.example").get(0);
        assertThat(MailServer.text(note))
                .contains("an address other than", "not posted")
                .doesNotContain("Ana", "ana@");
    }

    @Test
    void afterAMonthItIsTooLate() {
        ana.mailed.pass(Duration.ofDays(31));
        ana.answer("At last");
        ana.mailed.pass(Duration.ofDays(-31));

        assertThat(ana.posts()).containsExactly("Because");
        assertThat(ana.note()).contains("more than 30 days old");
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
        var view = course.view(course.carla, ana.thread);
        switch (why) {
            case "lock" -> course.put(course.carla, "/api/threads/" + ana.thread + "/lock", "{\"reason\":\"Over\"}");
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
        ana.answer(why.equals("empty") ? "> Because" : "Well");

        assertThat(ana.note()).contains("not posted", said);
        assertThat(ana.posts()).doesNotContain("Well");
    }

    @Test
    void whatStaffLooksAtFirst_waits() {
        course.put(course.carla, "/api/rules", "{\"holdFirst\":5}");
        ana.answer("May I?");

        assertThat(ana.posts()).containsExactly("Because");
        assertThat(course.get(course.carla, "/api/review").toString()).contains("May I?");
        assertThat(ana.note()).contains("waits for staff");
    }

    @Test
    void notesComeOnlySoOften() {
        course.put(course.carla, "/api/threads/" + ana.thread + "/lock", "{\"reason\":\"Over\"}");
        for (int i = 0; i < 7; i++) {
            ana.answer("Well " + i);
        }

        assertThat(MAIL.to(Answering.ANA)).hasSize(5);
    }

    @Test
    void aSubjectCanNotForgeHeadersOfTheNote() throws Exception {
        course.put(course.carla, "/api/threads/" + ana.thread + "/lock", "{\"reason\":\"Over\"}");
        var message = Answering.message(Answering.ANA, ana.replyTo, "Well");
        message.setHeader("Subject", "=?utf-8?Q?Hi=0D=0ABcc:_eve@evil.example?=");
        message.setHeader("Message-ID", "<a> <b>");
        ana.send(message);

        assertThat(ana.note()).contains("closed");
        assertThat(MailServer.header(MAIL.to(Answering.ANA).get(0), "Bcc")).isNull();
        assertThat(MAIL.to("eve@evil.example")).isEmpty();
    }
}
