package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.weft.db.TestDatabase;

class InstallationCommandTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    private Path folder;

    @Test
    void whatWasAdded_isListedShownAndRemoved() {
        var added = weft(add("https://lms.example", "--deployment-id", "1", "--deployment-id", "2"));
        assertThat(added.err()).isEmpty();
        assertThat(added.exit()).isZero();
        assertThat(added.out())
                .contains("Issuer             https://lms.example")
                .contains("Tool URL           https://weft.example/lti/launch")
                .contains("Login URL          https://weft.example/lti/login")
                .contains("Redirect URL       https://weft.example/lti/launch")
                .contains("Key set URL        https://weft.example/lti/jwks.json");
        var id = added.out().lines().findFirst().orElseThrow().replaceAll("\\D", "");

        assertThat(weft("installation", "list").out())
                .contains(id + "  Moodle  issuer https://lms.example  client id abc")
                .contains("https://weft.example/lti/login");
        assertThat(weft("installation", "show", id).out())
                .contains("Deployment id      1")
                .contains("Deployment id      2");
        assertThat(weft("installation", "remove", id).exit()).isZero();
        assertThat(weft("installation", "list").out()).doesNotContain("https://lms.example");
        assertThat(weft("installation", "show", id).exit()).isEqualTo(1);
        assertThat(weft("installation", "remove", id).err()).startsWith("There is no installation " + id);
    }

    @Test
    void whatIsWrong_isNamed() {
        var inside = weft(add("https://other.example", "--deployment-id", "1", "--jwks-url", "http://10.0.0.1/"));
        var missing = weft("installation", "add", "--name", "Moodle");
        var nothing = weft("installation");

        assertThat(inside.exit()).isEqualTo(2);
        assertThat(inside.err().strip()).isEqualTo("--jwks-url must start with https://, and is http://10.0.0.1/");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("Missing required options").contains("--issuer");
        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.err()).contains("Say what to do: invite, confirm, add, list, show or remove");
    }

    @Test
    void anInvitation_isPrintedAsAddressesForBothWays() {
        var invited = weft("installation", "invite", "--organization", "Our school");

        assertThat(invited.exit()).isZero();
        assertThat(invited.out())
                .containsPattern("https://weft\\.example/lti/register\\?invite=\\S{20,}")
                .containsPattern("https://weft\\.example/install/\\?invite=\\S{20,}");
    }

    private static String[] add(String issuer, String... more) {
        var arguments = new ArrayList<>(List.of(
                "installation",
                "add",
                "--name=Moodle",
                "--issuer=" + issuer,
                "--client-id=abc",
                "--authorization-url=https://lms.example/auth",
                "--token-url=https://93.184.216.34/token"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--jwks-url")) {
            arguments.add("--jwks-url=https://93.184.216.34/jwks");
        }
        return arguments.toArray(String[]::new);
    }

    private CommandLine.Answer weft(String... arguments) {
        return new CommandLine(DATABASE.settings(), folder).weft(arguments);
    }
}
