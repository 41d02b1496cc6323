package org.weft.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.roster.RosterCourse.learner;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** When a host's list of members is read, and read again. */
class RosterDueTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final RosterCourse roster = new RosterCourse(WEFT);
    private final Course course = roster.course;
    private final Rosters rosters = roster.rosters;

    @Test
    void itIsReadAgainOnceAnHour_orWhenStaffAsks() {
        var due = roster.due();
        assertThat(roster.overview().get("waits").asBoolean()).isTrue();
        rosters.whole(due, rosters.store(due, List.of(learner("Ana"))));

        rosters.wanted(due.organization(), due.installation(), due.place());
        assertThat(roster.take()).isEmpty();
        WEFT.post(course.carla, "/api/roster/reading", "{}");
        assertThat(roster.take()).isEmpty();

        WEFT.clock.advance(Duration.ofMinutes(2));
        var asked = Course.ok(WEFT.post(course.carla, "/api/roster/reading", "{}"));
        assertThat(asked.get("waits").asBoolean()).isTrue();
        assertThat(roster.take()).isPresent();
    }

    @Test
    void aNodeThatDiesLeavesItToOthers() {
        roster.due();
        assertThat(roster.take()).isEmpty();

        WEFT.clock.advance(Duration.ofMinutes(31));

        assertThat(roster.take().orElseThrow().tries()).isEqualTo(2);
    }

    @Test
    void whatFailsIsTriedLater_eachTimeLater_orNotAtAll() {
        var first = roster.due();
        rosters.failed(first, "unavailable", true, null);
        assertThat(roster.overview().get("problem").asText()).isEqualTo("unavailable");
        assertThat(roster.take()).isEmpty();

        WEFT.clock.advance(Duration.ofSeconds(73));
        var second = roster.take().orElseThrow();
        rosters.failed(second, "unavailable", true, null);
        WEFT.clock.advance(Duration.ofSeconds(73));
        assertThat(roster.take()).isEmpty();

        WEFT.clock.advance(Duration.ofMinutes(2));
        var third = roster.take().orElseThrow();
        rosters.failed(third, "not-allowed", false, null);
        assertThat(roster.overview().get("problem").asText()).isEqualTo("not-allowed");
        WEFT.clock.advance(Duration.ofDays(1));
        assertThat(roster.take()).isEmpty();
    }
}
