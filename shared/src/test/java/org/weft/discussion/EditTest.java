package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.base.Json;
import org.weft.product.Course;
import org.weft.product.Listening;
import org.weft.product.TestProduct;

/** Changing what was written: who may, what is kept of it, and who sees that. */
class EditTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final Course COURSE = Course.in(WEFT, "Edits");

    private String thread;
    private String question;
    private String reply;

    @BeforeEach
    void write() {
        var opened = COURSE.open(COURSE.ana, Map.of("title", "How?", "text", "It is so", "tags", List.of("one")));
        thread = opened.at("/thread/id").asText();
        question = opened.at("/thread/firstPost/id").asText();
        reply = COURSE.reply(COURSE.ben, thread, "Because of this").get("id").asText();
    }

    @Test
    void anAuthorCorrectsAtOnce_withoutATrace() {
        var changed = edit(COURSE.ben, reply, Map.of("text", "Because of **that**", "version", 1));

        assertThat(changed.at("/post/html").asText()).contains("<strong>that</strong>");
        assertThat(changed.at("/post/version").asInt()).isEqualTo(2);
        assertThat(changed.at("/post/edited").isNull()).isTrue();
        assertThat(history(COURSE.carla, reply)).hasSize(1);
        assertThat(post(COURSE.ana, reply).get("html").asText()).contains("that");
    }

    @Test
    void aLaterChangeIsMarked_andKeepsWhatWasThere() {
        pass(Duration.ofMinutes(31));

        var changed =
                edit(COURSE.ben, reply, Map.of("text", "Because of all that", "version", 1, "reason", "More to it"));

        assertThat(changed.at("/post/edited/by").asText()).isEqualTo("author");
        assertThat(changed.at("/post/edited/reason").asText()).isEqualTo("More to it");
        var history = history(COURSE.ben, reply);
        assertThat(history.findValuesAsText("by")).containsExactly("Ben", "Ben");
        assertThat(parts(history.get(0))).containsExactly("same Because of ", "removed this", "added all that");
        assertThat(parts(history.get(1))).containsExactly("same Because of this");
        assertThat(history.get(1).get("at").asText())
                .isLessThan(history.get(0).get("at").asText());
    }

    @Test
    void afterTheFirstTraceEveryChangeIsKept() {
        edit(COURSE.carla, reply, Map.of("text", "Shorter", "version", 1, "reason", "Too long"));
        edit(COURSE.ben, reply, Map.of("text", "As I meant it", "version", 2));

        assertThat(history(COURSE.carla, reply).findValuesAsText("by")).containsExactly("Ben", "Carla", "Ben");
    }

    @Test
    void staffSaysWhy_andTheAuthorStaysTheAuthor() {
        var without = WEFT.put(COURSE.carla, "/api/posts/" + reply, "{\"text\":\"Other\",\"version\":1}");
        var changed = edit(COURSE.carla, reply, Map.of("text", "Other", "version", 1, "reason", "A name was in it"));

        assertThat(Course.refused(without, 400, "reason-missing").get("field").asText())
                .isEqualTo("reason");
        assertThat(changed.at("/post/author/name").asText()).isEqualTo("Ben");
        assertThat(post(COURSE.ana, reply).at("/edited/by").asText()).isEqualTo("staff");
        assertThat(history(COURSE.ben, reply).get(0).get("by").asText()).isEqualTo("Carla");
    }

    @Test
    void othersNeitherChangeItNorSeeWhatItSaid() {
        Course.refused(
                WEFT.put(COURSE.ana, "/api/posts/" + reply, "{\"text\":\"Mine\",\"version\":1}"), 403, "not-allowed");
        Course.refused(
                WEFT.put(COURSE.olga, "/api/posts/" + reply, "{\"text\":\"Mine\",\"version\":1}"), 403, "not-allowed");
        Course.refused(WEFT.get(COURSE.ana, "/api/posts/" + reply + "/history"), 403, "not-allowed");
    }

    @Test
    void whatIsDeletedIsNotChanged() {
        COURSE.delete(COURSE.ben, "/api/posts/" + reply);

        Course.refused(
                WEFT.put(COURSE.ben, "/api/posts/" + reply, "{\"text\":\"Back\",\"version\":1}"),
                404,
                "post-not-found");
        Course.refused(WEFT.get(COURSE.ben, "/api/posts/" + reply + "/history"), 404, "post-not-found");
    }

    @Test
    void twoWhoChangeTheSame_theSecondIsTold() {
        edit(COURSE.ben, reply, Map.of("text", "First", "version", 1));
        var second = WEFT.put(COURSE.ben, "/api/posts/" + reply, "{\"text\":\"Second\",\"version\":1}");

        assertThat(Course.refused(second, 409, "edited-meanwhile")
                        .get("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(post(COURSE.ana, reply).get("html").asText()).contains("First");
    }

    @Test
    void theSameSentAgainChangesNothing() {
        edit(COURSE.ben, reply, Map.of("text", "Once", "version", 1));
        var again = edit(COURSE.ben, reply, Map.of("text", "Once", "version", 1));

        assertThat(again.at("/post/version").asInt()).isEqualTo(2);
    }

    @Test
    void aQuestionChangesWithItsTitleAndTags_inTheListToo() {
        var changed = edit(
                COURSE.ana,
                question,
                Map.of("title", "Why?", "text", "It was so", "tags", List.of("two"), "version", 1));

        assertThat(changed.at("/thread/title").asText()).isEqualTo("Why?");
        var row = COURSE.get(COURSE.ben, "/api/threads?sort=newest").at("/threads/0");
        assertThat(row.get("title").asText()).isEqualTo("Why?");
        assertThat(row.get("excerpt").asText()).isEqualTo("It was so");
        assertThat(row.get("tags")).extracting(JsonNode::asText).containsExactly("two");
    }

    @Test
    void aQuestionsOldTitleIsInItsHistory() {
        pass(Duration.ofHours(1));
        edit(COURSE.ana, question, Map.of("title", "Why?", "text", "It is so", "version", 1));

        assertThat(history(COURSE.carla, question).findValuesAsText("title")).containsExactly("Why?", "How?");
    }

    @Test
    void onlyTheFirstPostHasATitle() {
        var answer = WEFT.put(COURSE.ben, "/api/posts/" + reply, "{\"text\":\"a\",\"title\":\"b\",\"version\":1}");

        Course.refused(answer, 400, "title-invalid");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "5, false", "30, true", "null, true"})
    void theForumSetsHowLongNoTraceIsLeft(String minutes, boolean untraced) {
        COURSE.put(COURSE.carla, "/api/settings", "{\"anonymity\":true,\"editMinutes\":" + minutes + "}");
        pass(Duration.ofMinutes(6));

        var changed = edit(COURSE.ben, reply, Map.of("text", "Changed", "version", 1));

        assertThat(changed.at("/post/edited").isNull()).isEqualTo(untraced);
        COURSE.put(COURSE.carla, "/api/settings", "{\"anonymity\":true,\"editMinutes\":30}");
    }

    @Test
    void settingsAreForStaff_andWithinReason() {
        Course.refused(
                WEFT.put(COURSE.ana, "/api/settings", "{\"anonymity\":true,\"editMinutes\":0}"), 403, "not-allowed");
        for (var wrong : List.of("-1", "1441")) {
            var answer = WEFT.put(COURSE.carla, "/api/settings", "{\"anonymity\":true,\"editMinutes\":" + wrong + "}");
            assertThat(Course.refused(answer, 400, "edit-minutes-invalid")
                            .get("limit")
                            .asInt())
                    .isEqualTo(1440);
        }
    }

    @Test
    void openPagesHearOfIt() {
        try (var page = Listening.to(WEFT, COURSE.ana, null)) {
            page.rest();
            edit(COURSE.ben, reply, Map.of("text", "Heard", "version", 1));

            var heard = page.next();
            while (!heard.event().equals("post-changed")
                    || !heard.data().get("post").asText().equals(reply)) { // What happened before may be on its way.
                heard = page.next();
            }
        }
    }

    @Test
    void aReasonHasALimit() {
        var long201 = "x".repeat(201);
        var answer = WEFT.put(
                COURSE.ben, "/api/posts/" + reply, "{\"text\":\"a\",\"version\":1,\"reason\":\"" + long201 + "\"}");

        assertThat(Course.refused(answer, 400, "reason-too-long").get("limit").asInt())
                .isEqualTo(200);
    }

    /** As if everything had been written so much earlier; the clock itself would end the sessions. */
    private static void pass(Duration time) {
        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "update content set created_at = created_at - make_interval(secs => :seconds)")
                        .bind("seconds", time.toSeconds())
                        .execute());
    }

    private static JsonNode edit(TestProduct.Someone who, String post, Map<String, Object> change) {
        return COURSE.put(who, "/api/posts/" + post, Json.write(new LinkedHashMap<>(change)));
    }

    private static JsonNode history(TestProduct.Someone who, String post) {
        return COURSE.get(who, "/api/posts/" + post + "/history").get("versions");
    }

    private static List<String> parts(JsonNode version) {
        return version.get("parts").findParents("kind").stream()
                .map(part -> part.get("kind").asText() + " " + part.get("text").asText())
                .toList();
    }

    private JsonNode post(TestProduct.Someone who, String post) {
        for (var each : COURSE.view(who, thread).at("/page/posts")) {
            if (each.get("id").asText().equals(post)) {
                return each;
            }
        }
        throw new AssertionError("No post " + post);
    }
}
