package org.weft.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T15, "only what this viewer may see": who could not read it doesn't find it, nor a count or a trace of it. */
class SearchSightTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final Searching SEARCH = new Searching(WEFT);
    private static int schools;

    private TestProduct.School school;
    private Course course;

    @BeforeEach
    void aCourse() {
        school = WEFT.school("Sight " + ++schools);
        course = new Course(WEFT, school, "course");
    }

    private void nobodyElseFinds(String typed, TestProduct.Someone... others) {
        for (var other : others) {
            for (var scope : List.of("", "&scope=course")) {
                var page = SEARCH.page(other, typed, scope);
                assertThat(page.get("results")).isEmpty();
                assertThat(page.get("total").asInt()).isZero();
                assertThat(page.get("next").isNull()).isTrue();
            }
        }
    }

    @Test
    void privateQuestions_areFoundByWhoAskedAndStaff() {
        var thread = course.askStaff(course.ana, "Secretword");
        course.reply(course.carla, thread, "Secretanswer");

        for (var word : List.of("secretword", "secretanswer")) {
            assertThat(SEARCH.find(course.ana, word)).hasSize(1);
            assertThat(SEARCH.find(course.carla, word)).hasSize(1);
            nobodyElseFinds(word, course.ben, course.olga);
        }
    }

    @Test
    void otherCoursesAndOtherSchools_findNothing() {
        var nextDoor = new Course(WEFT, school, "next door");
        var elsewhere = Course.in(WEFT, "Elsewhere " + schools);
        course.ask(course.ana, "Hereword");

        assertThat(SEARCH.everywhere(course.ben, "hereword")).hasSize(1);
        nobodyElseFinds("hereword", nextDoor.ana, nextDoor.carla, elsewhere.ana, elsewhere.carla);
        nobodyElseFinds("author:ana", nextDoor.ben, elsewhere.ben);
    }

    @Test
    void groups_findTheirOwn() {
        var ben = WEFT.arriveIn(school, "Ben", Role.LEARNER, "course", Map.of("Sections", List.of("Ben's")));
        course.put(course.carla, "/api/groups/apart", "{\"set\":\"Sections\"}");
        course.ask(ben, "Groupword");

        assertThat(SEARCH.find(ben, "groupword")).hasSize(1);
        assertThat(SEARCH.find(course.carla, "groupword")).hasSize(1);
        nobodyElseFinds("groupword", course.ana);
    }

    @Test
    void withheldReplies_areFoundAfterOnesOwn() {
        var thread = course.open(
                        course.carla,
                        Map.of("kind", "discussion", "title", "Predict", "text", "First", "answerFirst", true))
                .at("/thread/id")
                .asText();
        course.reply(course.ben, thread, "Withheldword");

        assertThat(SEARCH.find(course.ana, "predict")).containsExactly("Predict #1");
        nobodyElseFinds("withheldword", course.ana, course.olga);
        assertThat(SEARCH.find(course.ana, "author:ben")).isEmpty();
        assertThat(SEARCH.find(course.ben, "withheldword")).hasSize(1);
        assertThat(SEARCH.find(course.carla, "withheldword")).hasSize(1);

        course.reply(course.ana, thread, "My own");
        assertThat(SEARCH.find(course.ana, "withheldword")).hasSize(1);
    }

    @Test
    void hiddenAndDeletedPosts_areNotFound() {
        var thread = course.ask(course.ana, "Threadword");
        var hidden = course.reply(course.ben, thread, "Hiddenword").get("id").asText();
        var deleted = course.reply(course.ben, thread, "Deletedword").get("id").asText();
        course.put(course.carla, "/api/posts/" + hidden + "/hiding", "{\"reason\":\"Rude\"}");
        course.delete(course.ben, "/api/posts/" + deleted);
        nobodyElseFinds("hiddenword", course.ana, course.ben, course.carla);
        nobodyElseFinds("deletedword", course.ana, course.ben, course.carla);

        course.reply(course.ben, thread, "Stayingword");
        var first = course.view(course.ana, thread).at("/thread/firstPost/id").asText();
        course.put(course.carla, "/api/posts/" + first + "/hiding", "{\"reason\":\"Rude\"}");
        nobodyElseFinds("threadword", course.ben, course.carla);
        nobodyElseFinds("stayingword", course.ana);
        nobodyElseFinds("is:question", course.ben);
    }

    @Test
    void aForumThatIsNotOpenYet_isSearchedByStaffAlone() {
        var later = WEFT.arriveAt(school, "Carla", Role.INSTRUCTOR, "course", "later");
        course.ask(later, "Laterword");
        var opensAt = WEFT.clock.instant().plus(Duration.ofDays(7));
        course.put(later, "/api/settings/dates", "{\"opensAt\":\"" + opensAt + "\"}");

        assertThat(SEARCH.everywhere(course.carla, "laterword")).hasSize(1);
        nobodyElseFinds("laterword", course.ana, WEFT.arriveAt(school, "Ana", Role.LEARNER, "course", "later"));
    }

    @Test
    void whoWritesWithoutAName_isFoundByNoName_andByNoNumber() {
        var thread = course.open(
                        course.ana,
                        Map.of("title", "Nameless", "text", "Who am I", "kind", "question", "anonymous", true))
                .at("/thread/id")
                .asText();
        course.reply(course.ana, thread, "By name");

        assertThat(SEARCH.find(course.ben, "author:ana")).containsExactly("Nameless #2");
        assertThat(SEARCH.find(course.carla, "author:ana")).containsExactly("Nameless #2");
        assertThat(SEARCH.find(course.ben, "-author:ana")).containsExactly("Nameless #1");
        var id = "author:#" + course.ana.state().at("/viewer/person").asText();
        assertThat(SEARCH.find(course.carla, id)).as("as a gradebook asks").containsExactly("Nameless #2");
        assertThat(SEARCH.find(course.carla, "author:#0 nameless")).isEmpty();
        assertThat(SEARCH.find(course.ana, "author:me")).containsExactlyInAnyOrder("Nameless #1", "Nameless #2");
        var found = SEARCH.page(course.carla, "nameless", "").at("/results/0/author");
        assertThat(found.get("name").isNull()).isTrue();
        assertThat(found.get("alias").asInt()).isEqualTo(1);
    }

    @Test
    void namesOfPeopleInOtherCourses_areNotSearched() {
        var guest = new Course(WEFT, school, "guest");
        var quin = WEFT.arrive(school, "Quin", Role.LEARNER, "guest");
        var key = course.carla.state().at("/placement/key").asText();
        guest.put(guest.carla, "/api/sharing", "{\"placement\":\"" + key + "\"}");
        var thread = guest.ask(quin, "From the guests");
        var person = quin.state().at("/viewer/person").asText();
        guest.reply(guest.carla, thread, "Ask @[Quin](person:" + person + ") mentionword");
        var pia = WEFT.arrive(school, "Pia", Role.LEARNER, "course");

        assertThat(SEARCH.find(pia, "guests")).hasSize(1);
        assertThat(SEARCH.find(quin, "author:quin")).hasSize(1);
        nobodyElseFinds("author:quin", pia);
        nobodyElseFinds("quin", pia);
        assertThat(SEARCH.page(pia, "mentionword", "").toString()).doesNotContain("Quin");
        assertThat(SEARCH.page(pia, "guests", "").at("/results/0/author/name").isNull())
                .isTrue();
    }

    @Test
    void whatWasWrittenBeforeACourseCame_isNotFoundThere() {
        course.ask(course.ana, "Beforeword");
        var guest = new Course(WEFT, school, "guest");
        var key = course.carla.state().at("/placement/key").asText();
        guest.put(guest.carla, "/api/sharing", "{\"placement\":\"" + key + "\"}");
        course.ask(course.ana, "Afterword");
        var quin = WEFT.arrive(school, "Quin", Role.LEARNER, "guest");

        nobodyElseFinds("beforeword", quin);
        assertThat(SEARCH.find(quin, "afterword")).hasSize(1);
        assertThat(SEARCH.everywhere(quin, "afterword")).hasSize(1);
    }
}
