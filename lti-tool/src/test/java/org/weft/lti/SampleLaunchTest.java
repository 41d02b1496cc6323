package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.places.Role;
import org.weft.session.Arrival;

/** Messages of real platforms, signed afresh. Where they come from is in {@code samples/moodle/README.md} and in them. */
class SampleLaunchTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEPLOYMENT_CLAIM = Claims.LTI + "deployment_id";

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({
        "moodle/10-launch-student, LEARNER, Sam Student, 1/context/2, 1/link/1",
        "moodle/11-launch-teacher, INSTRUCTOR, Tina Teacher, 1/context/2, 1/link/1",
        "moodle/15-launch-student-no-name-no-email, LEARNER, , 1/context/2, 1/link/1",
        "moodle/23-launch-deeplinked-plain-student, LEARNER, Sam Student, 1/context/2, 1/link/2",
        "moodle/24-launch-deeplinked-graded-student, LEARNER, Sam Student, 1/context/2, 1/link/3"
    })
    void moodle_opens(String sample, Role role, String name, String placeKey, String placementKey) {
        var arrival = opened(claims(sample, "id_token_decoded", "claims"));

        assertThat(arrival.role()).isEqualTo(role);
        assertThat(arrival.name()).isEqualTo(name);
        assertThat(arrival.placeKey()).isEqualTo(placeKey);
        assertThat(arrival.placementKey()).isEqualTo(placementKey);
        assertThat(arrival.locale()).isEqualTo("en");
        assertThat(arrival.parentOrigin()).isEqualTo("http://127.0.0.1:8900");
    }

    @ParameterizedTest
    @CsvSource({
        "student2, LEARNER",
        "student3, LEARNER",
        "tutor1, INSTRUCTOR",
        "manager1, INSTRUCTOR",
        "both1, INSTRUCTOR"
    })
    void moodlesRoles_areTakenFromTheCourse(String user, Role role) {
        var arrival = opened(claims("moodle/17-launch-roles", "users", user, "all"));

        assertThat(arrival.role()).isEqualTo(role);
    }

    @Test
    void moodlesTeacherWhoSwitchedRole_isALearner() {
        var sample = claims("moodle/17-launch-roles", "users", "student2", "all");
        sample.putAll(claims("moodle/17-launch-roles", "users", "teacher1 with \"switch role to\" student"));
        sample.put(Claims.LTI + "roles", sample.remove("roles"));

        assertThat(opened(sample).role()).isEqualTo(Role.LEARNER);
    }

    @Test
    void moodlesSubmissionReview_opens() {
        assertThat(opened(claims("moodle/27-launch-submission-review-teacher", "id_token_decoded", "claims"))
                        .role())
                .isEqualTo(Role.INSTRUCTOR);
    }

    @Test
    void openEdx_opens() {
        var arrival = opened(claims("openedx-resource-link", "data"));

        assertThat(arrival.role()).isEqualTo(Role.LEARNER);
        assertThat(arrival.name()).isEqualTo("Jane Q");
        assertThat(arrival.placeKey()).isEqualTo("1/context/course-v1:Org+Course+Run");
        assertThat(arrival.placementKey()).isEqualTo("1/link/block-v1:Org+Course+Run+type@lti_consumer+block@abc");
        assertThat(arrival.placementTitle()).isNull();
    }

    @Test
    void sakai_opens() {
        var arrival = opened(claims("sakai-resource-link", "data"));

        assertThat(arrival.role()).isEqualTo(Role.INSTRUCTOR);
        assertThat(arrival.subject())
                .isEqualTo("https://sakai.school.example/user/c71bb6b6-3f3c-4922-a1f9-73855570a0eb");
        assertThat(arrival.locale()).isEqualTo("en-US");
    }

    @Test
    void brightspace_opensWithItsClockAhead() {
        var claims = claims("brightspace-resource-link", "data");
        claims.put("nbf", TOOL.clock.instant().getEpochSecond() + 45);

        var arrival = opened(claims);

        assertThat(arrival.role()).isEqualTo(Role.INSTRUCTOR);
        assertThat(arrival.locale()).isEqualTo("en-US");
        assertThat(arrival.placementTitle()).isEqualTo("Assignment.name");
    }

    /** What a sample says, with what depends on the time and on the registration left to {@link #launch}. */
    private static Map<String, Object> claims(String sample, String... path) {
        try (var in = SampleLaunchTest.class.getResourceAsStream("/samples/" + sample + ".json")) {
            var found = JSON.readTree(in);
            for (var name : path) {
                found = found.get(name);
            }
            return JSON.convertValue(found, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Arrival opened(Map<String, Object> sample) {
        var learner = learner(sample);
        Consumer<Map<String, Object>> asTeacher = claims -> {
            claims.put("sub", "a-teacher");
            claims.put(Claims.LTI + "custom", Map.of("weft_placement", Learner.CHOSEN));
            claims.put(Claims.LTI + "roles", List.of(Learner.MEMBERSHIP + "Instructor"));
        };
        assertThat(launch(learner, sample, asTeacher).statusCode()).isEqualTo(303);
        var answer = launch(learner, sample, claims -> {});
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return TOOL.lastArrival();
    }

    private Learner learner(Map<String, Object> sample) {
        TOOL.register(platform, Tool.CLIENT, String.valueOf(sample.get(DEPLOYMENT_CLAIM)));
        return new Learner(TOOL, platform);
    }

    private static HttpResponse<String> launch(
            Learner learner, Map<String, Object> sample, Consumer<Map<String, Object>> change) {
        return learner.launch(claims -> {
            var fresh = Map.copyOf(claims);
            claims.clear();
            claims.putAll(sample);
            List.of("iss", "aud", "iat", "exp", "nonce").forEach(name -> claims.put(name, fresh.get(name)));
            claims.computeIfPresent("azp", (name, value) -> fresh.get("aud"));
            claims.computeIfPresent(
                    "nbf", (name, value) -> ((Number) value).longValue() < 1_700_000_000 ? fresh.get("iat") : value);
            change.accept(claims);
        });
    }
}
