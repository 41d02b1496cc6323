package org.weft.discussion;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** Two courses of a school, one of which may show the discussion of the other. */
final class TwoCourses {
    final TestProduct.School school;
    /** Where the forum began; Carla teaches in both courses. */
    final Course home;

    final Course guest;
    /** Of the guest course alone. */
    final TestProduct.Someone quin;

    final TestProduct.Someone tess;
    private final TestProduct weft;

    TwoCourses(TestProduct weft) {
        this.weft = weft;
        school = weft.school("Sharing " + System.nanoTime());
        home = new Course(weft, school, "home");
        guest = new Course(weft, school, "guest");
        quin = weft.arrive(school, "Quin", Role.LEARNER, "guest");
        tess = weft.arrive(school, "Tess", Role.INSTRUCTOR, "guest");
    }

    void share() {
        guest.put(guest.carla, "/api/sharing", "{\"placement\":\"%s\"}".formatted(key(home)));
    }

    static String key(Course course) {
        return course.carla.state().at("/placement/key").asText();
    }

    /** Learns in the home course alone. */
    TestProduct.Someone pia() {
        return weft.arrive(school, "Pia", Role.LEARNER, "home");
    }

    java.net.http.HttpResponse<String> show(TestProduct.Someone who, String code) {
        return weft.put(who, "/api/sharing", "{\"code\":\"%s\"}".formatted(code));
    }

    List<String> titles(TestProduct.Someone who) {
        return home.get(who, "/api/threads").get("threads").findValuesAsText("title");
    }

    /** Since the page was opened, up to what is awaited. */
    String events(TestProduct.Someone who, String awaited) {
        var path = "/api/changes?after=" + who.state().get("lastEvent").asText();
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        var events = home.get(who, path).get("events").toString();
        while (!events.contains(awaited) && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
            events = home.get(who, path).get("events").toString();
        }
        return events;
    }
}
