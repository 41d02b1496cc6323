package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links that teachers make by hand. */
class HandLinkTest {
    static PracticeLms lms;

    @BeforeAll
    static void start() {
        lms = PracticeFixture.started();
    }

    @AfterAll
    static void stop() {
        lms.stop();
    }

    @Test
    void aTeacherMakesOne_whichIsAPageOfTheCourse() {
        var ravi = PracticeClient.as("ravi", lms);

        var made = ravi.post("/links/quantum-computing", Map.of());

        assertThat(made.statusCode()).isEqualTo(303);
        var page = made.headers().firstValue("Location").orElseThrow();
        assertThat(PracticeClient.as("ana", lms).get(page).body()).contains("A link made by hand", "tool-frame");
    }

    @ParameterizedTest
    @CsvSource({"ravi, nowhere, 404", "ana, quantum-computing, 403", "nobody, quantum-computing, 403"})
    void othersAndOtherCourses_areRefused_andNothingIsMade(String person, String course, int status) {
        var before = PracticeClient.as("ravi", lms)
                .get("/courses/quantum-computing/gates")
                .body();

        var refused = PracticeClient.as(person, lms).post("/links/" + course, Map.of());

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(PracticeClient.as("ravi", lms)
                        .get("/courses/quantum-computing/gates")
                        .body())
                .isEqualTo(before);
    }
}
