package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T6: what is unread in each of a person's discussions, wherever they are. */
class DiscussionsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static int schools;

    private TestProduct.School school;
    private Course physics;
    private Course art;

    @BeforeEach
    void twoCourses() {
        school = WEFT.school("Discussions " + ++schools);
        physics = new Course(WEFT, school, "physics");
        art = new Course(WEFT, school, "art");
    }

    /** Place (empty for the viewer's own), whether the page shows it, and how much is unread. */
    private List<String> of(TestProduct.Someone who) {
        return StreamSupport.stream(physics.get(who, "/api/discussions").spliterator(), false)
                .map(DiscussionsTest::words)
                .toList();
    }

    private static String words(JsonNode row) {
        return row.path("place").asText("") + (row.get("here").asBoolean() ? " here " : " there ") + row.get("unread");
    }

    @Test
    void allOfThem_thisOneFirst_thenWhereSomethingIsNew() {
        var other = WEFT.arriveAt(school, "Carla", Role.INSTRUCTOR, "physics", "second page");
        physics.ask(physics.ana, "One");
        physics.ask(other, "Two");
        art.ask(art.carla, "Three");
        art.ask(art.ana, "Four");

        assertThat(of(physics.ben)).containsExactly(" here 1", "Course art there 2", " there 1");
        assertThat(of(art.ben)).containsExactly(" here 2", "Course physics there 1", "Course physics there 1");
        assertThat(of(physics.ana))
                .as("one's own are read")
                .containsExactly(" here 0", "Course art there 1", " there 1");
    }

    @Test
    void whatIsRead_isntUnread() {
        var thread = art.ask(art.ana, "One");
        art.put(art.ben, "/api/threads/" + thread + "/reading", "{\"read\":[[1,1]]}");
        assertThat(of(physics.ben)).containsExactly(" here 0", "Course art there 0");

        art.reply(art.ana, thread, "More");
        assertThat(of(physics.ben)).containsExactly(" here 0", "Course art there 1");
    }

    @Test
    void nothingIsCountedThatOneMayNotSee() {
        physics.askStaff(physics.ana, "For staff");
        var hidden = physics.ask(physics.ana, "Rude");
        var post =
                physics.view(physics.carla, hidden).at("/thread/firstPost/id").asText();
        physics.put(physics.carla, "/api/posts/" + post + "/hiding", "{\"reason\":\"Rude\"}");
        physics.put(physics.carla, "/api/settings/dates", "{\"opensAt\":\"2999-01-01T00:00:00Z\"}");
        var elsewhere = Course.in(WEFT, "Another " + schools);
        elsewhere.ask(elsewhere.ana, "Of another school");

        assertThat(of(art.ben)).as("not open yet").containsExactly(" here 0");
        assertThat(of(art.carla))
                .as("staff before it opens; what is hidden is no news")
                .containsExactly(" here 0", "Course physics there 1");
        physics.put(physics.carla, "/api/settings/dates", "{}");
        assertThat(of(art.ben)).containsExactly(" here 0", "Course physics there 0");
    }
}
