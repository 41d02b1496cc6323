package org.weft.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.roster.RosterCourse.learner;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.people.PersonId;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** What a host's list of members tells of people is taken over: names, roles and groups. */
class RosterStoringTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final RosterCourse roster = new RosterCourse(WEFT);
    private final Course course = roster.course;
    private final Rosters rosters = roster.rosters;

    @Test
    void differencesMarkThoseAlone() {
        roster.read(learner("Ana"), learner("Ben"), learner("Chidi"));
        var due = roster.due();
        rosters.store(due, List.of(learner("Dana")));

        rosters.differences(due, Set.of("sub-Ben", "sub-nobody"));

        assertThat(roster.names("gone")).contains("Ben").doesNotContain("Ana");
        assertThat(roster.names("absent")).containsExactly("Chidi", "Dana");
    }

    @Test
    void theRoleOfWhoHasCome_isTheOneOfTheirVisit() {
        roster.read(with("Carla", Role.LEARNER), with("Tom", Role.LEARNER));
        roster.read(with("Carla", Role.LEARNER), with("Tom", Role.HELPER));

        assertThat(course.get(course.ana, "/api/members?q=carla")
                        .at("/members/0/role")
                        .asText())
                .isEqualTo("instructor");
        assertThat(course.get(course.ana, "/api/members?q=tom")
                        .at("/members/0/role")
                        .asText())
                .isEqualTo("helper");
    }

    private static Rosters.Listed with(String name, Role role) {
        return new Rosters.Listed("sub-" + name, name, null, role, Map.of());
    }

    @Test
    void whoIsNotNamed_hasAPseudonym_andKeepsTheNameTheyHave() {
        roster.read(
                new Rosters.Listed("sub-Ana", null, null, Role.LEARNER, Map.of()),
                new Rosters.Listed("sub-x", null, null, Role.LEARNER, Map.of()));

        assertThat(roster.names("absent")).singleElement().asString().matches("Learner [0-9A-F]{4}");
        assertThat(course.get(course.carla, "/api/members?q=ana").findValuesAsText("name"))
                .containsExactly("Ana");
    }

    @Test
    void aNewNameIsTakenOver() {
        roster.read(new Rosters.Listed("sub-Ana", "Ana Souza", "ana@school.example", Role.LEARNER, Map.of()));
        roster.read(new Rosters.Listed("sub-Ana", "Ana Souza-Lima", null, Role.LEARNER, Map.of()));

        assertThat(course.get(course.carla, "/api/members?q=ana").findValuesAsText("name"))
                .containsExactly("Ana Souza-Lima");
        assertThat(email("Ana Souza-Lima")).isEqualTo("ana@school.example");
    }

    private @Nullable String email(String name) {
        return WEFT.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select email
                        from person
                        where organization_id = :organization and name = :name
                        """)
                        .bind("organization", course.school.organization())
                        .bind("name", name)
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void groupsAreTakenOver_andTakenBack_butNotThoseThatStaffFormed() {
        course.put(course.carla, "/api/groups/" + byHand("Lab 9") + "/members/" + id("Ben"), "");
        roster.read(in("Ana", "Lab 1"), in("Ben", "Lab 1", "Lab 2"));
        assertThat(members("Lab 1")).containsExactly("Ana", "Ben");

        roster.read(in("Ana", "Lab 2"), in("Ben", "Lab 2"));

        assertThat(members("Lab 1")).isEmpty();
        assertThat(members("Lab 2")).containsExactly("Ana", "Ben");
        assertThat(members("Lab 9")).containsExactly("Ben");
    }

    private static Rosters.Listed in(String name, String... labs) {
        return new Rosters.Listed("sub-" + name, name, null, Role.LEARNER, Map.of("Labs", List.of(labs)));
    }

    private String byHand(String name) {
        return Course.ok(WEFT.post(course.carla, "/api/groups", "{\"set\":\"Labs\",\"name\":\"" + name + "\"}"))
                .at("/groups/0/id")
                .asText();
    }

    private String id(String name) {
        return course.get(course.carla, "/api/members?q=" + name)
                .at("/members/0/id")
                .asText();
    }

    private List<String> members(String group) {
        for (var each : course.get(course.carla, "/api/groups").get("groups")) {
            if (each.get("name").asText().equals(group)) {
                var path = "/api/groups/" + each.get("id").asText() + "/members";
                return course.get(course.carla, path).findValuesAsText("name");
            }
        }
        return List.of();
    }

    @Test
    void readingAndFirstVisitsAtOnce_makeEachPersonOnce() throws Exception {
        var due = roster.due();
        var names = IntStream.range(0, 12).mapToObj(number -> "New " + number).toList();
        var listed = names.stream().map(RosterCourse::learner).toList();
        Callable<Set<PersonId>> reading = () -> rosters.store(due, listed);
        var pool = Executors.newFixedThreadPool(6);
        try {
            var readings = List.of(pool.submit(reading), pool.submit(reading), pool.submit(reading));
            for (var name : names) {
                var unused = pool.submit(() -> WEFT.arrive(course.school, name, Role.LEARNER, course.key));
            }
            for (var each : readings) {
                assertThat(each.get()).isEqualTo(readings.get(0).get()).hasSize(12);
            }
        } finally {
            pool.shutdown();
            assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
