package org.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.db.TestDatabase;

class HealthTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create("test");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static WebServer server;

    @BeforeAll
    static void start() {
        var meters = Metrics.registry(DATABASE.database());
        server = new WebServer(
                ServerSettings.on("127.0.0.1", 0),
                List.of(
                        Mount.filter("/*", new RequestId()),
                        Mount.filter("/*", new RequestTimes(meters)),
                        Mount.servlet("/health/*", new Health(DATABASE.database(), Set.of("test"))),
                        Mount.servlet("/early/*", new Health(DATABASE.database(), Set.of("test", "second"))),
                        Mount.servlet("/metrics", new Metrics(meters, null)),
                        Mount.servlet("/guarded", new Metrics(meters, "pass"))));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void aRunningProcessIsLive() throws Exception {
        assertAnswer(get("/health/live"), 200, "{\"status\":\"ok\"}");
    }

    @Test
    void itIsReady_notReadyWhileTheDatabaseIsDown_andReadyAgain() throws Exception {
        assertAnswer(get("/health/ready"), 200, "{\"status\":\"ok\",\"database\":\"ok\",\"migrations\":\"ok\"}");

        DATABASE.takeDown();
        assertAnswer(
                get("/health/ready"), 503, "{\"status\":\"unavailable\",\"database\":\"down\",\"migrations\":\"ok\"}");

        DATABASE.bringBack();
        awaitReady();
    }

    @Test
    void itIsNotReadyBeforeAllMigrationsAreDone() throws Exception {
        assertAnswer(
                get("/early/ready"),
                503,
                "{\"status\":\"unavailable\",\"database\":\"ok\",\"migrations\":\"pending\"}");
    }

    @Test
    void otherQuestionsAboutHealth_areNotFound() throws Exception {
        assertThat(get("/health/wealth").statusCode()).isEqualTo(404);
    }

    @Test
    void metricsShowRequestsByRouteAndThePool() throws Exception {
        get("/health/live");

        assertThat(get("/metrics").body())
                .contains("http_server_requests_seconds_count{method=\"GET\",route=\"/health/*\",status=\"2xx\"}")
                .contains("hikaricp_connections_max")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void metricsByWayOfAProxy_areNotFound() throws Exception {
        assertThat(get("/metrics", "X-Forwarded-For", "203.0.113.7").statusCode())
                .isEqualTo(404);
    }

    @Test
    void metricsWithATokenAreForThoseWhoBearIt() throws Exception {
        assertThat(get("/guarded").statusCode()).isEqualTo(404);
        assertThat(get("/guarded", "Authorization", "Bearer past").statusCode()).isEqualTo(404);
        assertThat(get("/guarded", "Authorization", "Bearer pass").statusCode()).isEqualTo(200);
    }

    @Test
    void everyRequestHasAnIdOfItsOwn() throws Exception {
        var one = get("/health/live").headers().firstValue("X-Request-Id").orElseThrow();
        var two = get("/health/live").headers().firstValue("X-Request-Id").orElseThrow();

        assertThat(one).matches("[0-9a-f]{16}").isNotEqualTo(two);
    }

    /** The pool may hand out each of its broken connections once before it is well. */
    private static void awaitReady() throws IOException, InterruptedException {
        var deadline = Instant.now().plusSeconds(10);
        while (get("/health/ready").statusCode() != 200) {
            assertThat(Instant.now()).isBefore(deadline);
        }
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo(body);
    }
}
