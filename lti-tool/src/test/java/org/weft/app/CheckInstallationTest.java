package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.weft.db.TestDatabase;

class CheckInstallationTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    private Path folder;

    @Test
    void withoutInstallations_itSaysSo() {
        var answer = weft("check", "installation", "1234");

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err()).contains("There is no installation 1234");
    }

    @Test
    void anLmsThatIsNotThere_isToldWithWhatToDo_andFails() {
        var added = weft(
                "installation",
                "add",
                "--name=Moodle",
                "--issuer=https://lms.invalid",
                "--client-id=abc",
                "--deployment-id=1",
                "--authorization-url=https://lms.invalid/auth",
                "--token-url=https://lms.invalid/token",
                "--jwks-url=https://lms.invalid/jwks");
        var id = added.out().lines().findFirst().orElseThrow().replaceAll("\\D", "");

        var answer = weft("check", "installation", id);
        var all = weft("check", "installation");

        assertThat(answer.err()).isEmpty();
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.out())
                .contains(id + "  Moodle", "issuer https://lms.invalid")
                .contains("WRONG         The LMS's keys")
                .contains("(the network between them)", "Access token for the roster");
        assertThat(all.out()).contains(id + "  Moodle");
    }

    private CommandLine.Answer weft(String... arguments) {
        return new CommandLine(DATABASE.settings(), folder).weft(arguments);
    }
}
