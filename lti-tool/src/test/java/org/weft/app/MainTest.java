package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.db.TestDatabase;

class MainTest {
    @TempDir
    private Path folder;

    @Test
    void helpNamesEverySetting() {
        var answer = weft(Map.of(), "help", "settings");

        assertThat(answer.exit()).isZero();
        for (var setting : Setting.values()) {
            assertThat(answer.out()).contains(setting.name());
        }
    }

    @Test
    void helpWorksWithBadSettings() {
        assertThat(weft(Map.of("WEFT_PORT", "abc"), "run", "--help").exit()).isZero();
    }

    @Test
    void aBadSetting_stopsTheStart() {
        var answer = weft(Map.of("WEFT_PORT", "abc"), "run");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err().strip()).isEqualTo("WEFT_PORT must be a whole number from 1 to 65535, and is \"abc\"");
    }

    @Test
    void anUnknownCommand_isRefused() {
        assertThat(weft(Map.of(), "frobnicate").exit()).isEqualTo(2);
    }

    @Test
    void aMisspeltSettingIsMentioned() {
        assertThat(weft(Map.of("WEFT_PROT", "1"), "help").err()).contains("WEFT_PROT");
    }

    @Test
    void aTakenPort_stopsTheStart() throws Exception {
        try (var database = TestDatabase.empty();
                var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answer = weft(environment(database, taken.getLocalPort()), "run");

            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.err())
                    .startsWith("Port " + taken.getLocalPort() + " is in use by another process")
                    .contains("WEFT_PORT");
        }
    }

    @Test
    void aDatabaseThatIsNotThere_stopsTheStart() throws Exception {
        var url = "jdbc:postgresql://127.0.0.1:" + freePort() + "/weft";

        var answer = weft(Map.of("WEFT_DATABASE_URL", url, "WEFT_DATA", folder.toString()), "run");

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err()).contains(url).contains("refused");
    }

    @Test
    void dataOfAnotherPostgres_stopTheStart() throws Exception {
        Files.createDirectories(folder.resolve("database"));
        Files.writeString(folder.resolve("database/PG_VERSION"), "14\n");

        var answer = weft(Map.of("WEFT_DATA", folder.toString()), "run");

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err()).contains("PostgreSQL 14").doesNotContain("Exception");
    }

    @Test
    void whatRunStartsIsReady_andStopsAgain() throws Exception {
        int port = freePort();
        try (var database = TestDatabase.empty()) {
            var settings = new SettingsReader(environment(database, port), folder).read();
            try (var app = App.start(settings, List.of())) {
                assertThat(status(app.port(), "/health/ready")).isEqualTo(200);
                assertThat(status(app.port(), "/nothing")).isEqualTo(404);
            }
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
    }

    @Test
    void anonymityIsChecked() {
        var answer = weft(Map.of(), "check", "anonymity");

        assertThat(answer.out()).contains("no trace of who wrote");
        assertThat(answer.exit()).isZero();
    }

    private Map<String, String> environment(TestDatabase database, int port) {
        var settings = database.settings();
        return Map.of(
                "WEFT_PORT", Integer.toString(port),
                "WEFT_DATA", folder.toString(),
                "WEFT_DATABASE_URL", settings.url(),
                "WEFT_DATABASE_USER", settings.user(),
                "WEFT_DATABASE_PASSWORD", settings.password());
    }

    private Answer weft(Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Main.run(environment, folder, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Answer(exit, out.toString(), err.toString());
    }

    private static int status(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private record Answer(int exit, String out, String err) {}
}
