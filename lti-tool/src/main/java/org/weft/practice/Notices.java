package org.weft.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices that tools asked for (LTI Platform Notification Service 1.0): sent once each, like most LMSs do. */
final class Notices {
    static final String COPY = "LtiContextCopyNotice";
    static final String HELLO = "LtiHelloWorldNotice";
    static final List<String> TYPES = List.of(COPY, HELLO);

    private static final Logger log = LoggerFactory.getLogger(Notices.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final Clock clock;
    private final Tools tools;
    private final PlatformKey key;
    private final JsonFile<Handler> file;
    private final List<Handler> handlers;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private @Nullable URI issuer;
    private @Nullable ExecutorService sending;

    /** Where a tool takes a kind of notices. */
    record Handler(String client, String type, String address) {}

    /** @param file may not exist yet; null keeps nothing beyond the end of the process */
    Notices(Clock clock, Tools tools, PlatformKey key, @Nullable Path file) {
        this.clock = clock;
        this.tools = tools;
        this.key = key;
        this.file = new JsonFile<>(file, new TypeReference<>() {});
        this.handlers = new CopyOnWriteArrayList<>(this.file.read());
    }

    /** An empty address takes it away. Says hello to a handler of hellos. */
    synchronized void handle(Tool tool, String type, String address) {
        handlers.removeIf(
                each -> each.client().equals(tool.clientId()) && each.type().equals(type));
        if (!address.isEmpty()) {
            var handler = new Handler(tool.clientId(), type, address);
            handlers.add(handler);
            if (type.equals(HELLO)) {
                send(tool, handler, Map.of());
            }
        }
        file.write(handlers);
    }

    List<Handler> of(Tool tool) {
        return handlers.stream()
                .filter(each -> each.client().equals(tool.clientId()))
                .toList();
    }

    /** From when it is known where this LMS is. It can be stopped and started again. */
    void start(URI lms) {
        issuer = lms;
        sending = Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, "practice-notices");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What isn't sent by now is not sent. */
    void stop() {
        if (sending != null) {
            sending.shutdownNow();
        }
    }

    void tellCopy(Course copy, Course origin) {
        for (var handler : handlers) {
            if (handler.type().equals(COPY)) {
                tools.find(handler.client())
                        .ifPresent(tool -> send(
                                tool,
                                handler,
                                Map.of(
                                        LaunchClaims.LTI + "context",
                                        Map.of("id", copy.id(), "label", copy.label(), "title", copy.title()),
                                        LaunchClaims.LTI + "origin_contexts",
                                        List.of(origin.id()))));
            }
        }
    }

    private void send(Tool tool, Handler handler, Map<String, Object> more) {
        var now = clock.instant();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", String.valueOf(issuer));
        claims.put("aud", tool.clientId());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("nonce", UUID.randomUUID().toString());
        claims.put(LaunchClaims.LTI + "version", "1.3.0");
        claims.put(LaunchClaims.LTI + "deployment_id", tool.deploymentId());
        claims.put(
                LaunchClaims.LTI + "notice",
                Map.of("id", UUID.randomUUID().toString(), "timestamp", now.toString(), "type", handler.type()));
        claims.putAll(more);
        var jwt = key.sign(claims);
        Objects.requireNonNull(sending, "The practice LMS has not been started").execute(() -> post(handler, jwt));
    }

    private void post(Handler handler, String jwt) {
        try {
            var body = JSON.writeValueAsString(Map.of("notices", List.of(Map.of("jwt", jwt))));
            var request = HttpRequest.newBuilder(URI.create(handler.address()))
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            log.info("practice-notice type={} status={}", handler.type(), answer.statusCode());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            log.warn("practice-notice type={} isn't taken: {}", handler.type(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
