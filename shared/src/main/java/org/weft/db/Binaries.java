package org.weft.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, which come as an archive on the class path. */
final class Binaries {
    private Binaries() {}

    /** For example {@code 18.6.0}. */
    static String version() {
        var properties = new Properties();
        try (var in = resource("/org/weft/db/binaries.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("binaries.properties can't be read", e);
        }
        return properties.getProperty("version");
    }

    /** Unpacks them once into {@code postgresql-<version>} of the folder, whole or not at all, and returns that. */
    static Path unpack(DataFolder folder) throws IOException {
        var target = folder.path().resolve("postgresql-" + version());
        if (Files.isDirectory(target)) {
            return target;
        }
        var unfinished = folder.unfinished();
        try (var in = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource(archive()))))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                write(entry, in, unfinished);
            }
        }
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.move(unfinished, target);
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var path = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var musl = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return "/postgres-%s-%s%s.txz".formatted(system, processor, musl);
    }

    private static InputStream resource(String name) {
        @Nullable InputStream in = Binaries.class.getResourceAsStream(name);
        if (in == null) {
            throw new DatabaseRefused("Weft brings no PostgreSQL for this machine (" + name
                    + "). Set WEFT_DATABASE_URL to a PostgreSQL 15 or later");
        }
        return in;
    }
}
