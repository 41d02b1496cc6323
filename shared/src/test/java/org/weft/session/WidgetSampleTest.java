package org.weft.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Json;
import org.weft.places.Role;
import org.weft.product.TestProduct;

/** What is shown of a discussion that isn't there yet is what learners find once it is. */
class WidgetSampleTest {
    private static final String TITLE = "Questions about this page";

    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final WidgetSample sample = new WidgetSample(WEFT.database.jdbi(), URI.create("https://lms.example"));

    @Test
    void itsState_isThatOfALearner_inANewDiscussion() {
        var school = WEFT.school("Sample school");
        WEFT.arrive(school, "Carla", Role.INSTRUCTOR, "optics");
        var ana = WEFT.arrive(school, "Ana", Role.LEARNER, "optics");

        var shown = Json.MAPPER.valueToTree(sample.state(school.organization(), "en", TITLE));

        assertThat(comparable(shown)).isEqualTo(comparable(ana.state()));
    }

    @Test
    void itWearsTheOrganizationsColour() {
        var school = WEFT.school("Blue school");
        new Looks(WEFT.database.jdbi()).set(school.organization(), "#1a4f8b");

        var blue = Json.MAPPER.valueToTree(sample.state(school.organization(), "en", TITLE));

        assertThat(blue.path("look").path("light").path("accent").asText()).isEqualTo("#1a4f8b");
        assertThat(sample.page(WEFT.school("Plain school").organization(), "ar-EG", "<b>"))
                .contains(
                        "lang=\"ar-EG\" dir=\"rtl\"", "<title>&lt;b&gt;</title>", "\"look\":null", "<weft-discussion>")
                .doesNotContain("<b>");
    }

    /** Without what is of one person, one place or one moment alone, and what authors choose while they look at it. */
    private static JsonNode comparable(JsonNode state) {
        ObjectNode same = state.deepCopy();
        same.remove(List.of("session", "place", "lastEvent"));
        ((ObjectNode) same.path("viewer")).remove(List.of("person", "name"));
        ((ObjectNode) same.path("placement")).remove("key");
        ((ObjectNode) same.path("threads")).remove("lastEvent");
        ((ObjectNode) same.path("settings")).remove("anonymity");
        return same;
    }
}
