package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** A course of its own whose posts are mailed at once, since they can't be changed without a trace. */
final class Mailed {
    private static final String WORKED_OFF = """
            select not exists (select from activity a join backlog b on (a.xid, a.id) > (b.xid, b.id))
            """;
    /** Neither due nor being sent. */
    private static final String SENT = """
            select not exists (select from notification where mail_at <= :now or mail_tries > 0)
            """;

    final TestProduct weft;
    final MailServer server;
    final Course course;

    Mailed(TestProduct weft, MailServer server, String name) {
        this.weft = weft;
        this.server = server;
        course = Course.in(weft, name);
        set("{\"editMinutes\":0,\"anonymity\":true,\"flagsToHide\":3}");
        settle();
        server.empty();
    }

    void set(String settings) {
        course.put(course.carla, "/api/settings", settings);
    }

    /** How somebody wants to be mailed. */
    void rhythm(TestProduct.Someone who, String json) {
        course.put(who, "/api/mail", json);
    }

    /** Mailed for all reasons. */
    TestProduct.Someone curious(String name) {
        var who = weft.arrive(course.school, name, Role.LEARNER, course.key);
        course.put(who, "/api/follows/discussion", "");
        for (var reason : List.of("reply", "accepted", "endorsed", "solved", "thread", "tag", "discussion", "place")) {
            course.put(who, "/api/notifications/choices/" + reason, "{\"way\":\"mail\"}");
        }
        return who;
    }

    /** Everyone has been told of what was done so far. */
    void settle() {
        await(() -> weft.database
                .jdbi()
                .withHandle(handle ->
                        handle.createQuery(WORKED_OFF).mapTo(boolean.class).one()));
    }

    /** All mails that somebody has got, after all that are due have been sent. */
    List<MimeMessage> to(String name) {
        deliver();
        return server.to(TestProduct.address(name));
    }

    MimeMessage one(String name) {
        var mails = to(name);
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }

    void deliver() {
        settle();
        await(() -> {
            outbox().send();
            return weft.database
                    .jdbi()
                    .withHandle(handle -> handle.createQuery(SENT)
                            .bind("now", weft.clock.instant())
                            .mapTo(boolean.class)
                            .one());
        });
    }

    /** Sends us a mail, and lets us look at it. */
    void receive(MimeMessage message) {
        try (var trip = server.settings().carrier().open()) {
            trip.carry(message);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
        var postbox = Objects.requireNonNull(weft.product.postbox());
        await(() -> {
            postbox.empty();
            return server.unseen() == 0;
        });
    }

    Outbox outbox() {
        return Objects.requireNonNull(weft.product.outbox());
    }

    void pass(Duration time) {
        weft.clock.advance(time);
    }

    String open(TestProduct.Someone who, String title, String text) {
        return course.open(who, Map.of("title", title, "text", text))
                .at("/thread/id")
                .asText();
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
