package org.weft.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Json;
import org.weft.files.Pictures;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T2: pictures and files in posts, from sending to removing. */
class UploadsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "Uploads " + System.nanoTime());

    @Test
    void aPictureStandsInThePost_andClassmatesGetIt() {
        var picture = send(course.ana, "a cat.png", Pictures.tellingPng(1));

        var thread = open(course.ana, "Look: ![A \"cat\" & <dog>](upload:ID)", picture);

        assertThat(thread.at("/thread/firstPost/html").asText())
                .isEqualTo("<p dir=\"auto\">Look: <img data-upload=\"" + picture
                        + "\" alt=\"A &quot;cat&quot; &amp; &lt;dog&gt;\" width=\"30\" height=\"20\"></p>");
        assertThat(thread.at("/thread/excerpt").asText()).isEqualTo("Look: A \"cat\" & <dog>");
        var got = get(course.ben, picture);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(header(got, "Content-Type")).isEqualTo("image/png");
        assertThat(header(got, "Content-Disposition")).isEqualTo("inline");
        assertThat(header(got, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(got, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; sandbox; frame-ancestors 'none'");
        assertThat(header(got, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(got, "Cache-Control")).startsWith("private");
        assertThat(header(got, "Vary")).contains("Authorization");
        assertThat(Pictures.read(got.body()).getWidth()).isEqualTo(30);
        assertThat(new String(got.body(), StandardCharsets.ISO_8859_1)).doesNotContain(Pictures.SECRET);
        var again = bytes(WEFT.request(course.ben, "/api/uploads/" + picture)
                .header("If-None-Match", header(got, "ETag"))
                .GET());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void otherFilesAreLinks_andComeAsDownloadsUnderTheirName() {
        var file = send(course.ana, "Übung 3 (neu).html", "<script>alert(1)</script>".getBytes(UTF_8));

        var thread = open(course.ana, "[The **sheet**](upload:ID)", file);

        assertThat(thread.at("/thread/firstPost/html").asText())
                .isEqualTo("<p dir=\"auto\"><a data-upload=\"" + file
                        + "\" data-bytes=\"25\">The <strong>sheet</strong></a></p>");
        var got = get(course.ben, file);
        assertThat(header(got, "Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(header(got, "Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''%C3%9Cbung%203%20%28neu%29.html.txt");
    }

    @Test
    void onlyOwnUploadsThatNoOtherPostHas_count() {
        var bens = send(course.ben, "a.png", Pictures.plain("png"));
        var used = send(course.ana, "a.png", Pictures.plain("png"));
        open(course.ana, "![Used](upload:ID)", used);

        for (var id : new String[] {bens, used, "999999", "0", "99999999999999999999"}) {
            var html = open(course.ana, "a ![Cat](upload:ID) [**file**](upload:ID)", id, id)
                    .at("/thread/firstPost/html")
                    .asText();
            assertThat(html).isEqualTo("<p dir=\"auto\">a Cat <strong>file</strong></p>");
        }
    }

    @Test
    void untilItIsInAPost_onlyWhoSentItGetsIt() {
        var picture = send(course.ana, "a.png", Pictures.plain("png"));

        assertThat(get(course.ana, picture).statusCode()).isEqualTo(200);
        refused(course.ben, picture);
        refused(course.carla, picture);
        var preview = WEFT.post(course.ana, "/api/preview", "{\"text\":\"![A](upload:" + picture + ")\"}");
        assertThat(preview.body()).contains("data-upload");
        assertThat(WEFT.post(course.ben, "/api/preview", "{\"text\":\"![A](upload:" + picture + ")\"}")
                        .body())
                .doesNotContain("data-upload");
    }

    @Test
    void whoseThePostIsNotToSee_doesNotGetItsFiles() {
        var priv = send(course.ana, "a.png", Pictures.plain("png"));
        var thread = course.open(
                course.ana, Map.of("title", "Private", "text", "![A](upload:" + priv + ")", "audience", "staff"));
        var next = new Course(WEFT, course.school, "next door");

        assertThat(get(course.carla, priv).statusCode()).isEqualTo(200);
        refused(course.ben, priv);
        refused(next.carla, priv);
        // The author of it in another course of theirs.
        refused(WEFT.arrive(course.school, "Ana", Role.LEARNER, "next door"), priv);
        var post = thread.at("/thread/firstPost/id").asText();
        var peek = Json.write(Map.of("text", "![A](upload:" + priv + ")", "post", post));
        Course.refused(WEFT.post(course.ben, "/api/preview", peek), 404, "post-not-found");
    }

    @Test
    void hiddenPostsKeepTheirFilesForStaff_removedOnesForNobody() {
        var picture = send(course.ana, "a.png", Pictures.plain("png"));
        var post = open(course.ana, "![A](upload:ID)", picture)
                .at("/thread/firstPost/id")
                .asText();

        course.put(course.carla, "/api/posts/" + post + "/hiding", "{\"reason\":\"Rude\"}");
        refused(course.ben, picture);
        assertThat(get(course.carla, picture).statusCode()).isEqualTo(200);
        course.put(course.carla, "/api/posts/" + post + "/restoration", "");
        assertThat(get(course.ben, picture).statusCode()).isEqualTo(200);
        course.delete(course.ana, "/api/posts/" + post);
        refused(course.ben, picture);
        refused(course.carla, picture);
    }

    @Test
    void anEditTakesPicturesInAndLetsThemGo_andTakingItBackWorks() {
        var first = send(course.ana, "a.png", Pictures.plain("png"));
        var second = send(course.ana, "b.png", Pictures.plain("png", 5, 5));
        var thread = course.ask(course.ana, "A question");
        var post = course.reply(course.ana, thread, "![A](upload:" + first + ")")
                .get("id")
                .asText();

        edit(course.ana, post, "![B](upload:" + second + ")", 1);
        assertThat(get(course.ben, second).statusCode()).isEqualTo(200);
        refused(course.ben, first);
        assertThat(get(course.ana, first).statusCode()).isEqualTo(200);
        edit(course.ana, post, "![A](upload:" + first + ") ![B](upload:" + second + ")", 2);
        assertThat(get(course.ben, first).statusCode()).isEqualTo(200);
        WEFT.clock.advance(Duration.ofDays(2));
        WEFT.product.uploads().purge();
        assertThat(bytesKept()).isEqualTo(2);
    }

    @Test
    void staffWhoCorrectsAPostKeepsItsPictures() {
        var picture = send(course.ana, "a.png", Pictures.plain("png"));
        var post = course.reply(course.ana, course.ask(course.ben, "Q"), "![A](upload:" + picture + ") teh")
                .get("id")
                .asText();
        var text = "![A](upload:" + picture + ") the";

        assertThat(WEFT.post(course.carla, "/api/preview", Json.write(Map.of("text", text, "post", post)))
                        .body())
                .contains("data-upload");
        var body = Json.write(Map.of("text", text, "version", 1, "reason", "Spelling"));
        var edited = course.put(course.carla, "/api/posts/" + post, body);

        assertThat(edited.at("/post/html").asText()).contains("data-upload=\"" + picture);
        assertThat(get(course.ben, picture).statusCode()).isEqualTo(200);
    }

    @Test
    void whatNothingRefersToIsRemovedAfterADay_draftsKeepTheirs() {
        var forgotten = send(course.ana, "a.png", Pictures.plain("png"));
        var drafted = send(course.ana, "b.png", Pictures.plain("png", 7, 7));
        course.weft.put(
                course.ana,
                "/api/drafts/new",
                Json.write(Map.of("text", "![B](upload:" + drafted + ")", "savedAt", 1)));

        WEFT.clock.advance(Duration.ofHours(23));
        WEFT.product.uploads().purge();
        assertThat(get(again("Ana"), forgotten).statusCode()).isEqualTo(200);
        WEFT.clock.advance(Duration.ofHours(2));
        WEFT.product.uploads().purge();

        refused(again("Ana"), forgotten);
        assertThat(get(again("Ana"), drafted).statusCode()).isEqualTo(200);
        assertThat(bytesKept()).isEqualTo(1);
        WEFT.clock.advance(Duration.ofDays(31));
        WEFT.product.uploads().purge();
        assertThat(bytesKept()).isZero();
    }

    @Test
    void theSameFileIsStoredOnce_andStaysForWhoStillHasIt() {
        var data = Pictures.plain("jpeg");
        var anas = send(course.ana, "a.jpg", data);
        var bens = send(course.ben, "b.jpg", data);
        assertThat(bytesKept()).isEqualTo(1);
        open(course.ben, "![B](upload:ID)", bens);

        WEFT.clock.advance(Duration.ofHours(25));
        WEFT.product.uploads().purge();

        refused(again("Ana"), anas);
        assertThat(get(again("Ben"), bens).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsSentAgainWhileItIsRemoved_isThere() throws Exception {
        var data = Pictures.plain("png", 9, 9);
        for (int round = 0; round < 15; round++) {
            send(again("Ana"), "a.png", data);
            WEFT.clock.advance(Duration.ofHours(26));
            var ana = again("Ana");
            var purging = new Thread(WEFT.product.uploads()::purge);
            purging.start();
            var id = send(ana, "a.png", data);
            purging.join();

            assertThat(get(ana, id).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatIsWrongWithAFileIsSaid() {
        var png = Pictures.plain("png");
        refused("upload-empty", "a.png", new byte[0]);
        refused("image-broken", "a.png", java.util.Arrays.copyOf(png, png.length - 20));
        refused("upload-kind-not-allowed", "a.txt", new byte[] {'M', 'Z', 0, 1});
        var large = Course.refused(post(course.ana, "a.png", Pictures.bomb(8000, 6250)), 400, "image-too-large");
        assertThat(large.get("limit").asInt()).isEqualTo(40);
        var long_ = Course.refused(post(course.ana, "a.txt", new byte[10 * 1024 * 1024 + 1]), 400, "upload-too-large");
        assertThat(long_.get("limit").asInt()).isEqualTo(10);
        var unannounced = HttpRequest.BodyPublishers.ofInputStream(
                () -> new java.io.ByteArrayInputStream(new byte[11 * 1024 * 1024]));
        Course.refused(WEFT.send(request(course.ana, "a.txt").POST(unannounced)), 400, "upload-too-large");
        Course.refused(post(course.olga, "a.png", png), 403, "not-allowed");
        var typed = WEFT.request(course.ana, "/api/uploads?name=a.png").header("Content-Type", "image/png");
        Course.refused(
                WEFT.send(typed.POST(HttpRequest.BodyPublishers.ofByteArray(png))), 415, "unsupported-media-type");
        assertThat(bytesKept()).isZero();
    }

    @Test
    void moreThanAnyOrganizationAllows_isCutOffByTheServer() {
        var endless = HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.InputStream() {
            private long left = 101L * 1024 * 1024;

            @Override
            public int read() {
                return left-- > 0 ? 'a' : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                java.util.Arrays.fill(bytes, from, from + length, (byte) 'a');
                left -= length;
                return length;
            }
        });

        var answer = WEFT.send(request(course.ana, "a.txt").POST(endless));

        assertThat(answer.statusCode()).isIn(400, 413);
        assertThat(bytesKept()).isZero();
    }

    @Test
    void organizationsSetTheirLimits() {
        WEFT.product
                .uploads()
                .limits()
                .set(course.school.organization(), 1, java.util.Set.of(org.weft.files.Kind.IMAGE));
        var other = Course.in(WEFT, "Other " + System.nanoTime());

        var state = WEFT.arrive(course.school, "Ana", Role.LEARNER, "course").state();
        assertThat(state.at("/uploads").toString()).isEqualTo("{\"megabytes\":1,\"kinds\":[\"image\"]}");
        refused("upload-kind-not-allowed", "a.txt", "text".getBytes(UTF_8));
        refused("upload-too-large", "a.txt", new byte[1024 * 1024 + 1]);
        assertThat(post(other.ana, "a.txt", "text".getBytes(UTF_8)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void nobodyFillsTheDisk() {
        IntStream.range(0, 60).forEach(i -> send(course.ana, "a.txt", ("text " + i).getBytes(UTF_8)));

        var refused = Course.refused(post(course.ana, "a.txt", "one more".getBytes(UTF_8)), 429, "too-many-requests");

        assertThat(refused.get("retryAfterSeconds").asInt()).isPositive();
        assertThat(post(course.ben, "a.txt", "one".getBytes(UTF_8)).statusCode())
                .isEqualTo(201);
        WEFT.clock.advance(Duration.ofMinutes(61));
        assertThat(post(again("Ana"), "a.txt", "later".getBytes(UTF_8)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void whatAnAnonymousAuthorSent_hasANameThatTellsNothing() {
        var file = send(course.ana, "Ana Souza essay.txt", "text".getBytes(UTF_8));
        course.open(course.ana, Map.of("title", "Lost", "text", "[essay](upload:" + file + ")", "anonymous", true));

        assertThat(header(get(course.carla, file), "Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''file-" + file + ".txt");
    }

    @Test
    void exportsAndFeedsHaveTheWords() {
        var picture = send(course.ana, "a.png", Pictures.plain("png"));
        var file = send(course.ana, "a.txt", "text".getBytes(UTF_8));
        var thread = open(course.ana, "![A cat](upload:ID), [the sheet](upload:ID)", picture, file)
                .at("/thread/id")
                .asText();
        var address = course.put(course.ben, "/api/feed", "").get("address").asText();

        assertThat(WEFT.get(course.ben, "/api/threads/" + thread + "/export?format=markdown")
                        .body())
                .contains("[A cat], [the sheet]")
                .doesNotContain("upload:");
        assertThat(WEFT.send(HttpRequest.newBuilder(
                                        WEFT.uri(java.net.URI.create(address).getPath()))
                                .GET())
                        .body())
                .contains("[A cat], the sheet")
                .doesNotContain("data-upload");
    }

    @Test
    void sendingAPostTwiceWithAPicture_isSendingItOnce() {
        var picture = send(course.ana, "a.png", Pictures.plain("png"));
        var body = Json.write(Map.of("text", "![A](upload:" + picture + ")", "clientKey", "0123456789"));
        var thread = course.ask(course.ben, "Q");

        var first = Course.ok(WEFT.post(course.ana, "/api/threads/" + thread + "/posts", body));
        var second = Course.ok(WEFT.post(course.ana, "/api/threads/" + thread + "/posts", body));

        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.get("html").asText()).contains("data-upload");
    }

    @Test
    void aConnectionThatIsCutLeavesNothing() throws Exception {
        try (var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), WEFT.server.port())) {
            socket.getOutputStream()
                    .write(("POST /api/uploads?name=a.txt HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + course.ana.token()
                                    + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000\r\n\r\nabc")
                            .getBytes(UTF_8));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400");
        }
        assertThat(bytesKept()).isZero();
    }

    @Test
    void aBodyLongerThanItSays_isCutThere_andTheRestIsNoRequest() throws Exception {
        try (var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), WEFT.server.port())) {
            socket.getOutputStream()
                    .write(("POST /api/uploads?name=a.txt HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + course.ana.token()
                                    + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 3\r\n\r\nabc"
                                    + "and \u0001 more\r\n\r\n")
                            .getBytes(UTF_8));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 201").contains("\"bytes\":3");
            assertThat(answer.split("HTTP/1.1 2", -1)).hasSize(2);
        }
    }

    private String send(TestProduct.Someone who, String name, byte[] data) {
        return Course.ok(post(who, name, data)).get("id").asText();
    }

    private void refused(String code, String name, byte[] data) {
        Course.refused(post(course.ana, name, data), 400, code);
    }

    private void refused(TestProduct.Someone who, String upload) {
        Course.refused(WEFT.get(who, "/api/uploads/" + upload), 404, "upload-not-found");
    }

    private static HttpResponse<String> post(TestProduct.Someone who, String name, byte[] data) {
        return WEFT.send(request(who, name).POST(HttpRequest.BodyPublishers.ofByteArray(data)));
    }

    private static HttpRequest.Builder request(TestProduct.Someone who, String name) {
        return WEFT.request(who, "/api/uploads?name=" + URLEncoder.encode(name, UTF_8))
                .header("Content-Type", "application/octet-stream");
    }

    private HttpResponse<byte[]> get(TestProduct.Someone who, String upload) {
        return bytes(WEFT.request(who, "/api/uploads/" + upload).GET());
    }

    private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        try {
            return WEFT.http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** @param ids for each "ID" in the text */
    private JsonNode open(TestProduct.Someone who, String text, String... ids) {
        var filled = text;
        for (var id : ids) {
            filled = filled.replaceFirst("ID", id);
        }
        return course.open(who, Map.of("title", "With a file", "text", filled));
    }

    private void edit(TestProduct.Someone who, String post, String text, int version) {
        course.put(who, "/api/posts/" + post, Json.write(Map.of("text", text, "version", version)));
    }

    /** With a session that hasn't ended. */
    private TestProduct.Someone again(String name) {
        return WEFT.arrive(course.school, name, Role.LEARNER, course.key);
    }

    private int bytesKept() {
        return WEFT.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select count(*) from blob_data where organization_id = :organization")
                        .bind("organization", course.school.organization())
                        .mapTo(Integer.class)
                        .one());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
