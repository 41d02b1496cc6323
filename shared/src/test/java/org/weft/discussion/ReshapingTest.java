package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Json;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T13: staff moves, merges and splits threads, and every link still leads to its post. */
class ReshapingTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());
    private final TestProduct.Someone carlaThere =
            WEFT.arriveAt(course.school, "Carla", Role.INSTRUCTOR, course.key, "another page");
    private final TestProduct.Someone anaThere =
            WEFT.arriveAt(course.school, "Ana", Role.LEARNER, course.key, "another page");
    private final String there = carlaThere.state().at("/placement/key").asText();
    private final String here = course.carla.state().at("/placement/key").asText();

    private String first(TestProduct.Someone who, String thread) {
        return course.view(who, thread).at("/thread/firstPost/id").asText();
    }

    private String id(JsonNode post) {
        return post.get("id").asText();
    }

    private HttpResponse<String> move(TestProduct.Someone who, String thread, String placement) {
        return WEFT.put(who, "/api/threads/" + thread + "/forum", json("placement", placement));
    }

    private HttpResponse<String> merge(TestProduct.Someone who, String thread, String post) {
        return WEFT.put(who, "/api/threads/" + thread + "/merger", json("post", post));
    }

    private HttpResponse<String> split(TestProduct.Someone who, String post, String title) {
        return WEFT.post(who, "/api/posts/" + post + "/thread", json("title", title));
    }

    private static String json(String name, String value) {
        return Json.write(Map.of(name, value, "reason", "It belongs there"));
    }

    private String anonymous(TestProduct.Someone who, String thread) {
        return id(Course.ok(
                WEFT.post(who, "/api/threads/" + thread + "/posts", "{\"text\":\"It is me\",\"anonymous\":true}")));
    }

    private @Nullable Integer alias(String post) {
        var at = course.get(course.carla, "/api/posts/" + post);
        for (var each : at.at("/page/posts")) {
            if (id(each).equals(post)) {
                return each.at("/author/alias").isNull()
                        ? null
                        : each.at("/author/alias").asInt();
            }
        }
        return at.at("/thread/firstPost/author/alias").asInt();
    }

    private List<String> acts() {
        return course.get(course.carla, "/api/audit").at("/entries").findValuesAsText("act");
    }

    private static List<Integer> numbers(JsonNode opened) {
        var numbers = new ArrayList<Integer>();
        opened.at("/page/posts").forEach(post -> numbers.add(post.get("number").asInt()));
        return numbers;
    }

    @Test
    void aMovedThreadIsOnTheOtherPage_andTheOldPageSaysWhere() {
        var thread = course.ask(course.ana, "How?");
        var reply = id(course.reply(course.ben, thread, "Like this"));
        var opener = first(course.carla, thread);

        var now = Course.ok(move(course.carla, thread, there));

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
        assertThat(acts()).containsExactly("thread-moved");

        Course.ok(move(carlaThere, thread, here));
        assertThat(course.get(course.ben, "/api/posts/" + reply).get("post").asText())
                .isEqualTo(reply);
    }

    @Test
    void aMergedThreadIsABranchOfTheOther_withItsTitle_andItsOldIdLeadsThere() {
        var first = course.ask(course.ana, "How do doors close?");
        course.reply(course.carla, first, "With springs");
        var again = course.ask(course.ben, "Why do doors close?");
        var opener = first(course.carla, again);
        var reply = id(course.reply(course.ana, again, "Mine don't"));
        var deeper = id(course.reply(course.ben, again, "Oh", reply));

        var now = Course.ok(merge(course.carla, again, first(course.carla, first)));

        assertThat(now.get("thread").asText()).isEqualTo(first);
        assertThat(now.get("here").asBoolean()).isTrue();
        var opened = course.view(course.ben, again);
        assertThat(opened.at("/thread/id").asText()).isEqualTo(first);
        assertThat(opened.get("post").asText()).isEqualTo(opener);
        assertThat(numbers(opened)).containsExactly(2, 3, 4, 5);
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
        assertThat(acts()).containsExactly("threads-merged");
        assertThat(Course.ok(merge(course.carla, again, first(course.carla, first)))
                        .get("post")
                        .asText())
                .isEqualTo(opener);
    }

    @Test
    void aReplyToAThreadThatWasMergedAnswersThePostThatOpenedIt() {
        var first = course.ask(course.ana, "One");
        var again = course.ask(course.ben, "Two");
        var opener = first(course.carla, again);
        Course.ok(merge(course.carla, again, first(course.carla, first)));

        var late = course.reply(course.ana, again, "Sent when I was online again");

        assertThat(late.get("parent").asText()).isEqualTo(opener);
        assertThat(course.get(course.ben, "/api/posts/" + id(late))
                        .at("/thread/id")
                        .asText())
                .isEqualTo(first);
    }

    @Test
    void aBranchOpensAThread_andTheOldOneSaysSo() {
        var thread = course.ask(course.ana, "Doors");
        var branch = id(course.reply(course.ben, thread, "And windows?"));
        course.reply(course.carla, thread, "Doors close by springs");
        var under = id(course.reply(course.ana, thread, "They open", branch));

        var answer = split(course.carla, branch, "Windows");
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
        assertThat(numbers(left)).containsExactly(3);
        assertThat(left.at("/thread/posts").asInt()).isEqualTo(2);
        assertThat(left.at("/thread/people").asInt()).isEqualTo(2);
        var gone = left.at("/thread/departures/0");
        assertThat(gone.get("title").asText()).isEqualTo("Windows");
        assertThat(gone.get("posts").asInt()).isEqualTo(2);
        assertThat(gone.get("numbers").toString()).isEqualTo("[[2,2],[4,4]]");
        var late = course.reply(course.carla, thread, "Late", under);
        assertThat(late.get("number").asInt()).isEqualTo(3);

        Course.ok(merge(course.carla, now.get("thread").asText(), first(course.carla, thread)));
        assertThat(course.view(course.ana, thread).at("/thread/departures")).isEmpty();
        assertThat(numbers(course.view(course.ana, thread))).containsExactly(3, 5, 6, 7);
    }

    @Test
    void whatWasReadStaysRead() {
        var thread = course.ask(course.ana, "Doors");
        var branch = id(course.reply(course.ben, thread, "Windows"));
        course.reply(course.ben, thread, "Read", branch);
        course.reply(course.ben, thread, "Unread", branch);
        WEFT.put(course.olga, "/api/threads/" + thread + "/reading", "{\"read\":[[1,3]]}");

        var windows =
                Course.ok(split(course.carla, branch, "Windows")).get("thread").asText();

        assertThat(course.view(course.olga, windows).at("/thread/unread").asInt())
                .isEqualTo(1);
        assertThat(course.view(course.olga, thread).at("/thread/unread").asInt())
                .isZero();
        Course.ok(merge(course.carla, windows, first(course.carla, thread)));
        var again = course.view(course.olga, thread);
        assertThat(again.at("/thread/unread").asInt()).isEqualTo(1);
        assertThat(again.at("/thread/firstUnread").asInt()).isEqualTo(7);
    }

    @Test
    void aliasesOfTwoThreadsAreNotTiedTogether() {
        var first = course.ask(course.carla, "One");
        var again = course.ask(course.carla, "Two");
        anonymous(course.ana, first);
        var mine = anonymous(course.ana, again);
        var bens = anonymous(course.ben, again);

        Course.ok(merge(course.carla, again, first(course.carla, first)));

        assertThat(alias(mine)).isEqualTo(2);
        assertThat(alias(bens)).isEqualTo(3);
        assertThat(alias(anonymous(course.ana, first))).isEqualTo(1);
        assertThat(alias(anonymous(course.ben, first))).isEqualTo(3);
        var newcomer = WEFT.arrive(course.school, "Nina", Role.LEARNER, course.key);
        assertThat(alias(anonymous(newcomer, first))).isEqualTo(4);
        // Carla, 1, 2, 3 and 4: as many as there seem to be.
        assertThat(course.view(course.ana, first).at("/thread/people").asInt()).isEqualTo(5);

        var apart = Course.ok(split(course.carla, mine, "Apart")).get("thread").asText();
        assertThat(alias(mine)).isEqualTo(1);
        assertThat(alias(anonymous(course.ana, apart))).isEqualTo(1);
    }

    @Test
    void anAcceptedAnswerStaysOne_butWhoAcceptedItIsNotTold() {
        var first = course.ask(course.carla, "One");
        var hidden = course.open(course.ana, Map.of("title", "Two", "text", "Two", "anonymous", true))
                .at("/thread/id")
                .asText();
        var answer = id(course.reply(course.ben, hidden, "So"));
        course.put(course.ana, "/api/threads/" + hidden + "/acceptance", "{\"post\":\"" + answer + "\"}");

        Course.ok(merge(course.carla, hidden, first(course.carla, first)));

        var view = course.view(course.ben, first);
        assertThat(view.at("/thread/acceptedPost").asText()).isEqualTo(answer);
        assertThat(view.at("/thread/acceptedBy").asText()).isEqualTo("Carla");
        assertThat(view.toString()).doesNotContain("\"Ana\"");
    }

    @Test
    void whatIsPrivateStaysSo() {
        var secret = course.askStaff(course.ana, "My grade");
        var other = course.askStaff(course.ben, "My grade");
        var more = course.askStaff(course.ana, "More time");
        var open = course.ask(course.ana, "Open");

        Course.refused(merge(course.carla, secret, first(course.carla, other)), 409, "merger-private");
        Course.refused(merge(course.carla, secret, first(course.carla, open)), 409, "merger-private");
        Course.refused(merge(course.carla, open, first(course.carla, secret)), 409, "merger-private");
        Course.ok(merge(course.carla, more, first(course.carla, secret)));
        var reply = id(course.reply(course.carla, secret, "About something else"));
        var apart = Course.ok(split(course.carla, reply, "Else")).get("thread").asText();

        assertThat(course.view(course.ana, apart).at("/thread/audience").asText())
                .isEqualTo("staff");
        assertThat(course.view(course.ana, apart).at("/page/mine/posts")).isEmpty();
        Course.refused(WEFT.get(course.ben, "/api/threads/" + apart), 404, "thread-not-found");
        Course.refused(WEFT.get(course.ben, "/api/threads/" + more), 404, "thread-not-found");
    }

    /** Else the refusal would tell which of the private questions have the same asker. */
    @Test
    void privateQuestionsWithoutANameAreNeverMerged() {
        var named = course.askStaff(course.ana, "My grade");
        var nameless = course.open(
                        course.ana, Map.of("title", "Me", "text", "Me", "audience", "staff", "anonymous", true))
                .at("/thread/id")
                .asText();

        Course.refused(merge(course.carla, nameless, first(course.carla, named)), 409, "merger-private");
        Course.refused(merge(course.carla, named, first(course.carla, nameless)), 409, "merger-private");
        var reply = id(course.reply(course.carla, nameless, "Else"));
        var apart = Course.ok(split(course.carla, reply, "Else")).get("thread").asText();
        assertThat(course.view(course.carla, apart).at("/thread/author/name").isNull())
                .isTrue();
    }

    @Test
    void whatRepeatedTheOneRepeatsTheOther() {
        var first = course.ask(course.ana, "One");
        var again = course.ask(course.ben, "Two");
        var third = course.ask(course.ben, "Three");
        for (var thread : List.of(third, first)) {
            course.put(
                    course.carla,
                    "/api/threads/" + thread + "/duplicate",
                    "{\"post\":\"" + first(course.carla, again) + "\"}");
        }

        Course.ok(merge(course.carla, again, first(course.carla, first)));

        assertThat(course.view(course.ben, third).at("/thread/duplicateOf").asText())
                .isEqualTo(first);
        assertThat(course.view(course.ben, first).at("/thread/duplicateOf").isNull())
                .isTrue();
    }

    @Test
    void draftsGoAlong() {
        var first = course.ask(course.ana, "One");
        var again = course.ask(course.ben, "Two");
        var opener = first(course.carla, again);
        var draft = "{\"text\":\"Half a thought\",\"savedAt\":1}";
        WEFT.put(course.ana, "/api/drafts/" + again + ":", draft);

        Course.ok(merge(course.carla, again, first(course.carla, first)));
        assertThat(course.get(course.ana, "/api/drafts").at("/drafts/0/key").asText())
                .isEqualTo(first + ":" + opener);
        Course.ok(move(course.carla, first, there));

        assertThat(course.get(course.ana, "/api/drafts").get("drafts")).isEmpty();
        assertThat(course.get(anaThere, "/api/drafts").at("/drafts/0/key").asText())
                .isEqualTo(first + ":" + opener);
    }

    @Test
    void itIsForStaff_withAReason() {
        var thread = course.ask(course.ana, "One");
        var opener = first(course.carla, thread);
        var reply = id(course.reply(course.ana, thread, "Reply"));

        for (var who : List.of(course.ana, course.olga)) {
            Course.refused(move(who, thread, there), 403, "not-allowed");
            Course.refused(merge(who, thread, opener), 403, "not-allowed");
            Course.refused(split(who, reply, "Two"), 403, "not-allowed");
            Course.refused(WEFT.get(who, "/api/placements"), 403, "not-allowed");
        }
        Course.refused(
                WEFT.put(
                        course.carla,
                        "/api/threads/" + thread + "/forum",
                        json("placement", "x").replace("It belongs there", " ")),
                400,
                "reason-missing");
        Course.refused(move(course.carla, thread, "x"), 404, "placement-not-found");
        Course.refused(merge(course.carla, thread, reply), 409, "merger-with-itself");
        Course.refused(merge(course.carla, thread, "99999999"), 404, "post-not-found");
        Course.refused(WEFT.put(course.carla, "/api/threads/" + thread + "/merger", "{}"), 400, "field-missing");
        Course.refused(split(course.carla, opener, "Two"), 409, "opens-thread");
        Course.refused(split(course.carla, reply, " "), 400, "title-missing");
        assertThat(course.get(course.carla, "/api/placements").get("placements"))
                .hasSize(2);
    }
}
