package org.weft.db;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database whose disk can be filled: the files of some tables become links to {@code /dev/full}, where Linux refuses
 * every byte with "No space left on device". As a static field with {@code @RegisterExtension} it goes after the
 * class's last test.
 */
public final class FullDisk implements AfterAllCallback {
    public final TestDatabase database;
    private final Path folder;
    private final Cluster cluster;

    public FullDisk() {
        try {
            folder = Files.createTempDirectory("weft-full-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cluster = Cluster.start(folder, TestServer.FAST_NOT_SAFE);
        database = TestDatabase.on(cluster);
    }

    /** The tables must be empty still. Breaks all connections, since they have the files open. */
    public void fill(String... tables) {
        replaceFiles(tables, file -> {
            Files.move(file, aside(file));
            Files.createSymbolicLink(file, Path.of("/dev/full"));
        });
    }

    /** Makes room again. */
    public void clear(String... tables) {
        replaceFiles(tables, file -> {
            Files.delete(file);
            Files.move(aside(file), file);
        });
    }

    private interface Replacement {
        void of(Path file) throws IOException;
    }

    private void replaceFiles(String[] tables, Replacement replacement) {
        List<Path> files = Stream.of(tables).map(this::file).toList();
        database.takeDown();
        try {
            for (var file : files) {
                replacement.of(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            database.bringBack();
        }
    }

    private Path file(String table) {
        var path = database.jdbi()
                .withHandle(handle -> handle.createQuery("select pg_relation_filepath(:table)")
                        .bind("table", table)
                        .mapTo(String.class)
                        .one());
        return folder.resolve("database").resolve(path);
    }

    private static Path aside(Path file) {
        return requireNonNull(file.getParent()).resolve(file.getFileName() + ".aside");
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        database.close();
        cluster.close();
        DataFolder.delete(folder);
    }
}
