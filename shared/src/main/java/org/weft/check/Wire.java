package org.weft.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;

/** Calls of a server on this machine. */
final class Wire {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final int port;
    private final Runnable afterWriting;

    /** @param afterWriting what is waited for behind everything that isn't only read */
    Wire(int port, Runnable afterWriting) {
        this.port = port;
        this.afterWriting = afterWriting;
    }

    /** What a call that has to work answers. */
    JsonNode send(@Nullable String token, String method, String path, String body) {
        var answer = answer(token, method, path, body);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.body());
        }
        if (!method.equals("GET")) {
            afterWriting.run();
        }
        return json(answer.body().isEmpty() ? "{}" : answer.body());
    }

    HttpResponse<String> answer(@Nullable String token, String method, String path, String body) {
        return answer(token, method, path, body, "application/json");
    }

    HttpResponse<String> answer(@Nullable String token, String method, String path, String body, String contentType) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", contentType)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + text, e);
        }
    }
}
