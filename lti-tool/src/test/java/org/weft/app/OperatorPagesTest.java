package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for operators, reviewers and data protection officers leave nothing out, and name only what there is. */
class OperatorPagesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SETTING = Pattern.compile("WEFT_[A-Z0-9]+(_[A-Z0-9]+)*");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern TABLE = Pattern.compile("create (?:unlogged )?table (\\w+)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @Test
    void everySettingIsInTheGuide_andNoneThatThereIsNot() throws IOException {
        var settings = Arrays.stream(Setting.values()).map(Enum::name).toList();

        assertThat(found(SETTING, 0, page("operate"))).containsExactlyInAnyOrderElementsOf(settings);
    }

    @Test
    void everyTestThatIsNamedAsProof_exists() throws IOException {
        var sources =
                files("src/test/java", "Test.java").map(OperatorPagesTest::text).toList();
        var missing = TEST.matcher(page("security"))
                .results()
                .filter(test -> sources.stream().noneMatch(source -> has(source, test.group(1), test.group(2))))
                .map(MatchResult::group)
                .toList();

        assertThat(missing).isEmpty();
    }

    private static boolean has(String source, String type, String method) {
        return source.contains("class " + type + " ") && source.contains("void " + method + "(");
    }

    @Test
    void everyTableIsSaidToHoldWhatOfWhom() throws IOException {
        var tables = new TreeSet<String>();
        files("src/main/resources/org/weft/db/migration", ".sql")
                .forEach(migration -> tables.addAll(found(TABLE, 1, text(migration))));

        assertThat(tables).hasSizeGreaterThan(70);
        assertThat(found(Pattern.compile("`(\\w+)`"), 1, page("privacy"))).containsAll(tables);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operate", "privacy", "security"})
    void linksLeadSomewhere(String name) throws IOException {
        assertThat(found(LINK, 1, page(name)))
                .isNotEmpty()
                .allSatisfy(
                        link -> assertThat(ROOT.resolve("docs").resolve(link)).exists());
    }

    private static String page(String name) throws IOException {
        return Files.readString(ROOT.resolve("docs/" + name + ".md"));
    }

    private static Set<String> found(Pattern pattern, int group, String text) {
        var found = new TreeSet<String>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(group)));
        return found;
    }

    /** Of all modules, below a folder of theirs. */
    private static Stream<Path> files(String folder, String ending) {
        return Stream.of("shared", "lti-tool", "confluence-macro/macro")
                .map(module -> ROOT.resolve(module).resolve(folder))
                .filter(Files::isDirectory)
                .flatMap(OperatorPagesTest::below)
                .filter(file -> file.toString().endsWith(ending));
    }

    private static Stream<Path> below(Path folder) {
        try (var all = Files.walk(folder)) {
            return all.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
