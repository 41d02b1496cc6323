package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.TestProduct;

class ThreadsApiTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final TestProduct.School SCHOOL = WEFT.school("Threads");

    private final TestProduct.Someone carla = WEFT.arrive(SCHOOL, "Carla", Role.INSTRUCTOR, "course");
    private final TestProduct.Someone ana = WEFT.arrive(SCHOOL, "Ana", Role.LEARNER, "course");
    private final TestProduct.Someone ben = WEFT.arrive(SCHOOL, "Ben", Role.LEARNER, "course");

    @Test
    void aQuestionIsAskedAnsweredAndAccepted() {
        var asked = ask("Why do doors close?", "I *wonder* about $x^2$");
        var thread = asked.at("/thread/id").asText();
        assertThat(asked.at("/thread/state").asText()).isEqualTo("unanswered");
        assertThat(asked.at("/thread/firstPost/html").asText()).contains("<em>wonder</em>");

        var answer = WEFT.post(ben, "/api/threads/" + thread + "/posts", "{\"text\":\"Springs\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var post = TestProduct.json(answer.body()).get("id").asText();
        assertThat(view(ana, thread).at("/thread/state").asText()).isEqualTo("answered");
        assertThat(view(ana, thread).at("/thread/unread").asInt()).isEqualTo(1);

        var accepted = WEFT.put(ana, "/api/threads/" + thread + "/acceptance", "{\"post\":\"" + post + "\"}");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        assertThat(TestProduct.json(accepted.body()).at("/acceptedAnswer/id").asText())
                .isEqualTo(post);
        assertThat(view(ben, thread).at("/page/posts/0/accepted").asBoolean()).isTrue();

        var read = WEFT.put(ana, "/api/threads/" + thread + "/reading", "{\"read\":[[1,2]]}");
        assertThat(read.body()).isEqualTo("{\"unread\":0}");
    }

    @Test
    void theSameSendingTwiceOpensOneThread() {
        var body = "{\"kind\":\"question\",\"title\":\"Twice\",\"text\":\"Once\",\"clientKey\":\"12345678-aaaa\"}";

        var first = WEFT.post(ana, "/api/threads", body);
        var second = WEFT.post(ana, "/api/threads", body);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(TestProduct.json(second.body()).at("/thread/id"))
                .isEqualTo(TestProduct.json(first.body()).at("/thread/id"));
    }

    @Test
    void nobodyWaitsForAnAnswerToWhatTheyRemoved() {
        var asked = ask("Was it this one?", "No").get("thread");
        var first = asked.at("/firstPost/id").asText();
        assertThat(WEFT.delete(ana, "/api/posts/" + first).statusCode()).isEqualTo(200);

        var waiting = TestProduct.json(
                WEFT.get(carla, "/api/threads?filter=unanswered").body());
        var view = WEFT.get(carla, "/api/threads/" + asked.get("id").asText());

        assertThat(waiting.get("threads").findValuesAsText("title")).doesNotContain("Was it this one?");
        assertThat(TestProduct.json(view.body()).at("/thread/state").isNull()).isTrue();
    }

    @Test
    void theListShowsWhatWaitsAndWhatIsUnread() {
        var thread = ask("What waits?", "This").at("/thread/id").asText();

        var list = WEFT.get(carla, "/api/threads?filter=unanswered&sort=waiting");
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        assertThat(TestProduct.json(list.body()).get("threads").findValuesAsText("id"))
                .contains(thread);
        var mine = WEFT.get(carla, "/api/threads?filter=mine");
        assertThat(TestProduct.json(mine.body()).get("threads").findValuesAsText("title"))
                .doesNotContain("What waits?");
    }

    @Test
    void whatNeedsStaffIsOpenAndWithoutThem() {
        var thread = ask("Does nobody know?", "I don't").at("/thread/id").asText();
        assertThat(reply(ben, thread, "Maybe this").get("id").asText()).isNotEmpty();
        assertThat(needsStaff()).contains(thread);

        reply(carla, thread, "Like this");

        assertThat(needsStaff()).doesNotContain(thread);
    }

    private java.util.List<String> needsStaff() {
        var list = TestProduct.json(
                WEFT.get(carla, "/api/threads?filter=needs-staff").body());
        assertThat(list.at("/counts/needsStaff").asInt())
                .isEqualTo(list.get("threads").size());
        var ids = new java.util.ArrayList<String>();
        list.get("threads").forEach(row -> ids.add(row.get("id").asText()));
        return ids;
    }

    @Test
    void anAnswerIsNotAcceptedByABystander() {
        var thread = ask("Mine?", "Yes").at("/thread/id").asText();
        var post = reply(carla, thread, "Staff answer").get("id").asText();

        var refused = WEFT.put(ben, "/api/threads/" + thread + "/acceptance", "{\"post\":\"" + post + "\"}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(TestProduct.json(refused.body()).get("code").asText()).isEqualTo("not-allowed");
    }

    private JsonNode ask(String title, String text) {
        var answer = WEFT.post(
                ana, "/api/threads", "{\"kind\":\"question\",\"title\":\"" + title + "\",\"text\":\"" + text + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return TestProduct.json(answer.body());
    }

    private JsonNode reply(TestProduct.Someone who, String thread, String text) {
        var answer = WEFT.post(who, "/api/threads/" + thread + "/posts", "{\"text\":\"" + text + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return TestProduct.json(answer.body());
    }

    private JsonNode view(TestProduct.Someone who, String thread) {
        var answer = WEFT.get(who, "/api/threads/" + thread);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestProduct.json(answer.body());
    }
}
