package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.db.TestDatabase;
import org.weft.imports.Dump;
import org.weft.imports.Targets;
import org.weft.people.Installations;
import org.weft.people.Organizations;
import org.weft.practice.PracticeLms;

class ImportCommandTest {
    static final TestDatabase DATABASE = TestDatabase.create("shared", "lti");

    @TempDir
    private Path folder;

    @BeforeAll
    static void twoCourses() {
        var clock = Clock.systemUTC();
        var jdbi = DATABASE.jdbi();
        var school = new Organizations(jdbi, clock).findOrAdd("Our school").organizationId();
        var lms = jdbi.inTransaction(
                handle -> new Installations(jdbi, clock).add(handle, school, "LMS", List.of(), null));
        Stream.of(spot("Quantum", "Questions"), spot("Painting", "Colours"), spot("Painting", "Brushes"))
                .forEach(spot -> new Targets(jdbi, clock).make(school, lms, spot));
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @BeforeEach
    void copyTheSample() throws IOException {
        var sample = Dump.classPath(PracticeLms.class, "quantum-sample");
        for (var file : List.of("Posts", "Comments", "Users", "Votes", "PostLinks")) {
            try (InputStream rows = sample.open(file + ".xml")) {
                Files.copy(rows, folder.resolve(file + ".xml"));
            }
        }
    }

    @Test
    void aForumComesInOnce_andABrokenRowIsNamed() throws IOException {
        var votes = folder.resolve("Votes.xml");
        Files.writeString(
                votes, Files.readString(votes).replace("</votes>", "  <row Id=\"x\" PostId=\"?\" />\n</votes>"));
        var line = Files.readAllLines(votes).size() - 1;

        var first = stackExchange("--place", "Quantum");
        var again = stackExchange("--place", "Quantum");

        assertThat(first.err()).startsWith("Skipped Votes.xml:" + line + ": ");
        assertThat(first.out())
                .startsWith("60 threads, 710 posts, 132 people and 1995 votes are new; 0 posts were there");
        assertThat(again.out()).startsWith("0 threads, 0 posts, 0 people and 0 votes are new; 710 posts were there");
        assertThat(first.exit()).isZero();
        assertThat(again.exit()).isZero();
    }

    @Test
    void whatIsNotThere_isNamed() throws IOException {
        var nowhere = stackExchange("--place", "Sculpture");
        var eitherOf = stackExchange("--place", "Painting");
        Files.delete(folder.resolve("Posts.xml"));
        var incomplete = stackExchange("--place", "Painting", "--placement", "Colours");

        assertThat(nowhere.err()).startsWith("There is no place Sculpture");
        assertThat(eitherOf.err())
                .contains("say which placement")
                .contains("Colours")
                .contains("Brushes");
        assertThat(incomplete.err()).startsWith("Posts.xml: is missing");
        assertThat(List.of(nowhere.exit(), eitherOf.exit(), incomplete.exit())).containsOnly(1);
    }

    private CommandLine.Answer stackExchange(String... more) {
        var arguments = new ArrayList<>(
                List.of("import", "stackexchange", folder.toString(), "--origin-url", "https://quantum.example"));
        arguments.addAll(List.of(more));
        return new CommandLine(DATABASE.settings(), folder).weft(arguments.toArray(String[]::new));
    }

    private static Targets.Spot spot(String course, String placement) {
        return new Targets.Spot(course, course, placement, placement, null);
    }
}
