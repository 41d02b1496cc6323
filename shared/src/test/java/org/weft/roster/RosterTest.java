package org.weft.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** A host's list of members: who is on it, who has come, and who is missing on which side. */
class RosterTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static int schools;

    private final Rosters rosters = new Rosters(WEFT.database.jdbi(), WEFT.clock);
    private Course course;

    @BeforeEach
    void aCourse() {
        course = Course.in(WEFT, "Rosters " + ++schools);
    }

    private Rosters.Due due() {
        var place = new PlaceId(course.carla.state().at("/place/id").asLong());
        rosters.wanted(course.school.organization(), course.school.installation(), place);
        Course.ok(WEFT.post(course.carla, "/api/roster/reading", "{}"));
        return take().orElseThrow();
    }

    /** What other tests have left is not for us. */
    private Optional<Rosters.Due> take() {
        var due = rosters.take();
        while (due.isPresent() && !due.get().organization().equals(course.school.organization())) {
            due = rosters.take();
        }
        return due;
    }

    private static Rosters.Listed learner(String name) {
        return new Rosters.Listed("sub-" + name, name, null, Role.LEARNER, Map.of());
    }

    private void read(Rosters.Listed... listed) {
        var due = due();
        rosters.whole(due, rosters.store(due, List.of(listed)));
        WEFT.clock.advance(Duration.ofSeconds(61));
    }

    private JsonNode overview() {
        return course.get(course.carla, "/api/roster");
    }

    private List<String> names(String side) {
        return course.get(course.carla, "/api/roster/" + side).findValuesAsText("name");
    }

    @Test
    void withoutAHostsList_thereAreThoseWhoHaveCome() {
        assertThat(overview().get("byHost").asBoolean()).isFalse();
        assertThat(overview().get("here").asInt()).isEqualTo(4);
        assertThat(names("absent")).isEmpty();
        assertThat(names("gone")).isEmpty();
    }

    @Test
    void whoIsListedAndHasNotCome_isAbsent_untilTheyCome() {
        read(learner("Ana"), learner("Ben"), learner("Chidi"));
        assertThat(names("absent")).containsExactly("Chidi");

        WEFT.arrive(course.school, "Chidi", Role.LEARNER, course.key);

        assertThat(names("absent")).isEmpty();
        assertThat(overview().get("listed").asInt()).isEqualTo(3);
    }

    @Test
    void whoIsListedCanBeMentioned_beforeTheyCome() {
        read(learner("Zora Neale"));

        assertThat(course.get(course.ana, "/api/members?q=zor").findValuesAsText("name"))
                .containsExactly("Zora Neale");
    }

    @Test
    void whoHasComeAndIsNotListed_isGone() {
        read(learner("Ana"), learner("Ben"));

        assertThat(names("gone")).containsExactly("Carla", "Olga");
        assertThat(course.get(course.carla, "/api/roster/gone")
                        .at("/people/0/since")
                        .isNull())
                .isTrue();
    }

    @Test
    void whoLeft_isMarkedAndKeepsWhatTheyWrote() {
        var thread = course.ask(course.ben, "Still here?");
        read(learner("Ana"), learner("Ben"));

        read(learner("Ana"));

        assertThat(names("gone")).contains("Ben");
        assertThat(course.view(course.ana, thread).toString()).contains("Still here?", "Ben");
        assertThat(course.get(course.ana, "/api/members?q=ben").findValuesAsText("name"))
                .isEmpty();

        WEFT.arrive(course.school, "Ben", Role.LEARNER, course.key);
        assertThat(course.get(course.ana, "/api/members?q=ben").findValuesAsText("name"))
                .containsExactly("Ben");
        read(learner("Ana"), learner("Ben"));
        assertThat(names("gone")).doesNotContain("Ben");
    }

    @Test
    void differencesMarkThoseAlone() {
        read(learner("Ana"), learner("Ben"), learner("Chidi"));
        var due = due();
        rosters.store(due, List.of(learner("Dana")));

        rosters.differences(due, Set.of("sub-Ben", "sub-nobody"));

        assertThat(names("gone")).contains("Ben").doesNotContain("Ana");
        assertThat(names("absent")).containsExactly("Chidi", "Dana");
    }

    @Test
    void theRoleOfWhoHasCome_isTheOneOfTheirVisit() {
        read(with("Carla", Role.LEARNER), with("Tom", Role.LEARNER));
        read(with("Carla", Role.LEARNER), with("Tom", Role.HELPER));

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
        read(
                new Rosters.Listed("sub-Ana", null, null, Role.LEARNER, Map.of()),
                new Rosters.Listed("sub-x", null, null, Role.LEARNER, Map.of()));

        assertThat(names("absent")).singleElement().asString().matches("Learner [0-9A-F]{4}");
        assertThat(course.get(course.carla, "/api/members?q=ana").findValuesAsText("name"))
                .containsExactly("Ana");
    }

    @Test
    void aNewNameIsTakenOver() {
        read(new Rosters.Listed("sub-Ana", "Ana Souza", "ana@school.example", Role.LEARNER, Map.of()));
        read(new Rosters.Listed("sub-Ana", "Ana Souza-Lima", null, Role.LEARNER, Map.of()));

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
        read(in("Ana", "Lab 1"), in("Ben", "Lab 1", "Lab 2"));
        assertThat(members("Lab 1")).containsExactly("Ana", "Ben");

        read(in("Ana", "Lab 2"), in("Ben", "Lab 2"));

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
    void manyArePaged() {
        read(IntStream.range(0, 120)
                .mapToObj(number -> learner("Person %03d of many".formatted(number)))
                .toArray(Rosters.Listed[]::new));

        var seen = new HashSet<String>();
        var next = "";
        int pages = 0;
        do {
            var page = course.get(course.carla, "/api/roster/absent" + (next.isEmpty() ? "" : "?cursor=" + next));
            seen.addAll(page.findValuesAsText("name"));
            next = page.get("next").asText("");
            pages++;
        } while (!next.isEmpty() && pages < 10);

        assertThat(seen).hasSize(120);
        assertThat(pages).isEqualTo(3);
        Course.refused(WEFT.get(course.carla, "/api/roster/absent?cursor=x"), 400, "cursor-invalid");
    }

    @Test
    void learnersAreRefused() {
        for (var path : List.of("/api/roster", "/api/roster/absent", "/api/roster/gone")) {
            Course.refused(WEFT.get(course.ana, path), 403, "not-allowed");
        }
        Course.refused(WEFT.post(course.ana, "/api/roster/reading", "{}"), 403, "not-allowed");
    }

    @Test
    void nobodyElseSeesIt() {
        var nextDoor = new Course(WEFT, course.school, "next door");
        var elsewhere = Course.in(WEFT, "Elsewhere " + schools);
        read(learner("Ana"), learner("Chidi"));

        for (var other : List.of(nextDoor, elsewhere)) {
            assertThat(other.get(other.carla, "/api/roster/absent").findValuesAsText("name"))
                    .isEmpty();
            assertThat(other.get(other.carla, "/api/roster").get("byHost").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void itIsReadAgainOnceAnHour_orWhenStaffAsks() {
        var due = due();
        assertThat(overview().get("waits").asBoolean()).isTrue();
        rosters.whole(due, rosters.store(due, List.of(learner("Ana"))));

        rosters.wanted(due.organization(), due.installation(), due.place());
        assertThat(take()).isEmpty();
        WEFT.post(course.carla, "/api/roster/reading", "{}");
        assertThat(take()).isEmpty();

        WEFT.clock.advance(Duration.ofMinutes(2));
        var asked = Course.ok(WEFT.post(course.carla, "/api/roster/reading", "{}"));
        assertThat(asked.get("waits").asBoolean()).isTrue();
        assertThat(take()).isPresent();
    }

    @Test
    void aNodeThatDiesLeavesItToOthers() {
        due();
        assertThat(take()).isEmpty();

        WEFT.clock.advance(Duration.ofMinutes(31));

        assertThat(take().orElseThrow().tries()).isEqualTo(2);
    }

    @Test
    void whatFailsIsTriedLater_eachTimeLater_orNotAtAll() {
        var first = due();
        rosters.failed(first, "unavailable", true, null);
        assertThat(overview().get("problem").asText()).isEqualTo("unavailable");
        assertThat(take()).isEmpty();

        WEFT.clock.advance(Duration.ofSeconds(73));
        var second = take().orElseThrow();
        rosters.failed(second, "unavailable", true, null);
        WEFT.clock.advance(Duration.ofSeconds(73));
        assertThat(take()).isEmpty();

        WEFT.clock.advance(Duration.ofMinutes(2));
        var third = take().orElseThrow();
        rosters.failed(third, "not-allowed", false, null);
        assertThat(overview().get("problem").asText()).isEqualTo("not-allowed");
        WEFT.clock.advance(Duration.ofDays(1));
        assertThat(take()).isEmpty();
    }

    @Test
    void readingAndFirstVisitsAtOnce_makeEachPersonOnce() throws Exception {
        var due = due();
        var names = IntStream.range(0, 12).mapToObj(number -> "New " + number).toList();
        var listed = names.stream().map(RosterTest::learner).toList();
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
