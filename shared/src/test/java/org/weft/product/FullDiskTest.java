package org.weft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.db.FullDisk;

/** The database's disk is full: writing is refused clearly and wholly, reading goes on, and nothing sent is lost. */
class FullDiskTest {
    @RegisterExtension
    static final FullDisk DISK = new FullDisk();

    @RegisterExtension
    static final TestProduct WEFT = new TestProduct(DISK.database);

    @Test
    void whatFindsNoRoomIsRefusedWhole_andGoesThroughLater() {
        var course = Course.in(WEFT, "Full");
        var question = """
                {"kind":"question","title":"Sent to a full disk","text":"Text","clientKey":"%s"}
                """.formatted(UUID.randomUUID());

        DISK.fill("post");
        var refused = TestProduct.whenConnected(() -> WEFT.post(course.ana, "/api/threads", question));

        var problem = Course.refused(refused, 503, "storage-full");
        assertThat(problem.get("retryAfterSeconds").asInt()).isPositive();
        assertThat(course.get(course.ana, "/api/threads").get("threads")).isEmpty();

        DISK.clear("post");
        var sent = TestProduct.whenConnected(() -> WEFT.post(course.ana, "/api/threads", question));
        var again = WEFT.post(course.ana, "/api/threads", question);

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(course.get(course.ana, "/api/threads").get("threads")).hasSize(1);
    }

    @Test
    void aFileThatFindsNoRoomIsRefusedWhole_andGoesThroughLater() {
        var course = Course.in(WEFT, "Full of files");

        DISK.fill("blob_data");
        var refused = TestProduct.whenConnected(() -> send(course.ana));

        Course.refused(refused, 503, "storage-full");
        DISK.clear("blob_data");
        var sent = TestProduct.whenConnected(() -> send(course.ana));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        assertThat(course.get(course.ana, "/api/threads").get("threads")).isEmpty();
    }

    private static HttpResponse<String> send(TestProduct.Someone who) {
        return WEFT.send(WEFT.request(who, "/api/uploads?name=a.txt")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString("text")));
    }
}
