package org.weft.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Refusal;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T12: words that hold a post for staff, or refuse it. */
class WatchedWordsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());
    private final String thread = course.ask(course.carla, "How?");

    private void word(String word, String effect) {
        course.put(course.carla, "/api/words/" + word, "{\"effect\":\"%s\"}".formatted(effect));
    }

    private HttpResponse<String> write(TestProduct.Someone who, String text) {
        return WEFT.post(who, "/api/threads/" + thread + "/posts", "{\"text\":\"%s\"}".formatted(text));
    }

    @Test
    void aRefusedWordIsNamed_howeverItIsWritten() {
        word("Br%C3%BBl%C3%A9e", "refuse");

        for (var text : List.of("brulee", "A BRÛLÉE!", "(brûlée)", "bru\u00adlee", "bru**le**e", "ｂｒｕｌｅｅ")) {
            var problem = Course.refused(write(course.ana, text), 400, "word-refused");
            assertThat(problem.get("word").asText()).isEqualTo("Brûlée");
        }
        assertThat(write(course.ana, "bruleed, or brul ee").statusCode()).isEqualTo(201);
        assertThat(write(course.carla, "brulee").statusCode()).isEqualTo(201);
    }

    @Test
    void titlesAndTagsAreLookedThroughAsWell() {
        word("loan", "refuse");

        for (var more : List.of("\"title\":\"A loan\"", "\"title\":\"Hello\",\"tags\":[\"loan\"]")) {
            Course.refused(
                    WEFT.post(course.ana, "/api/threads", "{\"text\":\"So\",%s}".formatted(more)), 400, "word-refused");
        }
    }

    @Test
    void aWordHoldsAPost_andAChangeOfOne() {
        word("solution", "hold");
        assertThat(write(course.ana, "The solution is 4").statusCode()).isEqualTo(202);
        var waiting = course.get(course.carla, "/api/review").at("/items/0/held");
        assertThat(waiting.get("cause").asText()).isEqualTo("word");
        assertThat(waiting.get("word").asText()).isEqualTo("solution");

        var post = course.reply(course.ben, thread, "Nothing").get("id").asText();
        var change = "{\"text\":\"The solution\",\"version\":1}";
        assertThat(WEFT.put(course.ben, "/api/posts/" + post, change).statusCode())
                .isEqualTo(202);
        assertThat(course.get(course.ana, "/api/threads/" + thread + "/posts").toString())
                .doesNotContain("The solution");
        var held = course.get(course.carla, "/api/review").at("/items/1/held");
        assertThat(held.get("kind").asText()).isEqualTo("edit");
        course.put(course.carla, "/api/review/held/" + held.get("id").asText() + "/approval", "");

        assertThat(course.get(course.ana, "/api/threads/" + thread + "/posts").toString())
                .contains("The solution");
    }

    @Test
    void staffTakesAWordOffTheList() {
        word("loan", "refuse");
        assertThat(course.delete(course.carla, "/api/words/LOAN").get("words")).isEmpty();

        assertThat(write(course.ana, "A loan").statusCode()).isEqualTo(201);
        var entries = course.get(course.carla, "/api/audit").at("/entries");
        assertThat(entries.findValuesAsText("act")).containsExactly("word-removed", "word-added");
    }

    @Test
    void anotherPlaceHasItsOwn() {
        word("loan", "refuse");
        var nextDoor = new Course(WEFT, course.school, "next door");

        nextDoor.ask(nextDoor.ana, "A loan?");
        assertThat(nextDoor.get(nextDoor.carla, "/api/words").get("words")).isEmpty();
    }

    @Test
    void theOrganizationLooksOutForWordsInAllItsPlaces() {
        var words = new OrganizationWords(WEFT.database.jdbi());
        words.put(course.school.organization(), "Casino", WatchedWord.Effect.REFUSE);
        words.put(course.school.organization(), "essay", WatchedWord.Effect.HOLD);
        word("essay", "refuse");
        var elsewhere = Course.in(WEFT, "Another school " + System.nanoTime());
        var nextDoor = new Course(WEFT, course.school, "next door");
        WEFT.post(nextDoor.ana, "/api/threads", "{\"title\":\"An essay\",\"text\":\"So\"}");

        Course.refused(write(course.ana, "To the casino!"), 400, "word-refused");
        assertThat(Course.refused(write(course.ana, "My essay"), 400, "word-refused")
                        .get("word")
                        .asText())
                .isEqualTo("essay");
        assertThat(nextDoor.get(nextDoor.carla, "/api/review")
                        .at("/items/0/held/word")
                        .asText())
                .isEqualTo("essay");
        elsewhere.ask(elsewhere.ana, "An essay on the casino");
        assertThat(course.get(course.carla, "/api/words")
                        .at("/everywhere/0/word")
                        .asText())
                .isEqualTo("Casino");

        words.remove(course.school.organization(), "CASINO");
        assertThat(words.list(course.school.organization()))
                .extracting(WatchedWord::word)
                .containsExactly("essay");
    }

    @Test
    void fiveHundredOfAnOrganizationAreEnough() {
        var words = new OrganizationWords(WEFT.database.jdbi());
        for (int n = 0; n < 500; n++) {
            words.put(course.school.organization(), "word" + n, WatchedWord.Effect.HOLD);
        }

        assertThatThrownBy(() -> words.put(course.school.organization(), "more", WatchedWord.Effect.HOLD))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(words.list(course.school.organization())).hasSize(500);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (var wrong : List.of("two%20words", "%21", "a.b", "x".repeat(51), "%CC%81")) {
            Course.refused(WEFT.put(course.carla, "/api/words/" + wrong, "{}"), 400, "word-invalid");
        }
        Course.refused(WEFT.put(course.carla, "/api/words/loan", "{\"effect\":\"burn\"}"), 400, "effect-invalid");
        Course.refused(WEFT.put(course.ana, "/api/words/loan", "{}"), 403, "not-allowed");
        Course.refused(WEFT.delete(course.ana, "/api/words/loan"), 403, "not-allowed");
        Course.refused(WEFT.get(course.ana, "/api/words"), 403, "not-allowed");
    }
}
