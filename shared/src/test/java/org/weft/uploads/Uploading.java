package org.weft.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.weft.base.Json;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** A course, and short ways to send files, to put them into posts and to get them. */
final class Uploading {
    final Course course;
    private final TestProduct weft;

    Uploading(TestProduct weft) {
        this.weft = weft;
        course = Course.in(weft, "Uploads " + System.nanoTime());
    }

    String send(TestProduct.Someone who, String name, byte[] data) {
        return Course.ok(post(who, name, data)).get("id").asText();
    }

    void refused(String code, String name, byte[] data) {
        Course.refused(post(course.ana, name, data), 400, code);
    }

    void refused(TestProduct.Someone who, String upload) {
        Course.refused(weft.get(who, "/api/uploads/" + upload), 404, "upload-not-found");
    }

    HttpResponse<String> post(TestProduct.Someone who, String name, byte[] data) {
        return weft.send(request(who, name).POST(HttpRequest.BodyPublishers.ofByteArray(data)));
    }

    HttpRequest.Builder request(TestProduct.Someone who, String name) {
        return weft.request(who, "/api/uploads?name=" + URLEncoder.encode(name, UTF_8))
                .header("Content-Type", "application/octet-stream");
    }

    HttpResponse<byte[]> get(TestProduct.Someone who, String upload) {
        return bytes(weft.request(who, "/api/uploads/" + upload).GET());
    }

    HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        try {
            return weft.http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** @param ids for each "ID" in the text */
    JsonNode open(TestProduct.Someone who, String text, String... ids) {
        var filled = text;
        for (var id : ids) {
            filled = filled.replaceFirst("ID", id);
        }
        return course.open(who, Map.of("title", "With a file", "text", filled));
    }

    void edit(TestProduct.Someone who, String post, String text, int version) {
        course.put(who, "/api/posts/" + post, Json.write(Map.of("text", text, "version", version)));
    }

    /** With a session that hasn't ended. */
    TestProduct.Someone again(String name) {
        return weft.arrive(course.school, name, Role.LEARNER, course.key);
    }

    int bytesKept() {
        return weft.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select count(*) from blob_data where organization_id = :organization")
                        .bind("organization", course.school.organization())
                        .mapTo(Integer.class)
                        .one());
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
