package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T13: staff moves, merges and splits threads, and every link still leads to its post. */
class ReshapingTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final TwoPages pages = new TwoPages(WEFT);
    private final Course course = pages.course;
    private final TestProduct.Someone carlaThere = pages.carlaThere;
    private final TestProduct.Someone anaThere = pages.anaThere;
    private final String there = pages.there;
    private final String here = pages.here;

    @Test
    void aMovedThreadIsOnTheOtherPage_andTheOldPageSaysWhere() {
        var thread = course.ask(course.ana, "How?");
        var reply = pages.id(course.reply(course.ben, thread, "Like this"));
        var opener = pages.first(course.carla, thread);

        var now = Course.ok(pages.move(course.carla, thread, there));

        assertThat(now.get("here").asBoolean()).isFalse();
        assertThat(now.get("placement").asText()).isEqualTo(there);
        assertThat(course.get(anaThere, "/api/threads").at("/threads/0/id").asText())
                .isEqualTo(thread);
        assertThat(course.get(course.ana, "/api/threads").get("threads")).isEmpty();
        for (var path : List.of("/api/threads/" + thread, "/api/posts/" + reply)) {
            var problem = Course.refused(WEFT.get(course.ben, path), 404, "elsewhere");
            assertThat(problem.get("placement").asText()).isEqualTo(there);
            assertThat(problem.get("post").asText()).isEqualTo(path.contains("posts") ? reply : opener);
        }
        var arrived =
                WEFT.arrive(course.school, "Ben", Role.LEARNER, course.key, org.weft.content.ContentId.valueOf(reply));
        assertThat(arrived.state().at("/elsewhere/placement").asText()).isEqualTo(there);
        assertThat(arrived.state().at("/elsewhere/post").asText()).isEqualTo(reply);
        assertThat(course.get(anaThere, "/api/posts/" + reply).get("post").asText())
                .isEqualTo(reply);
        assertThat(pages.acts()).containsExactly("thread-moved");

        Course.ok(pages.move(carlaThere, thread, here));
        assertThat(course.get(course.ben, "/api/posts/" + reply).get("post").asText())
                .isEqualTo(reply);
    }

    @Test
    void aMergedThreadIsABranchOfTheOther_withItsTitle_andItsOldIdLeadsThere() {
        var first = course.ask(course.ana, "How do doors close?");
        course.reply(course.carla, first, "With springs");
        var again = course.ask(course.ben, "Why do doors close?");
        var opener = pages.first(course.carla, again);
        var reply = pages.id(course.reply(course.ana, again, "Mine don't"));
        var deeper = pages.id(course.reply(course.ben, again, "Oh", reply));

        var now = Course.ok(pages.merge(course.carla, again, pages.first(course.carla, first)));

        assertThat(now.get("thread").asText()).isEqualTo(first);
        assertThat(now.get("here").asBoolean()).isTrue();
        var opened = course.view(course.ben, again);
        assertThat(opened.at("/thread/id").asText()).isEqualTo(first);
        assertThat(opened.get("post").asText()).isEqualTo(opener);
        assertThat(TwoPages.numbers(opened)).containsExactly(2, 3, 4, 5);
        assertThat(opened.at("/page/posts/1/title").asText()).isEqualTo("Why do doors close?");
        assertThat(opened.at("/page/posts/2/parent").asText()).isEqualTo(opener);
        assertThat(opened.at("/page/posts/3/replyTo").asInt()).isEqualTo(4);
        assertThat(opened.at("/page/posts/3/root").asInt()).isEqualTo(3);
        assertThat(opened.at("/thread/posts").asInt()).isEqualTo(5);
        assertThat(opened.at("/thread/people").asInt()).isEqualTo(3);
        for (var post : List.of(opener, reply, deeper)) {
            assertThat(course.get(course.ben, "/api/posts/" + post)
                            .at("/thread/id")
                            .asText())
                    .isEqualTo(first);
        }
        assertThat(pages.acts()).containsExactly("threads-merged");
        assertThat(Course.ok(pages.merge(course.carla, again, pages.first(course.carla, first)))
                        .get("post")
                        .asText())
                .isEqualTo(opener);
    }

    @Test
    void aReplyToAThreadThatWasMergedAnswersThePostThatOpenedIt() {
        var first = course.ask(course.ana, "One");
        var again = course.ask(course.ben, "Two");
        var opener = pages.first(course.carla, again);
        Course.ok(pages.merge(course.carla, again, pages.first(course.carla, first)));

        var late = course.reply(course.ana, again, "Sent when I was online again");

        assertThat(late.get("parent").asText()).isEqualTo(opener);
        assertThat(course.get(course.ben, "/api/posts/" + pages.id(late))
                        .at("/thread/id")
                        .asText())
                .isEqualTo(first);
    }

    @Test
    void aBranchOpensAThread_andTheOldOneSaysSo() {
        var thread = course.ask(course.ana, "Doors");
        var branch = pages.id(course.reply(course.ben, thread, "And windows?"));
        course.reply(course.carla, thread, "Doors close by springs");
        var under = pages.id(course.reply(course.ana, thread, "They open", branch));

        var answer = pages.split(course.carla, branch, "Windows");
        var now = Course.ok(answer);

        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/api/threads/" + now.get("thread").asText());
        var opened = course.get(course.ben, "/api/posts/" + under);
        assertThat(opened.at("/thread/title").asText()).isEqualTo("Windows");
        assertThat(opened.at("/thread/firstPost/id").asText()).isEqualTo(branch);
        assertThat(opened.at("/thread/author/name").asText()).isEqualTo("Ben");
        assertThat(opened.at("/page/posts/0/parent").isNull()).isTrue();
        assertThat(opened.at("/page/posts/0/number").asInt()).isEqualTo(2);
        var left = course.view(course.ana, thread);
        assertThat(TwoPages.numbers(left)).containsExactly(3);
        assertThat(left.at("/thread/posts").asInt()).isEqualTo(2);
        assertThat(left.at("/thread/people").asInt()).isEqualTo(2);
        var gone = left.at("/thread/departures/0");
        assertThat(gone.get("title").asText()).isEqualTo("Windows");
        assertThat(gone.get("posts").asInt()).isEqualTo(2);
        assertThat(gone.get("numbers").toString()).isEqualTo("[[2,2],[4,4]]");
        var late = course.reply(course.carla, thread, "Late", under);
        assertThat(late.get("number").asInt()).isEqualTo(3);

        Course.ok(pages.merge(course.carla, now.get("thread").asText(), pages.first(course.carla, thread)));
        assertThat(course.view(course.ana, thread).at("/thread/departures")).isEmpty();
        assertThat(TwoPages.numbers(course.view(course.ana, thread))).containsExactly(3, 5, 6, 7);
    }

    @Test
    void itIsForStaff_withAReason() {
        var thread = course.ask(course.ana, "One");
        var opener = pages.first(course.carla, thread);
        var reply = pages.id(course.reply(course.ana, thread, "Reply"));

        for (var who : List.of(course.ana, course.olga)) {
            Course.refused(pages.move(who, thread, there), 403, "not-allowed");
            Course.refused(pages.merge(who, thread, opener), 403, "not-allowed");
            Course.refused(pages.split(who, reply, "Two"), 403, "not-allowed");
            Course.refused(WEFT.get(who, "/api/placements"), 403, "not-allowed");
        }
        Course.refused(
                WEFT.put(
                        course.carla,
                        "/api/threads/" + thread + "/forum",
                        TwoPages.json("placement", "x").replace("It belongs there", " ")),
                400,
                "reason-missing");
        Course.refused(pages.move(course.carla, thread, "x"), 404, "placement-not-found");
        Course.refused(pages.merge(course.carla, thread, reply), 409, "merger-with-itself");
        Course.refused(pages.merge(course.carla, thread, "99999999"), 404, "post-not-found");
        Course.refused(WEFT.put(course.carla, "/api/threads/" + thread + "/merger", "{}"), 400, "field-missing");
        Course.refused(pages.split(course.carla, opener, "Two"), 409, "opens-thread");
        Course.refused(pages.split(course.carla, reply, " "), 400, "title-missing");
        assertThat(course.get(course.carla, "/api/placements").get("placements"))
                .hasSize(2);
    }
}
