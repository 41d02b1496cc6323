package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.TestClock;
import org.weft.db.TestDatabase;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T17: what goes wrong on the way loses no mail and sends none twice. */
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
