package org.weft.roster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.weft.places.PlaceId;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** A course of a school of its own, whose host gives lists of its members. */
final class RosterCourse {
    private static final AtomicInteger SCHOOLS = new AtomicInteger();

    final TestProduct weft;
    final Rosters rosters;
    final Course course;

    RosterCourse(TestProduct weft) {
        this.weft = weft;
        rosters = new Rosters(weft.database.jdbi(), weft.clock);
        course = Course.in(weft, "Rosters " + SCHOOLS.incrementAndGet());
    }

    Rosters.Due due() {
        var place = new PlaceId(course.carla.state().at("/place/id").asLong());
        rosters.wanted(course.school.organization(), course.school.installation(), place);
        Course.ok(weft.post(course.carla, "/api/roster/reading", "{}"));
        return take().orElseThrow();
    }

    /** What other tests have left is not for us. */
    Optional<Rosters.Due> take() {
        var due = rosters.take();
        while (due.isPresent() && !due.get().organization().equals(course.school.organization())) {
            due = rosters.take();
        }
        return due;
    }

    static Rosters.Listed learner(String name) {
        return new Rosters.Listed("sub-" + name, name, null, Role.LEARNER, Map.of());
    }

    void read(Rosters.Listed... listed) {
        var due = due();
        rosters.whole(due, rosters.store(due, List.of(listed)));
        weft.clock.advance(Duration.ofSeconds(61));
    }

    JsonNode overview() {
        return course.get(course.carla, "/api/roster");
    }

    List<String> names(String side) {
        return course.get(course.carla, "/api/roster/" + side).findValuesAsText("name");
    }
}
