package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T12: staff hides what shouldn't stand there, and says why; nothing is lost. */
class HidingTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final String REASON = "{\"reason\":\"Not about this course\"}";

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());

    private JsonNode hide(String post) {
        return course.put(course.carla, "/api/posts/" + post + "/hiding", REASON);
    }

    private JsonNode second(TestProduct.Someone who, String thread) {
        return course.get(who, "/api/threads/" + thread + "/posts").at("/posts/0");
    }

    @Test
    void everyoneSeesThatAndWhy_onlyStaffWhat() {
        var thread = course.ask(course.ana, "How?");
        hide(course.reply(course.ben, thread, "Buy my watches").get("id").asText());

        for (var who : List.of(course.ana, course.ben, course.olga)) {
            var post = second(who, thread);
            assertThat(post.get("state").asText()).isEqualTo("hidden");
            assertThat(post.get("stateReason").asText()).isEqualTo("Not about this course");
            assertThat(post.toString()).doesNotContain("watches", "\"Ben\"");
        }
        assertThat(second(course.carla, thread).toString()).contains("watches", "\"Ben\"");
    }

    @Test
    void whatItDidForTheQuestionIsUndone_andDoneAgain() {
        var thread = course.ask(course.ana, "How?");
        var answer = course.reply(course.ben, thread, "Like this").get("id").asText();
        course.put(course.ana, "/api/threads/" + thread + "/acceptance", "{\"post\":\"" + answer + "\"}");
        hide(answer);
        assertThat(course.view(course.ana, thread).at("/thread/state").asText()).isEqualTo("unanswered");
        assertThat(course.view(course.ana, thread).at("/thread/posts").asInt()).isEqualTo(1);

        course.put(course.carla, "/api/posts/" + answer + "/restoration", "");

        assertThat(course.view(course.ana, thread).at("/thread/state").asText()).isEqualTo("answered");
        assertThat(second(course.ana, thread).toString()).contains("Like this");
        assertThat(second(course.ana, thread).get("stateReason").isNull()).isTrue();
    }

    @Test
    void aHiddenThreadIsInNoList_butItsLinkSaysWhatHappened() {
        var thread = course.ask(course.ben, "Cheap watches");
        var first = course.view(course.carla, thread).at("/thread/firstPost/id").asText();
        hide(first);

        for (var query : List.of("", "?filter=unread", "?filter=mine", "?filter=unanswered", "?sort=newest")) {
            var list = course.get(course.ben, "/api/threads" + query);
            assertThat(list.toString()).doesNotContain("watches");
            assertThat(list.at("/counts/all").asInt()).isZero();
        }
        var view = course.view(course.ben, thread);
        assertThat(view.at("/thread/firstPost/stateReason").asText()).isEqualTo("Not about this course");
        assertThat(view.toString()).doesNotContain("watches");
        for (var format : List.of("markdown", "json")) {
            assertThat(WEFT.get(course.ben, "/api/threads/" + thread + "/export?format=" + format)
                            .body())
                    .doesNotContain("watches");
        }
        assertThat(course.get(course.carla, "/api/threads")
                        .at("/threads/0/hidden")
                        .asBoolean())
                .isTrue();
        course.put(course.carla, "/api/posts/" + first + "/restoration", "");
        assertThat(course.get(course.ben, "/api/threads").toString()).contains("Cheap watches");
    }

    @Test
    void anAuthorCanNotTakeAHidingBack_norEditWhatIsHidden() {
        var thread = course.ask(course.ana, "How?");
        var post = course.reply(course.ben, thread, "Rude").get("id").asText();
        hide(post);

        Course.refused(WEFT.put(course.ben, "/api/posts/" + post + "/restoration", ""), 403, "not-allowed");
        Course.refused(
                WEFT.put(course.ben, "/api/posts/" + post, "{\"text\":\"x\",\"version\":1}"), 404, "post-not-found");
        assertThat(course.get(course.ben, "/api/posts/" + post + "/source")
                        .get("text")
                        .asText())
                .isEqualTo("Rude");
        course.delete(course.ben, "/api/posts/" + post);
        assertThat(second(course.carla, thread).get("state").asText()).isEqualTo("hidden");
    }

    @Test
    void hidingIsForStaff_withAReason_andGoesIntoTheLogOnce() {
        var thread = course.ask(course.ana, "How?");
        var post = course.reply(course.ben, thread, "Rude").get("id").asText();

        Course.refused(WEFT.put(course.ana, "/api/posts/" + post + "/hiding", REASON), 403, "not-allowed");
        Course.refused(WEFT.put(course.carla, "/api/posts/" + post + "/hiding", "{}"), 400, "reason-missing");
        Course.refused(WEFT.delete(course.carla, "/api/posts/" + post), 403, "not-allowed");
        hide(post);
        Course.refused(WEFT.put(course.carla, "/api/posts/" + post + "/hiding", REASON), 404, "post-not-found");
        course.put(course.carla, "/api/posts/" + post + "/restoration", "");
        course.put(course.carla, "/api/posts/" + post + "/restoration", "");
        assertThat(course.get(course.carla, "/api/audit").at("/entries").findValuesAsText("act"))
                .containsExactly("post-restored", "post-hidden");
    }
}
