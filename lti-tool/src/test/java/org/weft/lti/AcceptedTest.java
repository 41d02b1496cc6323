package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section E of the conformance list: content items, as the platform takes them. */
class AcceptedTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Teacher carla = new Teacher(TOOL, platform);

    @BeforeEach
    void register() {
        TOOL.register(platform);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void e9_whatThePlatformAccepts_isObeyed() {
        var one = carla.insert(Teacher.picker(carla.askWith("accept_multiple", false)), "title", "One", "title", "Two");
        var window = carla.insert(
                Teacher.picker(carla.askWith("accept_presentation_document_targets", List.of("window"))),
                "title",
                "One");
        var ungraded = carla.insert(Teacher.picker(carla.askWith("accept_lineitem", false)), "title", "One");

        assertThat(one.items()).hasSize(1);
        assertThat(window.item()).doesNotContainKey("iframe").containsEntry("window", Map.of("targetName", "_blank"));
        assertThat(ungraded.item()).doesNotContainKey("lineItem").containsKey("iframe");
        assertThat(TOOL.get(Teacher.picker(carla.askWith("accept_multiple", false)))
                        .body())
                .doesNotContain("value=\"another\"");
    }

    @Test
    void e10_severalAtOnce_comeInOneAnswer() {
        var picker = carla.opened();

        var more = carla.choose(picker, "action", "another", "title", "Week 1");
        var sent = carla.insert(picker, "title", "Week 1", "title", " ", "title", "Week 2");

        assertThat(more.body()).contains("id=\"title-2\"", "value=\"Week 1\"");
        assertThat(sent.items()).extracting(item -> item.get("title")).containsExactly("Week 1", "Week 2");
        assertThat(sent.items()).extracting(item -> item.get("url")).doesNotHaveDuplicates();
    }

    @Test
    void e13_aDiscussion_bringsNoColumnThatNobodyFills() {
        var sent = carla.insert(Teacher.picker(carla.askWith("accept_lineitem", true)), "title", "Week 1");

        assertThat(sent.item())
                .containsEntry("iframe", Map.of("width", 800L, "height", 600L))
                .containsEntry("text", "Ask, answer and talk about this page.")
                .doesNotContainKey("lineItem");
    }

    @Test
    void e13_aDiscussionThatEarnsPoints_bringsItsColumn() {
        var sent = carla.insert(carla.opened(), "title", "Week 1", "graded", "on", "points", "25");

        assertThat(sent.item().get("lineItem"))
                .isEqualTo(Map.of(
                        "label",
                        "Week 1",
                        "scoreMaximum",
                        25L,
                        "resourceId",
                        sent.id(),
                        "tag",
                        "participation",
                        "submissionReview",
                        Map.of("reviewableStatus", List.of("InProgress", "Submitted", "Completed"))));
    }

    @Test
    void e9_whereNoColumnIsTaken_pointsAreChosenAllTheSame() {
        var sent = carla.insert(
                Teacher.picker(carla.askWith("accept_lineitem", false)), "title", "One", "graded", "on", "points", "5");

        assertThat(sent.item()).doesNotContainKey("lineItem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1001", "many", "-1", "99999"})
    void pointsThatAreNone_areAskedForAgain(String points) {
        var answer = carla.choose(carla.opened(), "title", "Week 1", "graded", "on", "points", points);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Choose from 1 to 1000 points.", "name=\"graded\" checked");
    }

    @Test
    void e14_amongOtherTypes_theActivityIsChosen() {
        var types = List.of("file", "html", "image", "link", "ltiResourceLink");

        var sent = carla.insert(Teacher.picker(carla.askWith("accept_types", types)), "title", "Week 1");

        assertThat(sent.item()).containsEntry("type", "ltiResourceLink");
    }
}
