package org.weft.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T12: first posts wait for staff, and until then only their author and staff can tell. */
class HeldTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Holding holding = new Holding(WEFT);
    private final Course course = holding.course;
    private final String thread = holding.thread;

    @Test
    void theFirstPostWaits_andTheNextDoesnt() {
        holding.holdFirst(1);

        var held = holding.send(course.ana, "My **first**");
        assertThat(held.get("state").asText()).isEqualTo("waiting");
        assertThat(held.get("thread").asText()).isEqualTo(thread);
        var item = holding.queue().get(0);
        assertThat(item.at("/held/html").asText()).contains("<strong>first</strong>");
        assertThat(item.at("/held/cause").asText()).isEqualTo("first");
        assertThat(item.at("/held/author/name").asText()).isEqualTo("Ana");
        assertThat(item.get("title").asText()).isEqualTo("How?");
        assertThat(item.get("here").asBoolean()).isTrue();
        holding.approve(held.get("id").asText());

        assertThat(holding.queue()).isEmpty();
        assertThat(course.get(course.ana, "/api/held").get("held")).isEmpty();
        var post = course.get(course.ben, "/api/threads/" + thread + "/posts").at("/posts/0");
        assertThat(post.at("/author/name").asText()).isEqualTo("Ana");
        assertThat(post.get("html").asText()).contains("<strong>first</strong>");
        assertThat(holding.acts()).startsWith("post-approved", "pace-changed", "hold-first-changed");
        assertThat(course.get(course.carla, "/api/audit")
                        .at("/entries/0/reason")
                        .asText())
                .isEqualTo("Fine");
        assertThat(course.reply(course.ana, thread, "My second").get("number").asInt())
                .isEqualTo(3);
    }

    @Test
    void nobodyElseCanTell() {
        holding.holdFirst(1);
        var before = everythingOf(course.ben);

        holding.send(course.ana, "Secretly");
        WEFT.post(course.ana, "/api/threads", "{\"title\":\"Secretly\",\"text\":\"Secretly\"}");

        assertThat(everythingOf(course.ben)).isEqualTo(before).doesNotContain("Secretly");
        assertThat(course.get(course.ben, "/api/held").get("held")).isEmpty();
        assertThat(course.get(course.ana, "/api/held").get("held")).hasSize(2);
        assertThat(holding.queue()).hasSize(2);
        Course.refused(WEFT.get(course.ana, "/api/review"), 403, "not-allowed");
    }

    private String everythingOf(TestProduct.Someone who) {
        return Stream.of(
                        "/api/threads",
                        "/api/threads?filter=unanswered",
                        "/api/threads/" + thread,
                        "/api/threads/" + thread + "/export?format=json",
                        "/api/changes?after=1-0")
                .map(path -> WEFT.get(who, path).body().replaceAll("\\d+-\\d+", ""))
                .reduce("", String::concat);
    }

    @Test
    void aThreadKeepsWhatItsWriterChose() {
        holding.holdFirst(1);
        var sent = WEFT.post(
                course.ana,
                "/api/threads",
                "{\"kind\":\"discussion\",\"title\":\"Mine\",\"text\":\"Text\",\"tags\":[\"gates\"],\"audience\":\"staff\","
                        + "\"anonymous\":true}");
        course.put(course.carla, "/api/settings", "{\"editMinutes\":30,\"anonymity\":false,\"flagsToHide\":3}");
        assertThat(holding.queue().at("/0/held/author").isNull()).isTrue();

        holding.approve(TestProduct.json(sent.body()).at("/held/id").asText());

        var row = course.get(course.carla, "/api/threads?sort=newest").at("/threads/0");
        assertThat(row.get("title").asText()).isEqualTo("Mine");
        assertThat(row.get("kind").asText()).isEqualTo("discussion");
        assertThat(row.get("audience").asText()).isEqualTo("staff");
        assertThat(row.at("/author/alias").asInt()).isEqualTo(1);
        assertThat(row.at("/tags/0").asText()).isEqualTo("gates");
        assertThat(course.get(course.ben, "/api/threads").toString()).doesNotContain("Mine");
    }

    @Test
    void withoutANameEveryPostWaits_soThatNoneTellsOfAnother() {
        holding.holdFirst(1);
        holding.approve(holding.send(course.ana, "By name").get("id").asText());
        holding.approve(holding.send(course.ana, "Without", true, "key-first-1")
                .get("id")
                .asText());

        assertThat(holding.send(course.ana, "Without again", true, "key-second-2")
                        .get("state")
                        .asText())
                .isEqualTo("waiting");
        // A post without a name doesn't count as the first.
        holding.approve(holding.send(course.ben, "Without", true, "key-third-3")
                .get("id")
                .asText());
        assertThat(holding.send(course.ben, "By name").get("state").asText()).isEqualTo("waiting");
    }

    @Test
    void sendingTwiceIsSendingOnce_alsoAcrossTheDecision() {
        holding.holdFirst(3);
        var first = holding.send(course.ana, "Once", false, "same-key-1");
        assertThat(holding.send(course.ana, "Once", false, "same-key-1")).isEqualTo(first);
        assertThat(holding.queue()).hasSize(1);
        holding.approve(first.get("id").asText());

        var again = WEFT.post(
                course.ana, "/api/threads/" + thread + "/posts", "{\"text\":\"Once\",\"clientKey\":\"same-key-1\"}");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(course.view(course.ben, thread).at("/thread/posts").asInt()).isEqualTo(2);
    }
}
