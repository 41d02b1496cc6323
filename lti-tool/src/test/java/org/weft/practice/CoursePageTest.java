package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoursePageTest {
    static PracticeLms lms;

    @BeforeAll
    static void start() {
        lms = PracticeFixture.started();
    }

    @AfterAll
    static void stop() {
        lms.stop();
    }

    static Stream<String> everyPage() {
        return Courses.ALL.stream().flatMap(course -> course.pages().stream().map(course::path));
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void everyPageHasATextAndOneFrame(String path) {
        var page = PracticeClient.as("ravi", lms).get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .containsOnlyOnce("<iframe")
                .containsOnlyOnce("<h1>")
                .contains("Signed in as <bdi>Ravi Sato</bdi> (instructor)")
                .doesNotContain("{{", "sandbox", "style=");
    }

    @Test
    void theFrameLaunchesTheResourceLinkOfThePage() {
        var page = PracticeClient.as("ana", lms).get("/courses/quantum-computing/gates");

        assertThat(PracticeClient.plain(page.body()))
                .contains("title=\"Questions about gates\"")
                .contains(
                        "src=\"/launch/quantum-computing.gates?target_link_uri=http%3A%2F%2Flocalhost%3A9%2Flti%2Flaunch\"")
                .contains("<a href=\"/courses/quantum-computing/gates\" aria-current=\"page\">");
    }

    @Test
    void aWindowIsOfferedInsteadOfTheFrame() {
        var page = PracticeClient.as("ana", lms).get("/courses/quantum-computing/gates?target=window");

        assertThat(page.body()).contains("data-tool-window", "target=window").doesNotContain("<iframe");
    }

    @Test
    void theStorageFrameStandsBesideTheToolFrame() {
        var page = PracticeClient.as("ana", lms).get("/courses/quantum-computing/gates?storage=frame");

        assertThat(page.body()).contains("name=\"lti_storage_frame\"", "data-storage=\"frame\"");
    }

    @Test
    void aCourseAloneLeadsToItsFirstPage() {
        var answer = PracticeClient.as("ana", lms).get("/courses/quantum-computing");

        assertThat(answer.headers().firstValue("Location")).contains("/courses/quantum-computing/qubits");
    }

    @Test
    void someoneOfAnotherCourse_isRefused() {
        var answer = PracticeClient.as("ana", lms).get("/courses/warehouse-first-week/near-miss");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Ana Souza").doesNotContain("<iframe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/courses/", "/courses/cooking", "/courses/quantum-computing/cooking", "/assets/x", "/x"})
    void whatIsNotThere_isNotFound(String path) {
        assertThat(PracticeClient.as("ana", lms).get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aDeepLinkOpensTheCoursePageAtItsTarget() {
        var target = "http://localhost:9/lti/launch?thread=7&post=9";
        var ana = PracticeClient.as("ana", lms);

        var page = ana.get("/courses/quantum-computing/gates", Map.of("target_link_uri", target));
        var launch = ana.get(launchAddress(page.body()));

        assertThat(PracticeClient.fields(launch)).containsEntry("target_link_uri", target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:10/lti/launch",
                "https://localhost:9/lti/launch",
                "http://localhost:9@evil.example/",
                "//localhost:9/",
                "javascript:alert(1)",
                "http://[",
                ""
            })
    void aTargetElsewhere_isRefused(String target) {
        var ana = PracticeClient.as("ana", lms);
        var page = ana.get("/courses/quantum-computing/gates", Map.of("target_link_uri", target));
        var launch = ana.get("/launch/quantum-computing.gates", Map.of("target_link_uri", target));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(launch.statusCode()).isEqualTo(400);
    }

    @Test
    void aStrangerWithADeepLinkComesBackToTheFrameAfterSigningIn() {
        var gates = "/courses/quantum-computing/gates?target_link_uri=http%3A%2F%2Flocalhost%3A9%2Fx";
        var stranger = PracticeClient.stranger(lms);

        var signIn = stranger.get(gates).headers().firstValue("Location").orElse("");

        assertThat(PracticeClient.fields(stranger.get(signIn))).containsEntry("return", gates + "#tool");
    }

    private static String launchAddress(String page) {
        var plain = PracticeClient.plain(page);
        var start = plain.indexOf("/launch/");
        return plain.substring(start, plain.indexOf('"', start));
    }
}
