package org.weft.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.files.Pictures;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T2: which files are taken, and how much of them. */
class UploadLimitsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Uploading files = new Uploading(WEFT);
    private final Course course = files.course;

    @Test
    void whatIsWrongWithAFileIsSaid() {
        var png = Pictures.plain("png");
        files.refused("upload-empty", "a.png", new byte[0]);
        files.refused("image-broken", "a.png", java.util.Arrays.copyOf(png, png.length - 20));
        files.refused("upload-kind-not-allowed", "a.txt", new byte[] {'M', 'Z', 0, 1});
        var large = Course.refused(files.post(course.ana, "a.png", Pictures.bomb(8000, 6250)), 400, "image-too-large");
        assertThat(large.get("limit").asInt()).isEqualTo(40);
        var long_ = Course.refused(
                files.post(course.ana, "a.txt", new byte[10 * 1024 * 1024 + 1]), 400, "upload-too-large");
        assertThat(long_.get("limit").asInt()).isEqualTo(10);
        var unannounced = HttpRequest.BodyPublishers.ofInputStream(
                () -> new java.io.ByteArrayInputStream(new byte[11 * 1024 * 1024]));
        Course.refused(WEFT.send(files.request(course.ana, "a.txt").POST(unannounced)), 400, "upload-too-large");
        Course.refused(files.post(course.olga, "a.png", png), 403, "not-allowed");
        var typed = WEFT.request(course.ana, "/api/uploads?name=a.png").header("Content-Type", "image/png");
        Course.refused(
                WEFT.send(typed.POST(HttpRequest.BodyPublishers.ofByteArray(png))), 415, "unsupported-media-type");
        assertThat(files.bytesKept()).isZero();
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

        var answer = WEFT.send(files.request(course.ana, "a.txt").POST(endless));

        assertThat(answer.statusCode()).isIn(400, 413);
        assertThat(files.bytesKept()).isZero();
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
        files.refused("upload-kind-not-allowed", "a.txt", "text".getBytes(UTF_8));
        files.refused("upload-too-large", "a.txt", new byte[1024 * 1024 + 1]);
        assertThat(files.post(other.ana, "a.txt", "text".getBytes(UTF_8)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void nobodyFillsTheDisk() {
        IntStream.range(0, 60).forEach(i -> files.send(course.ana, "a.txt", ("text " + i).getBytes(UTF_8)));

        var refused =
                Course.refused(files.post(course.ana, "a.txt", "one more".getBytes(UTF_8)), 429, "too-many-requests");

        assertThat(refused.get("retryAfterSeconds").asInt()).isPositive();
        assertThat(files.post(course.ben, "a.txt", "one".getBytes(UTF_8)).statusCode())
                .isEqualTo(201);
        WEFT.clock.advance(Duration.ofMinutes(61));
        assertThat(files.post(files.again("Ana"), "a.txt", "later".getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(201);
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
}
