package org.weft.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** What people are told. It is found after the act, in the order of acts: one who is told later waits for all before. */
final class News {
    private final Course course;

    News(Course course) {
        this.course = course;
    }

    /** For example {@code answer: Why?}, the newest first; waits until there are as many unread. */
    List<String> of(TestProduct.Someone who, int unread) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (count(who) != unread && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        var told = now(who);
        assertThat(count(who)).as("%s", told).isEqualTo(unread);
        return told;
    }

    /** What is unread now. */
    List<String> now(TestProduct.Someone who) {
        var told = new ArrayList<String>();
        entries(who).forEach(entry -> {
            if (entry.get("unread").asBoolean()) {
                told.add(
                        entry.get("reason").asText() + ": " + entry.get("title").asText());
            }
        });
        return told;
    }

    JsonNode entries(TestProduct.Someone who) {
        return course.get(who, "/api/notifications").get("entries");
    }

    int count(TestProduct.Someone who) {
        return course.get(who, "/api/notifications/unread").get("unread").asInt();
    }

    /** Until all that was done so far has been worked off. */
    void settle() {
        var last = course.ask(course.ben, "Settled?");
        course.reply(course.carla, last, "Yes");
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!now(course.ben).contains("answer: Settled?") && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(now(course.ben)).contains("answer: Settled?");
        course.put(course.ben, "/api/notifications/reading", "{}");
    }
}
