package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T12: staff renames and merges the tags of a forum. */
class TagsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());

    private String ask(String... tags) {
        return course.open(course.ana, Map.of("title", "How?", "text", "So?", "tags", List.of(tags)))
                .at("/thread/id")
                .asText();
    }

    private HttpResponse<String> rename(TestProduct.Someone who, String tag, String to) {
        return WEFT.put(who, "/api/tags/" + tag, "{\"to\":\"" + to + "\"}");
    }

    private List<String> tags(String thread) {
        var tags = new java.util.ArrayList<String>();
        course.view(course.ben, thread).at("/thread/tags").forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    private JsonNode all() {
        return course.get(course.carla, "/api/tags").get("tags");
    }

    @Test
    void aTagThatIsRenamedToOneThereIs_isMergedIntoIt() {
        var both = ask("gate", "gates", "zeno");
        var one = ask("gate");
        assertThat(all().get(0).toString()).isEqualTo("{\"tag\":\"gate\",\"threads\":2}");

        var left = Course.ok(rename(course.carla, "gate", "Gates")).get("tags");

        assertThat(left.toString()).isEqualTo("[{\"tag\":\"gates\",\"threads\":2},{\"tag\":\"zeno\",\"threads\":1}]");
        assertThat(tags(both)).containsExactly("gates", "zeno");
        assertThat(tags(one)).containsExactly("gates");
        var entry = course.get(course.carla, "/api/audit").at("/entries/0");
        assertThat(entry.get("act").asText()).isEqualTo("tag-renamed");
        assertThat(entry.get("reason").asText()).isEqualTo("gate → gates");
    }

    @Test
    void whatNobodyHasIsNotRenamed() {
        Course.ok(rename(course.carla, "nothing", "something"));
        assertThat(course.get(course.carla, "/api/audit").at("/entries")).isEmpty();
    }

    @Test
    void everyoneFindsTheTags_ofThreadsThatTheySee() {
        ask("gate");
        course.open(
                course.ana, Map.of("title", "H", "text", "T", "tags", List.of("mine", "gate"), "audience", "staff"));
        var hidden = course.open(course.ana, Map.of("title", "H", "text", "T", "tags", List.of("gone")));
        course.put(
                course.carla,
                "/api/posts/" + hidden.at("/thread/firstPost/id").asText() + "/hiding",
                "{\"reason\":\"Off\"}");

        assertThat(course.get(course.ben, "/api/tags").toString())
                .isEqualTo("{\"tags\":[{\"tag\":\"gate\",\"threads\":1}]}");
        assertThat(course.get(course.ana, "/api/tags").toString())
                .isEqualTo("{\"tags\":[{\"tag\":\"gate\",\"threads\":2},{\"tag\":\"mine\",\"threads\":1}]}");
        assertThat(all()).hasSize(3);

        course.put(course.carla, "/api/settings/dates", "{\"opensAt\":\"2999-01-01T00:00:00Z\"}");
        assertThat(course.get(course.ben, "/api/tags").get("tags")).isEmpty();
    }

    @Test
    void renamingIsForStaff_andNeedsAWord() {
        Course.refused(rename(course.ana, "gate", "gates"), 403, "not-allowed");
        Course.refused(rename(course.carla, "gate", "two!"), 400, "tag-invalid");
        Course.refused(WEFT.put(course.carla, "/api/tags/gate", "{}"), 400, "tag-invalid");
    }
}
