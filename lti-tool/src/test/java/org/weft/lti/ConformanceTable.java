package org.weft.lti;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * What became of each conformance case in a run of tests: after the last test it prints which tests covered which case, and
 * writes that to {@code target/conformance.md}. Registered for all tests by {@code META-INF/services}.
 */
public final class ConformanceTable implements BeforeAllCallback, TestWatcher {
    private static final Pattern ID = Pattern.compile("[a-k]\\d+(?=_)");
    private static final Path FILE = Path.of("target", "conformance.md");

    private static final Map<String, Result> RESULTS = new ConcurrentSkipListMap<>();

    private enum Result {
        PASSED("passed"),
        SKIPPED("not run"),
        FAILED("FAILED");

        private final String word;

        Result(String word) {
            this.word = word;
        }
    }

    /** Is closed with the whole run, after all tests. */
    private static final class AtTheEnd implements AutoCloseable {
        @Override
        public void close() {
            if (!RESULTS.isEmpty()) {
                print();
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ConformanceTable.class))
                .computeIfAbsent(AtTheEnd.class);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        note(context, Result.PASSED);
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        note(context, Result.FAILED);
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        note(context, Result.SKIPPED);
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        note(context, Result.SKIPPED);
    }

    /** Of a test that runs several times, the worst counts. */
    private static void note(ExtensionContext context, Result result) {
        context.getTestMethod()
                .map(ConformanceTable::name)
                .filter(name -> ID.matcher(name.replaceFirst(".*\\.", "")).lookingAt())
                .ifPresent(name -> RESULTS.merge(name, result, (one, other) -> one.compareTo(other) > 0 ? one : other));
    }

    private static String name(Method test) {
        return test.getDeclaringClass().getSimpleName() + "." + test.getName();
    }

    private static String id(String name) {
        var id = ID.matcher(name.replaceFirst(".*\\.", ""));
        return id.lookingAt() ? id.group() : "";
    }

    private static void print() {
        var table = "# Conformance\n\n" + table() + "\n";
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.print(table); // Whoever reads the output of a run looks for it there.
    }

    /** One line for each test of a case, and one for each case that no test of this run was about. */
    private static String table() {
        var rows = new ArrayList<>(List.of("| Case | Test | Result |", "|---|---|---|"));
        for (var id : ConformanceListTest.listed()) {
            var tests = RESULTS.keySet().stream()
                    .filter(name -> id(name).equals(id))
                    .toList();
            tests.forEach(name -> rows.add(row(id, name, RESULTS.getOrDefault(name, Result.SKIPPED))));
            if (tests.isEmpty()) {
                rows.add(row(id, "", Result.SKIPPED));
            }
        }
        return String.join("\n", rows);
    }

    private static String row(String id, String test, Result result) {
        return "| %s | %s | %s |".formatted(id.toUpperCase(Locale.ROOT), test, result.word);
    }
}
