package org.weft.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.db.TestDatabase;

/** T11: nothing that others can get tells who wrote without a name; and the scan would find it. */
class AnonymityScanTest {
    /** What others get in the world in which somebody else is the author; the same for all tests. */
    private static final Map<String, String> OTHER = read(Story.OTHER, "select 1");

    /** @param harm done after the story */
    private static Map<String, String> read(String author, String harm) {
        try (var database = TestDatabase.create()) {
            return AnonymityScan.read(
                    database::database, author, world -> world.jdbi().useHandle(handle -> handle.execute(harm)));
        }
    }

    @Test
    void thereIsNoTrace() {
        var report = AnonymityScan.compare(read(Story.MARKED, "select 1"), OTHER);

        assertThat(report.traces()).isEmpty();
        assertThat(report.read()).isGreaterThan(250);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update thread set people = people - 1",
                "update person set name = 'Marcellina' where name like '%instructor'",
                "update thread set title = title || ' 7000000001'"
            })
    void aTraceIsFound(String harm) {
        assertThat(AnonymityScan.compare(read(Story.MARKED, harm), OTHER).traces())
                .isNotEmpty();
    }

    @Test
    void aNameIsFoundInPagesAndInMails() {
        var report = AnonymityScan.compare(read(Story.MARKED, "update content set alias = null"), OTHER);

        for (var role : List.of("instructor", "helper", "author", "learner", "observer")) {
            assertThat(report.traces())
                    .anyMatch(trace -> trace.where().equals(role + World.MAILS)
                            && trace.what().contains("Marcellina"))
                    .anyMatch(trace -> trace.where().startsWith(role + " /api/threads/")
                            && trace.what().contains("Marcellina"));
        }
    }

    @Test
    void everyAddressIsRead() {
        var read = Addresses.ALL.stream()
                .map(address -> address.replaceAll("\\?.*", ""))
                .collect(Collectors.toSet());

        assertThat(read).containsAll(addresses());
    }

    private static java.util.Set<String> addresses() {
        var addresses = new TreeSet<String>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.weft").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(type -> type.reflect())
                        .forEach(api -> Arrays.stream(api.getDeclaredMethods())
                                .filter(method -> method.isAnnotationPresent(GET.class))
                                .forEach(method -> addresses.add(("/api/"
                                                + api.getAnnotation(Path.class).value()
                                                + "/"
                                                + (method.isAnnotationPresent(Path.class)
                                                        ? method.getAnnotation(Path.class)
                                                                .value()
                                                        : ""))
                                        .replaceAll("/+", "/")
                                        .replaceAll("/$", ""))));
        return addresses;
    }
}
