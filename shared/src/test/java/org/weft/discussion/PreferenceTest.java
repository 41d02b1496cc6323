package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T7: a person's choice of view holds everywhere, and staff's only until somebody chooses. */
class PreferenceTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static int courses;

    private final Course course = Course.in(WEFT, "Preferences " + ++courses);

    private String shown(String name) {
        var preferences = WEFT.arrive(course.school, name, Role.LEARNER, course.key)
                .state()
                .get("preferences");
        return preferences.get("view").asText() + " " + preferences.get("order").asText();
    }

    private void set(String more) {
        course.put(
                course.carla, "/api/settings", "{\"editMinutes\":30,\"anonymity\":true,\"flagsToHide\":3" + more + "}");
    }

    @Test
    void whatStaffSets_holdsUntilSomebodyChooses() {
        assertThat(shown("Ana")).isEqualTo("threaded oldest");

        set(",\"view\":\"linear\",\"order\":\"newest\"");
        assertThat(shown("Ana")).isEqualTo("linear newest");
        var chosen = WEFT.put(course.ana, "/api/preferences", "{\"view\":\"threaded\",\"order\":\"top\"}");
        assertThat(chosen.statusCode()).isEqualTo(204);

        assertThat(shown("Ana")).isEqualTo("threaded top");
        assertThat(shown("Ben")).isEqualTo("linear newest");
        assertThat(course.get(course.carla, "/api/audit").at("/entries/0/act").asText())
                .isEqualTo("view-changed");
    }

    @Test
    void staffSaysWhatPeopleBegin_andWhoDoesntSayItLeavesIt() {
        assertThat(kind()).isEqualTo("question");

        set(",\"kind\":\"discussion\"");
        set("");

        assertThat(kind()).isEqualTo("discussion");
        assertThat(course.get(course.carla, "/api/audit").at("/entries/0/act").asText())
                .isEqualTo("kind-changed");
        for (var wrong : List.of("announcement", "poll")) {
            var answer =
                    WEFT.put(course.carla, "/api/settings", "{\"anonymity\":true,\"kind\":\"%s\"}".formatted(wrong));
            assertThat(Course.refused(answer, 400, "kind-invalid").get("field").asText())
                    .isEqualTo("kind");
        }
        Course.refused(WEFT.put(course.ana, "/api/settings", "{\"anonymity\":true}"), 403, "not-allowed");
        assertThat(kind()).isEqualTo("discussion");
    }

    private String kind() {
        return WEFT.arrive(course.school, "Ana", Role.LEARNER, course.key)
                .state()
                .at("/settings/kind")
                .asText();
    }

    @Test
    void whoeverDoesntSayIt_changesNothingOfIt() {
        set(",\"view\":\"linear\",\"order\":\"newest\"");
        set("");

        assertThat(shown("Ana")).isEqualTo("linear newest");
        assertThat(Course.refused(
                                WEFT.put(course.carla, "/api/settings", "{\"anonymity\":true,\"view\":\"x\"}"),
                                400,
                                "view-invalid")
                        .get("field")
                        .asText())
                .isEqualTo("view");
    }
}
