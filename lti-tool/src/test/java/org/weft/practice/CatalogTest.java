package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Courses and the copies that teachers make of them. */
class CatalogTest {
    @TempDir
    Path folder;

    private GradingTool tool;

    @BeforeEach
    void start() throws IOException {
        tool = new GradingTool(folder);
    }

    @AfterEach
    void stop() {
        tool.close();
    }

    @Test
    void aCopyIsThere_afterARestartAsWell_andCanBeCopied() {
        assertThat(copy("ravi", "quantum-computing")).isEqualTo("/courses/quantum-computing~2/qubits");
        assertThat(copy("ravi", "quantum-computing~2")).isEqualTo("/courses/quantum-computing~2~2/qubits");

        tool.restartLms();

        assertThat(open("/courses/quantum-computing~2/gates").body())
                .contains("Introduction to Quantum Computing, group 2");
        assertThat(open("/courses/quantum-computing~2~2/gates").statusCode()).isEqualTo(200);
        assertThat(open("/").body())
                .contains("href=\"/courses/quantum-computing~2\"", "href=\"/courses/quantum-computing~2~2\"");
        assertThat(copy("ravi", "quantum-computing")).isEqualTo("/courses/quantum-computing~3/qubits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/courses/quantum-computing~3/qubits",
                "/courses/quantum-computing~2~2/qubits",
                "/gradebook/quantum-computing~3",
                "/people/quantum-computing~3",
                "/select/quantum-computing~3",
                "/launch/quantum-computing~3.qubits"
            })
    void aCopyThatNobodyMade_isNowhere(String address) {
        copy("ravi", "quantum-computing");

        assertThat(open(address).statusCode()).isEqualTo(404);
    }

    @Test
    void aCopyThatNobodyMade_isNothingForToolsEither() {
        assertThat(tool.get("/members/quantum-computing~2", MembersServlet.TYPE, Grants.MEMBERS)
                        .statusCode())
                .isEqualTo(404);
        assertThat(tool.get("/groups/quantum-computing~2", GroupsServlet.GROUPS_TYPE, Grants.GROUPS)
                        .statusCode())
                .isEqualTo(404);
        assertThat(tool.get("/grades/quantum-computing~2/lineitems", GradesServlet.ITEMS, Grants.ITEMS)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyMakesMoreThanNine_norCopiesWhatIsNotTheirs() {
        assertThat(post("ana", "quantum-computing").statusCode()).isEqualTo(403);
        assertThat(post("ravi", "quantum-computing~2").statusCode()).isEqualTo(404);
        for (int number = 2; number <= 10; number++) {
            assertThat(copy("ravi", "quantum-computing")).contains("~" + number + "/");
        }

        assertThat(post("ravi", "quantum-computing").statusCode()).isEqualTo(409);
    }

    @Test
    void whatTheFileCanNotMean_isLeftOut() throws IOException {
        var file = Files.writeString(
                folder.resolve("copies.json"),
                "[\"quantum-computing~3\",\"quantum-computing~11\",\"other~2\",\"quantum-computing~4~2\"]");

        assertThat(new Catalog(file).all())
                .extracting(Course::id)
                .containsExactly(Courses.QUANTUM, Courses.WAREHOUSE, "quantum-computing~3");
    }

    private String copy(String person, String course) {
        return post(person, course).headers().firstValue("Location").orElse("");
    }

    private HttpResponse<String> post(String person, String course) {
        return PracticeClient.as(person, tool.lms).post(CopyServlet.PATH + course, Map.of());
    }

    private HttpResponse<String> open(String address) {
        return PracticeClient.as("ravi", tool.lms).get(address);
    }
}
