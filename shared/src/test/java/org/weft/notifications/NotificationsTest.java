package org.weft.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.Listening;
import org.weft.product.TestProduct;

/** T17: who is told of what, and why. */
class NotificationsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static int courses;

    private Course course;
    private News news;
    private TestProduct.Someone mia;

    @BeforeEach
    void aCourse() {
        course = Course.in(WEFT, "Notified " + ++courses);
        news = new News(course);
        mia = WEFT.arrive(course.school, "Mia", Role.LEARNER, course.key);
    }

    private static String id(TestProduct.Someone who) {
        return who.state().at("/viewer/person").asText();
    }

    @Test
    void anAnswer_isToldToWhoAsked_andNeverToWhoWroteIt() {
        var thread = course.ask(course.ana, "Why?");
        course.reply(course.ben, thread, "Because");

        assertThat(news.of(course.ana, 1)).containsExactly("answer: Why?");
        var entry = news.entries(course.ana).get(0);
        assertThat(entry.at("/authors/0/name").asText()).isEqualTo("Ben");
        assertThat(entry.get("thread").asText()).isEqualTo(thread);
        assertThat(news.now(course.ben)).isEmpty();
        assertThat(WEFT.arrive(course.school, "Ana", Role.LEARNER, course.key)
                        .state()
                        .get("notifications")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void manyAreOne_andWhoeverReadsTheThreadHasReadTheNews() {
        var thread = course.ask(course.ana, "Why?");
        course.reply(course.ben, thread, "Because");
        course.reply(mia, thread, "So");
        course.reply(course.ben, thread, "And so");
        news.settle();
        assertThat(news.of(course.ana, 1)).containsExactly("answer: Why?");
        var entry = news.entries(course.ana).get(0);
        assertThat(entry.get("count").asInt()).isEqualTo(3);
        assertThat(entry.get("authors").findValuesAsText("name")).containsExactly("Ben", "Mia");

        course.put(course.ana, "/api/threads/" + thread + "/reading", "{\"read\":[[1,4]]}");

        assertThat(news.count(course.ana)).isZero();
        assertThat(news.entries(course.ana).get(0).get("unread").asBoolean()).isFalse();
    }

    @Test
    void whoWroteInAThreadIsTold_untilTheyFollowItNoMore() {
        var thread = course.ask(course.ana, "Why?");
        course.reply(course.ben, thread, "Because");
        course.reply(mia, thread, "So");
        assertThat(news.of(course.ben, 1)).containsExactly("thread: Why?");
        course.put(course.ben, "/api/notifications/reading", "{}");
        assertThat(course.view(course.ben, thread).at("/thread/following").asBoolean())
                .isTrue();

        var view = course.delete(course.ben, "/api/threads/" + thread + "/follow");
        course.reply(mia, thread, "And so");
        course.reply(mia, thread, "What do you think, " + mention(course.ben));

        assertThat(news.of(course.ben, 1)).containsExactly("mention: Why?");
        assertThat(view.get("following").asBoolean()).isFalse();
        assertThat(course.get(course.ben, "/api/threads?filter=following")
                        .get("threads")
                        .findValuesAsText("id"))
                .doesNotContain(thread);
        assertThat(course.get(mia, "/api/threads?filter=following")
                        .get("threads")
                        .findValuesAsText("id"))
                .contains(thread);
    }

    @Test
    void whoIsNamedIsTold_whoMayNotSeeItIsNot() {
        var question = course.askStaff(course.ana, "Secret?");
        course.reply(course.carla, question, "Ask " + mention(course.ben) + " or @staff");
        var open = course.ask(course.ana, "Open?");
        course.reply(course.carla, open, "Ask " + mention(course.ben));

        assertThat(news.of(course.ben, 1)).containsExactly("mention: Open?");
        assertThat(news.of(course.carla, 1)).containsExactly("private: Secret?");
    }

    private static String mention(TestProduct.Someone who) {
        return "@[x](person:" + id(who) + ")";
    }

    @Test
    void staffThatIsCalledForIsTold() {
        course.open(course.ana, Map.of("title", "Help", "text", "Dear @staff, look"));

        assertThat(news.of(course.carla, 1)).containsExactly("staff: Help");
        assertThat(news.now(course.ben)).isEmpty();
    }

    @Test
    void anAnnouncementIsToldToAll() {
        course.open(course.carla, Map.of("title", "Exam", "text", "On Monday", "kind", "announcement"));

        assertThat(news.of(course.ana, 1)).containsExactly("announcement: Exam");
        assertThat(news.of(course.olga, 1)).containsExactly("announcement: Exam");
        assertThat(news.now(course.carla)).isEmpty();
    }

    @Test
    void anAcceptedAnswer_isToldOnceToWhoWroteIt_andToAllWhoHaveTheQuestionToo() {
        var thread = course.ask(course.ana, "Why?");
        var first = course.view(course.ana, thread).at("/thread/firstPost/id").asText();
        course.put(mia, "/api/posts/" + first + "/vote", "");
        var answer = course.reply(course.ben, thread, "Because").get("id").asText();

        for (int again = 0; again < 2; again++) {
            course.put(course.carla, "/api/threads/" + thread + "/acceptance", "{\"post\":\"" + answer + "\"}");
            course.delete(course.carla, "/api/threads/" + thread + "/acceptance");
        }
        course.put(course.carla, "/api/posts/" + answer + "/endorsement", "");

        assertThat(news.of(mia, 1)).containsExactly("solved: Why?");
        news.settle();
        assertThat(news.entries(course.ana).findValuesAsText("reason")).containsExactly("solved", "answer");
        assertThat(news.entries(course.ben).findValuesAsText("reason")).contains("endorsed", "accepted");
        assertThat(news.entries(mia)).hasSize(1);
    }

    @Test
    void aDiscussion_aTagAndAPlaceCanBeFollowed() {
        course.put(course.ben, "/api/follows/discussion", "");
        course.put(mia, "/api/follows/tags/Gates", "");
        WEFT.arriveAt(course.school, "Carla", Role.INSTRUCTOR, course.key, "another link");
        var pia = WEFT.arriveAt(course.school, "Pia", Role.LEARNER, course.key, "another link");
        var followed = course.put(pia, "/api/follows/place", "");
        assertThat(followed.get("place").asBoolean()).isTrue();

        course.open(course.ana, Map.of("title", "Tagged", "text", "x", "tags", List.of("gates")));
        course.ask(course.ana, "Untagged");

        assertThat(news.of(course.ben, 2)).containsExactly("discussion: Untagged", "discussion: Tagged");
        assertThat(news.of(mia, 1)).containsExactly("tag: Tagged");
        assertThat(news.of(pia, 2)).containsExactly("place: Untagged", "place: Tagged");
        var elsewhere = news.entries(pia).get(0);
        assertThat(elsewhere.get("placement").asText())
                .isEqualTo(course.ana.state().at("/placement/key").asText());
        assertThat(course.delete(mia, "/api/follows/tags/gates").get("tags")).isEmpty();
    }

    @Test
    void whatOneDoesNotWantToHearOf_isNotTold() {
        var choices = course.put(course.ana, "/api/notifications/choices/answer", "{\"way\":\"none\"}");
        assertThat(choices.get("answer").asText()).isEqualTo("none");
        var thread = course.ask(course.ana, "Why?");
        course.reply(course.ben, thread, "Because");
        news.settle();

        assertThat(news.entries(course.ana)).isEmpty();
        Course.refused(
                WEFT.put(course.ana, "/api/notifications/choices/fame", "{\"way\":\"none\"}"),
                400,
                "notification-reason-invalid");
        Course.refused(
                WEFT.put(course.ana, "/api/notifications/choices/answer", "{}"), 400, "notification-way-invalid");
        Course.refused(
                WEFT.put(course.ana, "/api/notifications/choices/answer", "{\"way\":\"loudly\"}"),
                400,
                "notification-way-invalid");
        Course.refused(WEFT.get(course.ana, "/api/notifications?cursor=x"), 400, "cursor-invalid");
    }

    @Test
    void whatIsHiddenOrRemovedLater_isTakenBack() {
        var thread = course.ask(course.ana, "Why?");
        var post = course.reply(course.ben, thread, "Because").get("id").asText();
        news.of(course.ana, 1);

        course.put(course.carla, "/api/posts/" + post + "/hiding", "{\"reason\":\"Rude\"}");

        assertThat(news.count(course.ana)).isZero();
        assertThat(news.entries(course.ana)).isEmpty();
    }

    @Test
    void repliesThatShowAfterOnesOwn_areToldAfterwards() {
        var thread = course.open(
                        course.carla,
                        Map.of("title", "Predict", "text", "What?", "kind", "question", "answerFirst", true))
                .at("/thread/id")
                .asText();
        course.put(course.ben, "/api/threads/" + thread + "/follow", "");
        course.reply(course.ana, thread, "Heads");
        news.settle();
        assertThat(news.entries(course.ben).findValuesAsText("title")).doesNotContain("Predict");

        course.reply(course.ben, thread, "Tails");
        course.reply(course.ana, thread, "Heads again");

        assertThat(news.of(course.ben, 1)).containsExactly("thread: Predict");
    }

    @Test
    void whoHidesTheirName_isToldOfAnswers_andNamedByNumberToOthers() {
        var thread = course.open(course.ana, Map.of("title", "Shy?", "text", "Shy", "anonymous", true))
                .at("/thread/id")
                .asText();
        course.reply(course.ben, thread, "No need");
        assertThat(news.of(course.ana, 1)).containsExactly("answer: Shy?");

        course.put(course.ben, "/api/notifications/reading", "{}");
        assertThat(WEFT.post(course.ana, "/api/threads/" + thread + "/posts", "{\"text\":\"Ok\",\"anonymous\":true}")
                        .statusCode())
                .isEqualTo(201);

        assertThat(news.of(course.ben, 1)).containsExactly("thread: Shy?");
        assertThat(news.entries(course.ben).get(0).toString()).doesNotContain("Ana", "\"" + id(course.ana) + "\"");
        assertThat(news.entries(course.ben).at("/0/authors/0/alias").asInt()).isEqualTo(1);
    }

    @Test
    void openPagesOfThePersonHearOfIt_andNobodyElses() {
        var thread = course.ask(course.ana, "Why?");
        try (var anas = Listening.to(WEFT, course.ana, null);
                var carlas = Listening.to(WEFT, course.carla, null)) {
            course.reply(course.ben, thread, "Because");
            news.of(course.ana, 1);
            news.settle();

            assertThat(events(anas)).contains("post-created", "notified");
            assertThat(events(carlas)).contains("post-created").doesNotContain("notified");
        }
    }

    /** What was heard until the thread that settled everything was answered: the second post. */
    private static List<String> events(Listening listening) {
        var heard = new ArrayList<String>();
        while (Collections.frequency(heard, "post-created") < 2) {
            heard.add(listening.next(5).event());
        }
        return heard;
    }

    @Test
    void aMergedThreadIsFollowedAsTheOther_andARenamedTagToo() {
        var from = course.ask(course.ana, "Why so?");
        var into = course.ask(course.carla, "Why?");
        course.put(mia, "/api/threads/" + from + "/follow", "");
        course.put(mia, "/api/follows/tags/old", "");
        course.open(course.ana, Map.of("title", "Tagged", "text", "x", "tags", List.of("old")));
        assertThat(news.of(mia, 1)).containsExactly("tag: Tagged");
        course.put(mia, "/api/notifications/reading", "{}");

        course.put(course.carla, "/api/tags/old", "{\"to\":\"new\"}");
        course.put(
                course.carla,
                "/api/threads/" + from + "/merger",
                "{\"post\":\"%s\",\"reason\":\"The same\"}"
                        .formatted(course.view(mia, into)
                                .at("/thread/firstPost/id")
                                .asText()));
        course.reply(course.ben, into, "Because");

        assertThat(news.of(mia, 1)).containsExactly("thread: Why?");
        assertThat(course.get(mia, "/api/follows").get("tags").toString()).contains("new");
    }
}
