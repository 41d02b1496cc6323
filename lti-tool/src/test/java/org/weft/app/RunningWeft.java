package org.weft.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.weft.db.TestDatabase;

/** What {@code weft run} starts: Weft on localhost and the practice LMS on 127.0.0.1, two sites, on a test database. */
final class RunningWeft implements AutoCloseable {
    final TestDatabase database = TestDatabase.empty();
    private final Settings settings;
    private App app;

    RunningWeft() {
        try {
            var connection = database.settings();
            var folder = Files.createTempDirectory("weft-test");
            settings = new SettingsReader(
                            Map.of(
                                    "WEFT_PORT", freePort(),
                                    "WEFT_PRACTICE_PORT", freePort(),
                                    "WEFT_PRACTICE", "true",
                                    "WEFT_DATA", folder.toString(),
                                    "WEFT_DATABASE_URL", connection.url(),
                                    "WEFT_DATABASE_USER", connection.user(),
                                    "WEFT_DATABASE_PASSWORD", connection.password()),
                            Path.of(""))
                    .read();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        app = App.start(settings, List.of());
    }

    /** A page of the practice LMS, for example {@code /courses/quantum-computing/gates?as=ana}. */
    String lms(String path) {
        return Practice.address(settings).resolve(path).toString();
    }

    String tool(String path) {
        return settings.publicUrl().resolve(path).toString();
    }

    void stop() {
        app.close();
    }

    /** Starts it again at the same address. */
    void start() {
        app = App.start(settings, List.of());
    }

    @Override
    public void close() {
        app.close();
        database.close();
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
