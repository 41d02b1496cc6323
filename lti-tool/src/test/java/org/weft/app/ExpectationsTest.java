package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people expect of a discussion is numbered T1 to T23: each is tried in a real browser, within the practice course. */
class ExpectationsTest {
    private static final Pattern IDS = Pattern.compile("((?:[a-z]\\d+)+)_.*");
    private static final Pattern ID = Pattern.compile("t\\d+");

    @Test
    void everyExpectationHasABrowserTestThatIsNamedAfterIt() {
        var classes = ArchConfiguration.withThreadLocalScope(configuration -> {
            // The names and annotations of these methods are enough.
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPackages("org.weft.app");
        });
        var tested = new TreeSet<String>();
        classes.stream()
                .filter(each -> each.getSimpleName().endsWith("BrowserTest"))
                .flatMap(each -> each.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Test.class))
                .map(method -> IDS.matcher(method.getName()))
                .filter(Matcher::matches)
                .forEach(name -> ID.matcher(name.group(1)).results().forEach(id -> tested.add(id.group())));

        assertThat(tested).containsAll(all());
    }

    private static Set<String> all() {
        return IntStream.rangeClosed(1, 23).mapToObj(id -> "t" + id).collect(Collectors.toSet());
    }
}
