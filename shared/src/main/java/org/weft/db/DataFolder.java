package org.weft.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * What lies where in the folder of a {@link Cluster}. Files and folders appear whole or not at all: they are made under
 * a name that starts with {@code unfinished-} and then renamed.
 */
record DataFolder(Path path) {
    private static final String UNFINISHED = "unfinished-";

    /** The data themselves, as initdb makes them. */
    Path data() {
        return path.resolve("database");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    /** There while a server runs; holds its port. */
    Path portFile() {
        return path.resolve("postgres.port");
    }

    Path passwordFile() {
        return path.resolve("postgres.password");
    }

    /** The database's password: 64 lower-case hex characters, made on first use. */
    String password() throws IOException {
        if (!Files.exists(passwordFile())) {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            write(passwordFile(), HexFormat.of().formatHex(bytes));
        }
        return Files.readString(passwordFile());
    }

    /** Writes a file that only its owner can read. */
    void write(Path file, String text) throws IOException {
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var unfinished = Files.createTempFile(path, UNFINISHED, "", mine);
        Files.writeString(unfinished, text, StandardOpenOption.SYNC);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A new folder to make something in. */
    Path unfinished() throws IOException {
        return Files.createTempDirectory(path, UNFINISHED);
    }

    /** Removes what earlier starts did not finish. */
    void sweep() throws IOException {
        try (var children = Files.newDirectoryStream(path, UNFINISHED + "*")) {
            for (var child : children) {
                delete(child);
            }
        }
    }

    static void delete(Path tree) throws IOException {
        try (var all = Files.walk(tree)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
