package org.weft.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.base.Refusal;

class BrokenDumpTest {
    @Test
    void aMissingFileIsNamed() {
        assertBroken(new DumpText().without("Votes.xml"), "Votes.xml: is missing");
    }

    @Test
    void aFolderThatIsNotThereIsADumpWithoutFiles(@TempDir Path folder) {
        assertBroken(Dump.folder(folder.resolve("nowhere")), "Users.xml: is missing");
    }

    @Test
    void anEmptyFileIsNamed() {
        assertBroken(new DumpText().replace("Users.xml", ""), "Users.xml:1: isn't well-formed XML");
    }

    @Test
    void anotherKindOfFileIsNamed() {
        assertBroken(
                new DumpText().replace("Posts.xml", "\n<html></html>"), "Posts.xml:2: starts with <html>, not <posts>");
    }

    @Test
    void bytesThatAreNoTextAreNamed(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("Users.xml"), new byte[] {'<', 'u', 's', 'e', 'r', 's', '>', '\n', (byte) 0xff});

        assertBroken(Dump.folder(folder), "Users.xml:1: isn't UTF-8, on this line or below");
    }

    @Test
    void anEntityFromElsewhereIsNotRead(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "secret");
        var dump = new DumpText().replace("Users.xml", """
                        <!DOCTYPE users [<!ENTITY e SYSTEM "%s">]>
                        <users><row Id="7" DisplayName="x">&e;</row></users>
                        """.formatted(secret.toUri()));

        assertBroken(dump, "Users.xml:1: a document type is not let in");
    }

    @Test
    void entitiesThatGrowAreNotExpanded() {
        var dump = new DumpText().replace("Users.xml", """
                <!DOCTYPE users [
                  <!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
                ]>
                <users><row Id="7" DisplayName="&c;" /></users>
                """);

        assertBroken(dump, "Users.xml:3: a document type is not let in");
    }

    @Test
    void theSiteIsTheOneThatTheReadmePointsTo() {
        var dump = new DumpText().replace("README.md", "The original is at `https://math.example/q/<Id>`.");

        assertThat(Site.of(dump, null)).isEqualTo(new Site("https://math.example"));
        assertThat(Site.of(dump, "https://other.example/")).isEqualTo(new Site("https://other.example"));
    }

    @Test
    void aSiteThatNobodyNamesIsRefused() {
        assertThatThrownBy(() -> Site.of(new DumpText(), null))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("origin-url-missing"));
    }

    @Test
    void aSiteWhoseAddressIsNoneIsRefused() {
        assertThatThrownBy(() -> new Site("javascript:alert(1)"))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("origin-url-invalid"));
    }

    private static void assertBroken(Dump dump, String message) {
        assertThatThrownBy(() -> ForumReader.read(dump))
                .isInstanceOf(DumpBroken.class)
                .hasMessageStartingWith(message);
    }
}
