package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Json;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T20: groups and sections are kept apart, whatever is switched later. */
class GroupsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static int schools;

    private Course course;
    /** Of the Monday lab, as Ana is. */
    private TestProduct.Someone mia;

    private TestProduct.Someone ana;
    /** Of the Thursday lab. */
    private TestProduct.Someone ben;

    @BeforeEach
    void twoLabsApart() {
        course = Course.in(WEFT, "Groups " + ++schools);
        ana = section("Ana", "Monday");
        mia = section("Mia", "Monday");
        ben = section("Ben", "Thursday");
        course.put(course.carla, "/api/groups/apart", "{\"set\":\"Sections\"}");
    }

    private TestProduct.Someone section(String name, String... sections) {
        return WEFT.arriveIn(course.school, name, Role.LEARNER, course.key, Map.of("Sections", List.of(sections)));
    }

    @Test
    void whatALearnerBegins_isForTheirGroupAndStaff() {
        var thread = course.ask(ana, "How do we wire it?");
        var answer = course.reply(mia, thread, "Red to red").get("id").asText();

        assertThat(titles(mia)).contains("How do we wire it?");
        assertThat(titles(course.carla)).contains("How do we wire it?");
        assertThat(titles(ben)).isEmpty();
        Course.refused(WEFT.get(ben, "/api/threads/" + thread), 404, "thread-not-found");
        Course.refused(WEFT.get(ben, "/api/threads/" + thread + "/posts"), 404, "thread-not-found");
        Course.refused(WEFT.get(ben, "/api/posts/" + answer), 404, "post-not-found");
        Course.refused(WEFT.put(ben, "/api/posts/" + answer + "/vote", ""), 404, "post-not-found");
        Course.refused(WEFT.put(ben, "/api/posts/" + answer + "/reactions/thanks", ""), 404, "post-not-found");
        Course.refused(
                WEFT.post(ben, "/api/threads/" + thread + "/posts", "{\"text\":\"Hi\"}"), 404, "thread-not-found");
        awaitEvent(mia, thread);
        assertThat(events(mia)).contains("\"thread\":\"" + thread);
        assertThat(events(ben)).doesNotContain("\"thread\":\"" + thread);
        assertThat(course.view(mia, thread).at("/thread/group").asText()).isEqualTo("Monday");
    }

    @Test
    void nobodyIsSentToAnEarlierQuestionOfAnotherGroup() {
        var mondays = course.ask(ana, "How do we wire it?");
        var again = course.ask(mia, "Which wire?");
        var thursdays = course.ask(ben, "How is it wired?");
        var earlier = course.view(mia, mondays).at("/thread/firstPost/id").asText();
        var link = "{\"post\":\"" + earlier + "\"}";

        Course.refused(
                WEFT.put(course.carla, "/api/threads/" + thursdays + "/duplicate", link), 409, "duplicate-private");

        course.put(course.carla, "/api/threads/" + again + "/duplicate", link);
        assertThat(course.view(mia, again).at("/thread/duplicateOf").asText()).isEqualTo(mondays);
    }

    @Test
    void staffWritesForEveryone_orForOneGroup() {
        var monday = group("Monday");
        var all = course.ask(course.carla, "Lab rules");
        open(course.carla, "Only for Monday", monday);

        course.reply(ben, all, "Thank you");

        assertThat(titles(ben)).containsExactly("Lab rules");
        assertThat(titles(mia)).contains("Lab rules", "Only for Monday");
        assertThat(course.get(course.carla, "/api/threads?group=" + monday).get("threads"))
                .hasSize(1);
        assertThat(course.get(ben, "/api/threads?group=" + monday).get("threads"))
                .isEmpty();
    }

    @Test
    void whatWasWrittenBefore_staysForWhomItWas() {
        var before = course.ask(course.carla, "Before");
        var apart = course.ask(ana, "Apart");

        course.put(course.carla, "/api/groups/apart", "{\"set\":null}");
        var together = course.ask(ana, "Together");

        assertThat(titles(ben)).containsExactlyInAnyOrder("Before", "Together");
        assertThat(titles(mia)).containsExactlyInAnyOrder("Before", "Together", "Apart");
        assertThat(List.of(before, apart, together)).doesNotHaveDuplicates();
    }

    @Test
    void whoIsInNoGroup_readsWhatIsForAll_andIsToldWhy() {
        var zoe = WEFT.arrive(course.school, "Zoe", Role.LEARNER, course.key);
        course.ask(course.carla, "For all");
        course.ask(ana, "Apart");

        assertThat(titles(zoe)).containsExactly("For all");
        Course.refused(
                WEFT.post(zoe, "/api/threads", "{\"title\":\"Hello\",\"text\":\"Hello\"}"), 403, "group-missing");
        assertThat(course.askStaff(zoe, "In private")).isNotEmpty();
    }

    @Test
    void whoIsInTwoGroups_choosesOne() {
        var nia = section("Nia", "Monday", "Thursday");

        open(nia, "To Thursday", group("Thursday"));

        assertThat(titles(ben)).containsExactly("To Thursday");
        assertThat(titles(ana)).isEmpty();
        assertThat(nia.state().at("/groups/groups")).hasSize(2);
        Course.refused(
                WEFT.post(
                        ana,
                        "/api/threads",
                        "{\"title\":\"a\",\"text\":\"a\",\"group\":\"%s\"}".formatted(group("Thursday"))),
                400,
                "group-invalid");
    }

    @Test
    void theHostMovesSomebody_andTheySeeTheirNewGroup() {
        var thread = course.ask(ana, "Monday's matter");

        ben = section("Ben", "Monday");
        section("Mia", "Thursday");

        assertThat(course.view(ben, thread).at("/thread/title").asText()).isEqualTo("Monday's matter");
        Course.refused(WEFT.get(mia, "/api/threads/" + thread), 404, "thread-not-found");
    }

    @Test
    void staffPutsPeopleInByHand_andTheHostDoesntUndoIt() {
        var zoe = WEFT.arrive(course.school, "Zoe", Role.LEARNER, course.key);
        var id = zoe.state().at("/viewer/person").asText();
        course.put(course.carla, "/api/groups/" + group("Monday") + "/members/" + id, "");

        section("Zoe", "Thursday");
        section("Zoe");

        var members = course.get(course.carla, "/api/groups/" + group("Monday") + "/members")
                .get("members");
        assertThat(members.findValuesAsText("name")).contains("Zoe");
        course.delete(course.carla, "/api/groups/" + group("Monday") + "/members/" + id);
        Course.refused(WEFT.post(zoe, "/api/threads", "{\"title\":\"a\",\"text\":\"a\"}"), 403, "group-missing");
    }

    @Test
    void groupsAreMadeAndRemoved_unlessSomethingWasWrittenInThem() {
        Course.ok(WEFT.post(course.carla, "/api/groups", "{\"set\":\"Projects\",\"name\":\" Team  A \"}"));
        var overview = course.get(course.carla, "/api/groups");

        assertThat(overview.get("groups").findValuesAsText("name")).contains("Team A");
        course.delete(course.carla, "/api/groups/" + group("Team A"));
        course.ask(ana, "Here I am");
        Course.refused(WEFT.delete(course.carla, "/api/groups/" + group("Monday")), 409, "group-in-use");
        assertThat(course.get(course.carla, "/api/audit").get("entries").findValuesAsText("act"))
                .contains("group-added", "group-removed", "groups-apart");
    }

    @Test
    void whatIsWrongWithAGroup_isSaid() {
        var monday = group("Monday");

        Course.refused(
                WEFT.post(course.carla, "/api/groups", "{\"set\":\"S\",\"name\":\" \"}"), 400, "group-name-invalid");
        Course.refused(
                WEFT.post(course.carla, "/api/groups", Json.write(Map.of("set", "S", "name", "x".repeat(101)))),
                400,
                "group-name-invalid");
        Course.refused(WEFT.put(course.carla, "/api/groups/apart", "{\"set\":\"None\"}"), 404, "group-not-found");
        Course.refused(
                WEFT.put(course.carla, "/api/groups/" + monday + "/members/999999", ""), 404, "person-not-found");
        Course.refused(WEFT.get(ana, "/api/groups"), 403, "not-allowed");
        Course.refused(WEFT.get(ana, "/api/groups/" + monday + "/members"), 403, "not-allowed");
        var elsewhere = new Course(WEFT, course.school, "elsewhere");
        Course.refused(WEFT.get(elsewhere.carla, "/api/groups/" + monday + "/members"), 404, "group-not-found");
    }

    @Test
    void aPlaceHasSoManyGroupsAtMost() {
        WEFT.database
                .jdbi()
                .useHandle(handle ->
                        handle.execute("""
                insert into place_group (organization_id, place_id, set_name, name, created_at)
                select organization_id, place_id, 'Many', 'Group ' || n, created_at
                from place_group, generate_series(1, 298) n
                where organization_id = ? and name = 'Monday'
                """, course.school.organization().value()));

        Course.refused(
                WEFT.post(course.carla, "/api/groups", "{\"set\":\"Many\",\"name\":\"More\"}"), 409, "too-many-groups");
    }

    private String group(String name) {
        for (var group : course.get(course.carla, "/api/groups").get("groups")) {
            if (group.get("name").asText().equals(name)) {
                return group.get("id").asText();
            }
        }
        throw new AssertionError("No group " + name);
    }

    private void open(TestProduct.Someone who, String title, String group) {
        course.open(who, Map.of("title", title, "text", title, "group", group));
    }

    private List<String> titles(TestProduct.Someone who) {
        return course.get(who, "/api/threads").get("threads").findValuesAsText("title");
    }

    private String events(TestProduct.Someone who) {
        JsonNode state = who.state();
        return course.get(who, "/api/changes?after=" + state.get("lastEvent").asText())
                .toString();
    }

    private void awaitEvent(TestProduct.Someone who, String awaited) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!events(who).contains(awaited) && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
    }
}
