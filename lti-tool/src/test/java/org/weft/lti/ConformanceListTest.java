package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Holds the list of conformance cases against the tests, whose names begin with the case's id. */
class ConformanceListTest {
    private static final Pattern ID = Pattern.compile("[a-k]\\d+(?=_)");

    @Test
    void everyListedCaseHasATest() {
        assertThat(tested()).containsAll(listed());
    }

    @Test
    void everyTestNamedAfterACaseIsOnTheList() {
        assertThat(listed()).containsAll(tested());
    }

    /** The ids of all cases in their order, for example {@code a1}. */
    static List<String> listed() {
        try (var in = ConformanceListTest.class.getResourceAsStream("conformance-cases.txt")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" ", 2)[0].toLowerCase(Locale.ROOT))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> tested() {
        var classes = ArchConfiguration.withThreadLocalScope(configuration -> {
            // The names and annotations of these methods are enough.
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPackages("org.weft.lti", "org.weft.app");
        });
        var found = new TreeSet<String>();
        for (var each : classes) {
            for (var method : each.getMethods()) {
                var id = ID.matcher(method.getName());
                if (isRun(method) && id.lookingAt()) {
                    found.add(id.group());
                }
            }
        }
        return found;
    }

    private static boolean isRun(JavaMethod method) {
        boolean test = method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class);
        return test && !method.isAnnotatedWith(Disabled.class);
    }
}
