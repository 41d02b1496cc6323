package org.weft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request before anything of it is looked at: its form, its address, its token. */
class RefusalsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final Course COURSE = Course.in(WEFT, "Refusals");
    private static final String THREAD = COURSE.ask(COURSE.ana, "A question");
    private static final String POSTS = "/api/threads/" + THREAD + "/posts";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "7",
                "{\"text\":\"a\"",
                "{\"text\":\"a\"}}",
                "{\"text\":\"a\"} {}",
                "{'text':'a'}",
                "{\"text\":\"a\",}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":\"a\u0000\"}",
                "{\"text\":\"a\nb\"}",
                "{\"text\":\"\\x41\"}",
                "<text>a</text>",
            })
    void whatIsNoJsonObject_isRefused(String body) {
        Course.refused(WEFT.post(COURSE.ana, POSTS, body), 400, "bad-json");
    }

    @Test
    void bytesThatAreNoUtf8_areRefused() {
        for (var bytes : List.of(new byte[] {(byte) 0xC3, 0x28}, new byte[] {(byte) 0xFF}, new byte[] {
            (byte) 0xED, (byte) 0xA0, (byte) 0x80
        })) {
            var body = new java.io.ByteArrayOutputStream();
            body.writeBytes("{\"text\":\"".getBytes(StandardCharsets.UTF_8));
            body.writeBytes(bytes);
            body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
            var answer = WEFT.send(json(POSTS).POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));

            Course.refused(answer, 400, "bad-json");
        }
    }

    @Test
    void nestingAndNumbersWithoutEnd_areRefused() {
        var deep = "[".repeat(50_000);
        var long_ = "1".repeat(50_000);

        Course.refused(WEFT.post(COURSE.ana, "/api/threads", "{\"tags\":" + deep + "}"), 400, "wrong-type");
        var reading = "/api/threads/" + THREAD + "/reading";
        Course.refused(WEFT.put(COURSE.ana, reading, "{\"read\":[[1," + long_ + "]]}"), 400, "bad-json");
        Course.refused(WEFT.put(COURSE.ana, reading, "{\"more\":" + deep + "}"), 400, "bad-json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"text":7}                          | text
                    {"text":true}                       | text
                    {"text":["a"]}                      | text
                    {"text":{"a":1}}                    | text
                    {"text":"a","parent":"x"}           | parent
                    {"text":"a","parent":"-1"}          | parent
                    {"text":"a","parent":""}            | parent
                    {"text":"a","parent":"9223372036854775808"} | parent
                    {"text":"a","clientKey":5}          | clientKey
                    """)
    void aFieldOfTheWrongType_isNamed(String body, String field) {
        var problem = Course.refused(WEFT.post(COURSE.ana, POSTS, body), 400, "wrong-type");

        assertThat(problem.get("field").asText()).isEqualTo(field);
    }

    @Test
    void aFieldThatDoesntExist_isNamed() {
        var problem =
                Course.refused(WEFT.post(COURSE.ana, POSTS, "{\"text\":\"a\",\"html\":\"b\"}"), 400, "unknown-field");

        assertThat(problem.get("field").asText()).isEqualTo("html");
    }

    @Test
    void bodiesTooLarge_areRefused_whetherTheySaySoOrNot() {
        var large = "{\"text\":\"" + "a".repeat(300_000) + "\"}";
        var bytes = large.getBytes(StandardCharsets.UTF_8);

        Course.refused(WEFT.post(COURSE.ana, POSTS, large), 413, "body-too-large");
        var unannounced = HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes));
        Course.refused(WEFT.send(json(POSTS).POST(unannounced)), 413, "body-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "-1", "1.5", "0x10", "9223372036854775808", "99999999999999999999", "1%20or%201=1", "٣"})
    void whatIsNoId_isNotFound(String id) {
        var encoded = id.replace("٣", "%D9%A3");
        for (var path : List.of("/api/threads/", "/api/posts/", "/api/uploads/")) {
            Course.refused(WEFT.get(COURSE.ana, path + encoded), 404, "not-found");
        }
        Course.refused(WEFT.get(COURSE.ana, "/api/threads/" + encoded + "/posts"), 404, "thread-not-found");
    }

    @Test
    void idsOfNothing_areNotFound() {
        for (var id : List.of("0", "999999999", "9223372036854775807")) {
            Course.refused(WEFT.get(COURSE.ana, "/api/threads/" + id), 404, "thread-not-found");
            Course.refused(WEFT.get(COURSE.ana, "/api/posts/" + id), 404, "post-not-found");
            Course.refused(WEFT.get(COURSE.ana, "/api/uploads/" + id), 404, "upload-not-found");
        }
        Course.refused(WEFT.get(COURSE.ana, "/api/nothing"), 404, "not-found");
        Course.refused(WEFT.get(COURSE.ana, "/api/threads/1/" + THREAD + "/posts"), 404, "not-found");
    }

    @Test
    void theWrongMethod_isRefused() {
        var answer = WEFT.delete(COURSE.ana, "/api/threads/" + THREAD);

        Course.refused(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow")).isPresent();
        Course.refused(WEFT.post(COURSE.ana, "/api/posts/1/vote", "{}"), 405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/xml"})
    void anotherMediaType_isRefused(String type) {
        var answer = WEFT.send(WEFT.request(COURSE.ana, POSTS)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"a\"}")));

        Course.refused(answer, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Bearer x", "Bearer 1-", "Bearer 1-abc", "Bearer -1-abc", "Basic YTpi"})
    void withoutATokenThatCounts_nothingIsAnswered(String authorization) {
        for (var path : List.of("/api/threads", POSTS, "/api/events", "/api/changes", "/api/nothing")) {
            var request = HttpRequest.newBuilder(WEFT.uri(path));
            var answer = WEFT.send(authorization.isEmpty() ? request : request.header("Authorization", authorization));

            Course.refused(answer, 401, "session-expired");
        }
    }

    @Test
    void headersTooLarge_areRefused() {
        HttpResponse<String> answer =
                WEFT.send(json(POSTS).header("X-Long", "x".repeat(40_000)).GET());

        Course.refused(answer, 431, "headers-too-large");
    }

    @Test
    void noAddressIsAnsweredWithoutSecurityHeaders() {
        for (var path :
                List.of("/api/threads", "/nothing", "/open/none", "/widgets/none", "/go/none", "/api/%00", "/a%2fb")) {
            var answer = WEFT.get(COURSE.ana, path);

            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(policy ->
                            assertThat(policy).contains("frame-ancestors").doesNotContain("unsafe"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(answer.statusCode()).as(path).isLessThan(500);
        }
    }

    private static HttpRequest.Builder json(String path) {
        return WEFT.request(COURSE.ana, path).header("Content-Type", "application/json");
    }
}
