package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T13: what threads that staff merges and splits keep, and what stays untold. */
class ReshapedTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final TwoPages pages = new TwoPages(WEFT);
    private final Course course = pages.course;
    private final TestProduct.Someone anaThere = pages.anaThere;
    private final String there = pages.there;

    @Test
    void whatWasReadStaysRead() {
        var thread = course.ask(course.ana, "Doors");
        var branch = pages.id(course.reply(course.ben, thread, "Windows"));
        course.reply(course.ben, thread, "Read", branch);
        course.reply(course.ben, thread, "Unread", branch);
        WEFT.put(course.olga, "/api/threads/" + thread + "/reading", "{\"read\":[[1,3]]}");

        var windows = Course.ok(pages.split(course.carla, branch, "Windows"))
                .get("thread")
                .asText();

        assertThat(course.view(course.olga, windows).at("/thread/unread").asInt())
                .isEqualTo(1);
        assertThat(course.view(course.olga, thread).at("/thread/unread").asInt())
                .isZero();
        Course.ok(pages.merge(course.carla, windows, pages.first(course.carla, thread)));
        var again = course.view(course.olga, thread);
        assertThat(again.at("/thread/unread").asInt()).isEqualTo(1);
        assertThat(again.at("/thread/firstUnread").asInt()).isEqualTo(7);
    }

    @Test
    void aliasesOfTwoThreadsAreNotTiedTogether() {
        var first = course.ask(course.carla, "One");
        var again = course.ask(course.carla, "Two");
        pages.anonymous(course.ana, first);
        var mine = pages.anonymous(course.ana, again);
        var bens = pages.anonymous(course.ben, again);

        Course.ok(pages.merge(course.carla, again, pages.first(course.carla, first)));

        assertThat(pages.alias(mine)).isEqualTo(2);
        assertThat(pages.alias(bens)).isEqualTo(3);
        assertThat(pages.alias(pages.anonymous(course.ana, first))).isEqualTo(1);
        assertThat(pages.alias(pages.anonymous(course.ben, first))).isEqualTo(3);
        var newcomer = WEFT.arrive(course.school, "Nina", Role.LEARNER, course.key);
        assertThat(pages.alias(pages.anonymous(newcomer, first))).isEqualTo(4);
        // Carla, 1, 2, 3 and 4: as many as there seem to be.
        assertThat(course.view(course.ana, first).at("/thread/people").asInt()).isEqualTo(5);

        var apart = Course.ok(pages.split(course.carla, mine, "Apart"))
                .get("thread")
                .asText();
        assertThat(pages.alias(mine)).isEqualTo(1);
        assertThat(pages.alias(pages.anonymous(course.ana, apart))).isEqualTo(1);
    }

    @Test
    void anAcceptedAnswerStaysOne_butWhoAcceptedItIsNotTold() {
        var first = course.ask(course.carla, "One");
        var hidden = course.open(course.ana, Map.of("title", "Two", "text", "Two", "anonymous", true))
                .at("/thread/id")
                .asText();
        var answer = pages.id(course.reply(course.ben, hidden, "So"));
        course.put(course.ana, "/api/threads/" + hidden + "/acceptance", "{\"post\":\"" + answer + "\"}");

        Course.ok(pages.merge(course.carla, hidden, pages.first(course.carla, first)));

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

        Course.refused(pages.merge(course.carla, secret, pages.first(course.carla, other)), 409, "merger-private");
        Course.refused(pages.merge(course.carla, secret, pages.first(course.carla, open)), 409, "merger-private");
        Course.refused(pages.merge(course.carla, open, pages.first(course.carla, secret)), 409, "merger-private");
        Course.ok(pages.merge(course.carla, more, pages.first(course.carla, secret)));
        var reply = pages.id(course.reply(course.carla, secret, "About something else"));
        var apart = Course.ok(pages.split(course.carla, reply, "Else"))
                .get("thread")
                .asText();

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

        Course.refused(pages.merge(course.carla, nameless, pages.first(course.carla, named)), 409, "merger-private");
        Course.refused(pages.merge(course.carla, named, pages.first(course.carla, nameless)), 409, "merger-private");
        var reply = pages.id(course.reply(course.carla, nameless, "Else"));
        var apart = Course.ok(pages.split(course.carla, reply, "Else"))
                .get("thread")
                .asText();
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
                    "{\"post\":\"" + pages.first(course.carla, again) + "\"}");
        }

        Course.ok(pages.merge(course.carla, again, pages.first(course.carla, first)));

        assertThat(course.view(course.ben, third).at("/thread/duplicateOf").asText())
                .isEqualTo(first);
        assertThat(course.view(course.ben, first).at("/thread/duplicateOf").isNull())
                .isTrue();
    }

    @Test
    void draftsGoAlong() {
        var first = course.ask(course.ana, "One");
        var again = course.ask(course.ben, "Two");
        var opener = pages.first(course.carla, again);
        var draft = "{\"text\":\"Half a thought\",\"savedAt\":1}";
        WEFT.put(course.ana, "/api/drafts/" + again + ":", draft);

        Course.ok(pages.merge(course.carla, again, pages.first(course.carla, first)));
        assertThat(course.get(course.ana, "/api/drafts").at("/drafts/0/key").asText())
                .isEqualTo(first + ":" + opener);
        Course.ok(pages.move(course.carla, first, there));

        assertThat(course.get(course.ana, "/api/drafts").get("drafts")).isEmpty();
        assertThat(course.get(anaThere, "/api/drafts").at("/drafts/0/key").asText())
                .isEqualTo(first + ":" + opener);
    }
}
