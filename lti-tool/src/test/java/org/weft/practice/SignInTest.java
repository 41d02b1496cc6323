package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
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
    void theFirstPageOffersCoursesAndEveryone() {
        var page = PracticeClient.stranger(lms).get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Introduction to Quantum Computing", "Welcome to the warehouse: your first week")
                .contains("Ana Souza", "Ben Okafor", "Chidi Nair", "ليلى حداد", "Tomasz Wójcik", "Ravi Sato", "Mara");
    }

    @Test
    void oneClickSignsInAndGoesBack() {
        var answer = PracticeClient.stranger(lms)
                .post("/sign-in", Map.of("person", "ana", "return", "/courses/quantum-computing/gates"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/courses/quantum-computing/gates");
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .contains("practice_person=ana; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void aLinkSignsInAndGoesOnWithoutIt() {
        var answer = PracticeClient.stranger(lms).get("/courses/quantum-computing/gates?as=ben&storage=silent");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/courses/quantum-computing/gates?storage=silent");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).startsWith("practice_person=ben;");
    }

    @Test
    void anUnknownPerson_isRefused() {
        var answer = PracticeClient.stranger(lms).post("/sign-in", Map.of("person", "eve"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)", ""})
    void goingBackElsewhere_leadsToTheFirstPage(String elsewhere) {
        var answer = PracticeClient.stranger(lms).post("/sign-in", Map.of("person", "ana", "return", elsewhere));

        assertThat(answer.headers().firstValue("Location")).contains("/");
    }

    @Test
    void aStrangerOnACoursePageIsAskedWhoItIs() {
        var answer = PracticeClient.stranger(lms).get("/courses/quantum-computing/gates?login=get");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .contains("/sign-in?return=%2Fcourses%2Fquantum-computing%2Fgates%3Flogin%3Dget");
    }
}
