package org.weft.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String LONG = "weft ".repeat(1000);
    private static final WebServer SERVER = new WebServer(
            ServerSettings.on("127.0.0.1", 0),
            List.of(
                    Mount.servlet("/echo", new Echo()),
                    Mount.servlet("/broken", new Broken()),
                    Mount.servlet("/text", new Text("text/plain")),
                    Mount.servlet("/events", new Text("text/event-stream")),
                    Mount.servlet("/page", new Page())));

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void aBodyWithinTheLimitArrives() throws Exception {
        assertThat(send(request("/echo").POST(BodyPublishers.ofString("hello"))).body())
                .isEqualTo("hello");
    }

    @Test
    void aBodyThatSaysItIsTooLarge_isRefused() throws Exception {
        var answer = send(request("/echo").POST(BodyPublishers.ofByteArray(new byte[256 * 1024 + 1])));

        assertProblem(answer, 413, "body-too-large");
    }

    @Test
    void aBodyThatTurnsOutTooLarge_isRefused() throws Exception {
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[300 * 1024]));

        assertProblem(send(request("/echo").POST(body)), 413, "body-too-large");
    }

    /** A browser sends all of it before it reads; a connection that was reset meanwhile would hide the refusal. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 6000000", "Transfer-Encoding: chunked"})
    void whoSendsTooMuchToTheEnd_stillReadsTheRefusal(String header) throws Exception {
        boolean chunked = header.endsWith("chunked");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.port())) {
            var out = socket.getOutputStream();
            out.write(("POST /echo HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            for (int part = 0; part < 6; part++) {
                out.write((chunked ? "f4240\r\n" : "").getBytes(StandardCharsets.US_ASCII));
                out.write(new byte[1_000_000]);
                out.write((chunked ? "\r\n" : "").getBytes(StandardCharsets.US_ASCII));
            }
            out.write((chunked ? "0\r\n\r\n" : "").getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(5_000);
            var answer = new byte[12];
            socket.getInputStream().readNBytes(answer, 0, answer.length);

            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void headersThatAreTooLarge_areRefused() throws Exception {
        assertProblem(send(request("/echo").header("X-Long", "x".repeat(33 * 1024))), 431, "headers-too-large");
    }

    @Test
    void anAddressOfNothing_isNotFound() throws Exception {
        assertProblem(send(request("/nothing")), 404, "not-found");
    }

    @Test
    void aMethodThatIsNotThere_isRefused() throws Exception {
        assertProblem(send(request("/echo").DELETE()), 405, "method-not-allowed");
    }

    @Test
    void aFailureTellsNothingOfItsCause() throws Exception {
        var answer = send(request("/broken"));

        assertProblem(answer, 500, "unexpected");
        assertThat(answer.body()).doesNotContain("secret", "IllegalState");
    }

    @Test
    void aBrowserGetsAPageForAnError() throws Exception {
        var answer = send(request("/nothing").header("Accept", "text/html,*/*"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.body()).contains("<h1>Not Found</h1>", "There is nothing at this address.");
        assertSecured(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /echo HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n", "NONSENSE\r\n\r\n"})
    void aRequestThatIsNoHttp_isRefused(String text) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.port())) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("X-Content-Type-Options: nosniff", "bad-request");
        }
    }

    @Test
    void everyAnswerHasTheSecurityHeaders_andNoServerVersion() throws Exception {
        var answer = send(request("/text"));

        assertSecured(answer);
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void aPageReplacesTheContentSecurityPolicy() throws Exception {
        assertThat(send(request("/page")).headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'self'");
    }

    @Test
    void longTextIsCompressed() throws Exception {
        var answer = send(request("/text").header("Accept-Encoding", "gzip"));

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    @Test
    void aStreamOfEventsIsNeverCompressed() throws Exception {
        var answer = send(request("/events").header("Accept-Encoding", "gzip"));

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.body()).isEqualTo(LONG);
    }

    @Test
    void aTakenPort_isRefused() {
        var second = new WebServer(ServerSettings.on("127.0.0.1", SERVER.port()), List.of());

        assertThatThrownBy(second::start)
                .isInstanceOf(PortTaken.class)
                .hasMessage("Port " + SERVER.port() + " is in use by another process");
    }

    @Test
    void stoppingLetsARunningRequestEnd_andTellsTheStreams() throws Exception {
        var arrived = new CountDownLatch(1);
        var stopping = new CountDownLatch(1);
        var server = new WebServer(
                ServerSettings.on("127.0.0.1", 0), List.of(Mount.servlet("/", new Waiting(arrived, stopping))));
        server.whenStopping(stopping::countDown);
        server.start();
        var answer = CLIENT.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                        .build(),
                BodyHandlers.ofString());
        arrived.await();

        server.stop();

        assertThat(answer.get(5, TimeUnit.SECONDS).body()).isEqualTo("done");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVER.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).startsWith("{\"type\":\"urn:weft:problem:" + code + "\",\"code\":\"" + code + "\"");
        assertSecured(answer);
    }

    private static void assertSecured(HttpResponse<String> answer) {
        Map.of("X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer")
                .forEach((name, value) ->
                        assertThat(answer.headers().firstValue(name)).hasValue(value));
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    private static final class Echo extends HttpServlet {
        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getOutputStream().write(request.getInputStream().readAllBytes());
        }
    }

    private static final class Broken extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            throw new IllegalStateException("secret");
        }
    }

    private static final class Text extends HttpServlet {
        private final String type;

        Text(String type) {
            this.type = type;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType(type);
            response.getWriter().write(LONG);
        }
    }

    private static final class Page extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setHeader("Content-Security-Policy", "default-src 'self'");
        }
    }

    private static final class Waiting extends HttpServlet {
        private final transient CountDownLatch arrived;
        private final transient CountDownLatch stopping;

        Waiting(CountDownLatch arrived, CountDownLatch stopping) {
            this.arrived = arrived;
            this.stopping = stopping;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            arrived.countDown();
            try {
                stopping.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            response.getWriter().write("done");
        }
    }
}
