package org.weft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** T12: somebody who is muted is so in search, feeds and files of threads too; for whoever muted them alone. */
class MutedElsewhereTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());
    private final String thread = course.ask(course.carla, "How do doors close?");
    private String named = "";
    private String nameless = "";

    @BeforeEach
    void benWritesByNameAndWithoutIt() {
        course.ask(course.ben, "How do doors open?");
        named = course.reply(course.ben, thread, "Named doors").get("id").asText();
        nameless = Course.ok(WEFT.post(
                        course.ben,
                        "/api/threads/" + thread + "/posts",
                        "{\"text\":\"Nameless doors\",\"anonymous\":true}"))
                .get("id")
                .asText();
        course.reply(course.carla, thread, "Heard doors");
    }

    private void mute(String post) {
        assertThat(WEFT.put(course.ana, "/api/posts/" + post + "/mute", "").statusCode())
                .isEqualTo(204);
    }

    private List<String> found(TestProduct.Someone who, String typed) {
        WEFT.product.search().catchUp();
        var page = course.get(who, "/api/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        assertThat(page.get("total").asInt()).isEqualTo(page.get("results").size());
        return StreamSupport.stream(page.get("results").spliterator(), false)
                .map(post -> String.join("", post.get("excerpt").findValuesAsText("text")))
                .toList();
    }

    private int similar(TestProduct.Someone who) {
        WEFT.product.search().catchUp();
        return course.get(who, "/api/similar?title=How+do+doors").get("threads").size();
    }

    private String feed(TestProduct.Someone who) {
        var address = course.put(who, "/api/feed", "").get("address").asText();
        return WEFT.send(HttpRequest.newBuilder(WEFT.uri(URI.create(address).getPath()))
                        .GET())
                .body();
    }

    private String file(TestProduct.Someone who, String format) {
        return WEFT.get(who, "/api/threads/" + thread + "/export?format=" + format)
                .body();
    }

    @Test
    void byName_searchLeavesThemOut_unlessTheyAreAskedForByName() {
        mute(named);

        assertThat(found(course.ana, "doors"))
                .containsExactlyInAnyOrder("How do doors close?", "Nameless doors", "Heard doors");
        assertThat(similar(course.ana)).isEqualTo(1);
        assertThat(found(course.ana, "doors author:ben"))
                .containsExactlyInAnyOrder("How do doors open?", "Named doors");
        assertThat(found(course.ana, "doors -author:carla")).containsExactly("Nameless doors");
        assertThat(found(course.carla, "doors")).hasSize(5);
        assertThat(similar(course.carla)).isEqualTo(2);
    }

    @Test
    void byName_theirOwnFeedLeavesThemOut() {
        mute(named);

        assertThat(feed(course.ana))
                .contains("How do doors close?", "Nameless doors", "Heard doors")
                .doesNotContain("Named doors", "How do doors open?", "Ben");
        assertThat(feed(course.carla)).contains("Named doors", "How do doors open?");
    }

    @Test
    void byName_aFileSaysOnlyThatThereIsAPost() {
        mute(named);

        assertThat(file(course.ana, "markdown"))
                .contains("**#2** *by someone you muted*", "Nameless doors", "Heard doors")
                .doesNotContain("Named doors", "Ben");
        var posts = TestProduct.json(file(course.ana, "json")).get("posts");
        assertThat(posts.at("/1")).hasToString("{\"number\":2,\"replyTo\":null,\"deleted\":false,\"muted\":true}");
        assertThat(posts.at("/2/muted").asBoolean()).isFalse();
        assertThat(file(course.carla, "markdown")).contains("Named doors");
    }

    /** That what is written by name stays tells whoever knows the number nothing of who that is. */
    @Test
    void byNumber_onlyTheNumberIsMuted() {
        mute(nameless);

        assertThat(found(course.ana, "doors"))
                .contains("Named doors", "How do doors open?")
                .hasSize(4)
                .doesNotContain("Nameless doors");
        assertThat(feed(course.ana))
                .contains("Named doors", "How do doors open?")
                .doesNotContain("Nameless doors", "Anonymous 1");
        assertThat(file(course.ana, "markdown"))
                .contains("Named doors", "**#3** *by someone you muted*")
                .doesNotContain("Nameless doors", "Anonymous 1");
    }
}
