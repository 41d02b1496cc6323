package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T20, "post before you see": learners write an answer of their own before they see those of others. */
class AnswerFirstTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static int schools;

    private Course course;
    private String thread;
    private String bens;

    @BeforeEach
    void aPromptWithOneAnswer() {
        course = Course.in(WEFT, "Answer first " + ++schools);
        thread = course.open(
                        course.carla,
                        Map.of("kind", "discussion", "title", "Predict", "text", "What comes?", "answerFirst", true))
                .at("/thread/id")
                .asText();
        bens = course.reply(course.ben, thread, "It will collapse").get("id").asText();
    }

    @Test
    void repliesAreWithheld_onEveryChannel() {
        var feed = Course.ok(WEFT.put(course.ana, "/api/feed", "")).get("address");
        var view = course.view(course.ana, thread);

        assertThat(view.at("/thread/answerFirst").asBoolean()).isTrue();
        assertThat(view.at("/thread/posts").asInt()).isEqualTo(2);
        assertThat(view.at("/page/withheld").asBoolean()).isTrue();
        assertThat(view.at("/page/posts")).isEmpty();
        assertThat(course.get(course.ana, "/api/threads/" + thread + "/posts?view=linear&order=newest&at=2")
                        .get("posts"))
                .isEmpty();
        Course.refused(WEFT.get(course.ana, "/api/posts/" + bens), 404, "post-not-found");
        Course.refused(WEFT.put(course.ana, "/api/posts/" + bens + "/vote", ""), 404, "post-not-found");
        Course.refused(
                WEFT.post(
                        course.ana,
                        "/api/threads/" + thread + "/posts",
                        "{\"text\":\"a\",\"parent\":\"" + bens + "\"}"),
                404,
                "post-not-found");
        for (var format : new String[] {"markdown", "json"}) {
            assertThat(WEFT.get(course.ana, "/api/threads/" + thread + "/export?format=" + format)
                            .body())
                    .contains("What comes?")
                    .doesNotContain("collapse");
        }
        var path = java.net.URI.create(feed.asText()).getPath();
        assertThat(WEFT.send(java.net.http.HttpRequest.newBuilder(WEFT.uri(path))
                                .GET())
                        .body())
                .contains("Predict")
                .doesNotContain("collapse");
    }

    @Test
    void anAcceptedAnswerIsWithheld_andWhoAcceptedItToo() {
        var question = course.open(
                        course.carla, Map.of("kind", "question", "title", "Why?", "text", "Why?", "answerFirst", true))
                .at("/thread/id")
                .asText();
        var answer = course.reply(course.ben, question, "Because").get("id").asText();
        course.put(course.carla, "/api/threads/" + question + "/acceptance", "{\"post\":\"" + answer + "\"}");
        assertThat(course.view(course.carla, question).at("/thread/acceptedBy").asText())
                .isEqualTo("Carla");

        var seen = course.view(course.ana, question);

        assertThat(seen.at("/thread/acceptedPost").isNull()).isTrue();
        assertThat(seen.at("/thread/acceptedAnswer").isNull()).isTrue();
        assertThat(seen.at("/thread/acceptedBy").isNull()).isTrue();
    }

    @Test
    void whoHasAnswered_seesAll_untilTheyTakeItBack() {
        var anas = course.reply(course.ana, thread, "It stays").get("id").asText();

        assertThat(course.view(course.ana, thread).at("/page/posts")).hasSize(2);
        course.get(course.ana, "/api/posts/" + bens);

        course.delete(course.ana, "/api/posts/" + anas);

        assertThat(course.view(course.ana, thread).at("/page/withheld").asBoolean())
                .isTrue();
    }

    @Test
    void staffSeesAll_andCanShowAllToEveryone() {
        assertThat(course.view(course.carla, thread).at("/page/posts")).hasSize(1);

        course.delete(course.carla, "/api/threads/" + thread + "/answer-first");
        assertThat(course.view(course.ana, thread).at("/page/posts")).hasSize(1);

        course.put(course.carla, "/api/threads/" + thread + "/answer-first", "");
        assertThat(course.view(course.ana, thread).at("/page/posts")).isEmpty();
        Course.refused(WEFT.put(course.ana, "/api/threads/" + thread + "/answer-first", ""), 403, "not-allowed");
    }

    @Test
    void learnersDontAskIt() {
        Course.refused(
                WEFT.post(course.ana, "/api/threads", "{\"title\":\"a\",\"text\":\"a\",\"answerFirst\":true}"),
                403,
                "not-allowed");
    }
}
