package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.weft.base.TestClock;

/** A tool that its registration address leads to, and a running LMS where it registers itself. */
final class RegisteringTool implements AutoCloseable {
    static final String ADDRESS = "https://tool.example/register?invite=7";

    private static final ObjectMapper JSON = new ObjectMapper();

    final TestClock clock = new TestClock();
    PracticeLms lms;

    private final Path folder;

    /** @param folder where the LMS keeps what it knows */
    RegisteringTool(Path folder) {
        this.folder = folder;
        lms = startedLms();
    }

    private PracticeLms startedLms() {
        var started = new PracticeLms(PracticeFixture.settings("http://127.0.0.1:0"), clock, null, folder);
        started.start();
        return started;
    }

    void restartLms() {
        lms.stop();
        lms = startedLms();
    }

    @Override
    public void close() {
        lms.stop();
    }

    HttpResponse<String> opened(String address) {
        return PracticeClient.as("mara", lms).get("/tools/register", Map.of("address", address));
    }

    static String source(HttpResponse<String> page) {
        return PracticeClient.plain(page.body().replaceFirst("(?s).*<iframe[^>]* src=\"([^\"]+)\".*", "$1"));
    }

    static String token(HttpResponse<String> page) {
        return source(page).replaceFirst(".*&registration_token=", "");
    }

    JsonNode registered(ObjectNode metadata) {
        var answer = register(token(opened(ADDRESS)), metadata);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    HttpResponse<String> register(String token, ObjectNode metadata) {
        return post(token, metadata.toString());
    }

    HttpResponse<String> post(String token, String body) {
        var request = HttpRequest.newBuilder(lms.uri().resolve("/register"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode metadata() {
        var json = JSON.createObjectNode()
                .put("client_name", "Tool")
                .put("initiate_login_uri", "https://tool.example/login")
                .put("jwks_uri", "https://tool.example/keys")
                .put("token_endpoint_auth_method", "private_key_jwt");
        json.putArray("response_types").add("id_token");
        json.putArray("grant_types").add("implicit").add("client_credentials");
        json.putArray("redirect_uris").add("https://tool.example/launch");
        var tool = json.putObject(ToolMetadata.TOOL)
                .put("domain", URI.create("https://tool.example").getAuthority())
                .put("target_link_uri", "https://tool.example/launch");
        tool.putArray("claims").add("sub").add("name");
        tool.putArray("messages").addObject().put("type", "LtiDeepLinkingRequest");
        return json;
    }
}
