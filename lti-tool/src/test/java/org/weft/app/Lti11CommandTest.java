package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.weft.db.TestDatabase;

class Lti11CommandTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    private Path folder;

    @Test
    void aKeyIsAdded_switchedOn_listedDisabledAndRemoved() {
        var added = weft("lti11", "add", "--organization=Our school", "--name=Old Moodle", "--lms=https://lms.example");

        assertThat(added.err()).isEmpty();
        assertThat(added.exit()).isZero();
        assertThat(added.out())
                .contains("Launch URL      https://weft.example/lti/launch11")
                .contains("Launches        refused (off for the organization)")
                .contains("The secret is not shown again.")
                .contains("weft lti11 on \"Our school\"");
        var key = value(added.out(), "Key");
        var secret = value(added.out(), "Secret");
        assertThat(secret).hasSize(43);

        assertThat(weft("lti11", "on", "Our school").out()).contains("LTI 1.1 is on for Our school");
        assertThat(weft("lti11", "list").out())
                .contains(key, "Old Moodle", "https://lms.example", "accepted")
                .doesNotContain(secret);
        assertThat(weft("lti11", "disable", key).exit()).isZero();
        assertThat(weft("lti11", "list").out()).contains("refused (disabled)");
        assertThat(weft("lti11", "enable", key).exit()).isZero();
        assertThat(weft("lti11", "off", "Our school").exit()).isZero();
        assertThat(weft("lti11", "list").out()).contains("refused (off for the organization)");
        assertThat(weft("lti11", "remove", key).exit()).isZero();
        assertThat(weft("lti11", "list").out()).doesNotContain(key);
        assertThat(weft("lti11", "remove", key).err()).startsWith("There is no key " + key);
    }

    @Test
    void anLmsThatCantProveIt_isLinkedByHand_withinItsOrganization() {
        var key = value(
                weft("lti11", "add", "--organization=Moving", "--name=Old", "--lms=https://lms.example")
                        .out(),
                "Key");
        var own = installation("Moving", "https://moving.example");
        var others = installation("Others", "https://others.example");

        assertThat(weft("lti11", "link", key, others, "1").err())
                .startsWith("The organization of this key has no installation " + others);
        assertThat(weft("lti11", "link", key, own, "2").exit()).isEqualTo(1);
        assertThat(weft("lti11", "link", "1-unknown", own, "1").err()).startsWith("There is no key 1-unknown");
        assertThat(weft("lti11", "link", key, own, "1").exit()).isZero();
        assertThat(weft("lti11", "list").out()).contains("Comes by 1.3    installation " + own + ", deployment 1");
    }

    @Test
    void i11_whatIsWrong_isNamed() throws IOException {
        var blank = Files.writeString(folder.resolve("secret"), "   \n");
        var good = Files.writeString(folder.resolve("dictated"), "dictated-by-the-lms\n");

        assertThat(add("--secret-file=" + blank).err()).startsWith("A secret must have 16 to 255 letters");
        assertThat(add("--secret-file=" + blank).exit()).isEqualTo(2);
        assertThat(add("--secret-file=" + folder.resolve("none")).err()).contains("can't be read");
        assertThat(add("--lms=https://lms.example/course").err()).startsWith("--lms must be where the LMS is");
        assertThat(weft("lti11", "add", "--organization=X", "--name= ", "--lms=https://lms.example")
                        .err())
                .startsWith("--name must be");
        assertThat(add("--secret-file=" + good).out())
                .contains("Secret          as in " + good)
                .doesNotContain("dictated-by-the-lms");
        assertThat(weft("lti11", "on", "Nobody").err()).startsWith("There is no organization \"Nobody\"");
        assertThat(weft("lti11").err()).contains("Say what to do: on, off, add, list");
    }

    private CommandLine.Answer add(String more) {
        return weft("lti11", "add", "--organization=X", "--name=Old", "--lms=https://lms.example", more);
    }

    private String installation(String organization, String issuer) {
        var added = weft(
                "installation",
                "add",
                "--organization=" + organization,
                "--name=Moodle",
                "--issuer=" + issuer,
                "--client-id=abc",
                "--deployment-id=1",
                "--authorization-url=https://lms.example/auth",
                "--token-url=https://93.184.216.34/token",
                "--jwks-url=https://93.184.216.34/jwks");
        return value(added.out(), "Installation");
    }

    private static String value(String out, String name) {
        return out.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElseThrow()
                .substring(name.length())
                .strip();
    }

    private CommandLine.Answer weft(String... arguments) {
        return new CommandLine(DATABASE.settings(), folder).weft(arguments);
    }
}
