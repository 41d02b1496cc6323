package org.weft.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T15: what is found follows what happens to posts and threads. */
class SearchIndexTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final Searching SEARCH = new Searching(WEFT);
    private static int schools;

    private Course course;

    @BeforeEach
    void aCourse() {
        course = Course.in(WEFT, "Search " + ++schools);
    }

    private String ask(String title, String text, String... tags) {
        return course.open(course.ana, Map.of("title", title, "text", text, "tags", List.of(tags)))
                .at("/thread/id")
                .asText();
    }

    @Test
    void theIndexFollows_whatIsEditedRetaggedMovedMergedSplitAndRemoved() {
        var thread = ask("Oldtitle", "Oldtext", "oldtag");
        var post = course.view(course.ana, thread).at("/thread/firstPost/id").asText();
        course.put(
                course.ana,
                "/api/posts/" + post,
                "{\"title\":\"Newtitle\",\"text\":\"Newtext\",\"tags\":[\"newtag\"],\"version\":1}");
        assertThat(SEARCH.find(course.ben, "oldtitle")).isEmpty();
        assertThat(SEARCH.find(course.ben, "oldtext")).isEmpty();
        assertThat(SEARCH.find(course.ben, "newtitle newtext newtag")).hasSize(1);

        course.put(course.carla, "/api/tags/newtag", "{\"to\":\"besttag\"}");
        assertThat(SEARCH.find(course.ben, "besttag")).hasSize(1);

        var reply = course.reply(course.ben, thread, "Branchtext").get("id").asText();
        Course.ok(WEFT.post(
                course.carla, "/api/posts/" + reply + "/thread", "{\"title\":\"Branchtitle\",\"reason\":\"Apart\"}"));
        assertThat(SEARCH.find(course.ben, "branchtitle branchtext")).containsExactly("Branchtitle #1");

        course.put(course.carla, "/api/threads/" + thread + "/merger", "{\"post\":\"" + reply + "\",\"reason\":\"x\"}");
        assertThat(SEARCH.find(course.ben, "newtext")).hasSize(1).noneMatch(found -> found.endsWith("#1"));
        assertThat(SEARCH.find(course.ben, "newtitle")).hasSize(1);

        course.delete(course.ana, "/api/posts/" + post);
        assertThat(SEARCH.find(course.ben, "newtext")).isEmpty();
    }

    @Test
    void aMovedThread_isFoundOnItsNewPage() {
        var there = WEFT.arriveAt(course.school, "Carla", org.weft.places.Role.INSTRUCTOR, course.key, "other page");
        var key = there.state().at("/placement/key").asText();
        var thread = ask("Wanderer", "On the way");
        course.reply(course.ben, thread, "A wandering reply");
        assertThat(SEARCH.find(there, "wander")).isEmpty();

        course.put(
                course.carla,
                "/api/threads/" + thread + "/forum",
                "{\"placement\":\"" + key + "\",\"reason\":\"There\"}");

        assertThat(SEARCH.find(course.ben, "wander")).isEmpty();
        assertThat(SEARCH.find(there, "wander")).hasSize(2);
        var elsewhere = SEARCH.page(course.ben, "wander", "&scope=course").at("/results/0");
        assertThat(elsewhere.get("placement").asText()).isEqualTo(key);
        assertThat(elsewhere.get("page").asText()).isNotEmpty();
        assertThat(SEARCH.page(there, "wander", "&scope=course")
                        .at("/results/0/placement")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatIsWrittenIsFoundSoon_withoutAnybodyAskingForIt() {
        ask("Quickly", "q");

        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (course.get(course.ben, "/api/search?q=quickly").get("results").isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
