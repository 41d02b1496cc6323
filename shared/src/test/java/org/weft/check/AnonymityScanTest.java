package org.weft.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.db.Database;
import org.weft.db.TestDatabase;

/** T11: nothing that others can get tells who wrote without a name; and the scan would find it. */
class AnonymityScanTest {
    private final List<TestDatabase> databases = new ArrayList<>();

    @AfterEach
    void drop() {
        databases.forEach(TestDatabase::close);
    }

    private Database fresh() {
        var database = TestDatabase.create();
        databases.add(database);
        return database.database();
    }

    @Test
    void thereIsNoTrace() {
        var report = AnonymityScan.run(this::fresh);

        assertThat(report.traces()).isEmpty();
        assertThat(report.read()).isGreaterThan(250);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update content set alias = null",
                "update thread set people = people - 1",
                "update person set name = 'Marcellina' where name like '%instructor'",
                "update thread set title = title || ' 7000000001'"
            })
    void aTraceIsFound(String harm) {
        var report =
                AnonymityScan.run(this::fresh, database -> database.jdbi().useHandle(handle -> handle.execute(harm)));

        assertThat(report.traces()).isNotEmpty();
    }

    @Test
    void everyAddressIsRead() {
        var read = World.ADDRESSES.stream()
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
