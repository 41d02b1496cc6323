package org.weft.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Json;
import org.weft.files.Pictures;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T2: which files are kept, how often, and which go. */
class UploadKeptTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Uploading files = new Uploading(WEFT);
    private final Course course = files.course;

    @Test
    void whatNothingRefersToIsRemovedAfterADay_draftsKeepTheirs() {
        var forgotten = files.send(course.ana, "a.png", Pictures.plain("png"));
        var drafted = files.send(course.ana, "b.png", Pictures.plain("png", 7, 7));
        course.weft.put(
                course.ana,
                "/api/drafts/new",
                Json.write(Map.of("text", "![B](upload:" + drafted + ")", "savedAt", 1)));

        WEFT.clock.advance(Duration.ofHours(23));
        WEFT.product.uploads().purge();
        assertThat(files.get(files.again("Ana"), forgotten).statusCode()).isEqualTo(200);
        WEFT.clock.advance(Duration.ofHours(2));
        WEFT.product.uploads().purge();

        files.refused(files.again("Ana"), forgotten);
        assertThat(files.get(files.again("Ana"), drafted).statusCode()).isEqualTo(200);
        assertThat(files.bytesKept()).isEqualTo(1);
        WEFT.clock.advance(Duration.ofDays(31));
        WEFT.product.uploads().purge();
        assertThat(files.bytesKept()).isZero();
    }

    @Test
    void theSameFileIsStoredOnce_andStaysForWhoStillHasIt() {
        var data = Pictures.plain("jpeg");
        var anas = files.send(course.ana, "a.jpg", data);
        var bens = files.send(course.ben, "b.jpg", data);
        assertThat(files.bytesKept()).isEqualTo(1);
        files.open(course.ben, "![B](upload:ID)", bens);

        WEFT.clock.advance(Duration.ofHours(25));
        WEFT.product.uploads().purge();

        files.refused(files.again("Ana"), anas);
        assertThat(files.get(files.again("Ben"), bens).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsSentAgainWhileItIsRemoved_isThere() throws Exception {
        var data = Pictures.plain("png", 9, 9);
        for (int round = 0; round < 15; round++) {
            files.send(files.again("Ana"), "a.png", data);
            WEFT.clock.advance(Duration.ofHours(26));
            var ana = files.again("Ana");
            var purging = new Thread(WEFT.product.uploads()::purge);
            purging.start();
            var id = files.send(ana, "a.png", data);
            purging.join();

            assertThat(files.get(ana, id).statusCode()).isEqualTo(200);
        }
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
        assertThat(files.bytesKept()).isZero();
    }
}
