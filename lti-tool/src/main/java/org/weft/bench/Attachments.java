package org.weft.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.weft.base.Json;

/** Files of 100 kB: in, as members send them, and out again to whoever sees the post. */
final class Attachments {
    private static final int BYTES = 100_000;

    private final ServerProcess server;
    private final List<String> tokens;
    private final AtomicInteger next = new AtomicInteger();

    Attachments(ServerProcess server, List<String> tokens) {
        this.server = server;
        this.tokens = tokens;
    }

    /** Each file is another, and the members take turns, since one may only send so many in an hour. */
    Load.Workers sending() {
        return index -> {
            var client = new Client(server.port());
            return new Load.Worker() {
                @Override
                public void once() throws IOException {
                    send(client, tokens.get(next.getAndIncrement() % tokens.size()));
                }

                @Override
                public void close() throws IOException {
                    client.close();
                }
            };
        };
    }

    /** The path of a file in a post of this thread. */
    String posted(String thread) throws IOException {
        try (var client = new Client(server.port())) {
            var id = send(client, tokens.get(0));
            Reads.post(
                    client,
                    tokens.get(0),
                    thread,
                    "[File](upload:" + id + ")",
                    UUID.randomUUID().toString());
            return "/api/uploads/" + id;
        }
    }

    private static String send(Client client, String token) throws IOException {
        var line = UUID.randomUUID() + " was measured.\n";
        var body = line.repeat(BYTES / line.length()).getBytes(StandardCharsets.UTF_8);
        var answer = client.post("/api/uploads?name=counts.txt", "application/octet-stream", body, Reads.bearer(token));
        if (answer.status() != 201) {
            throw new IllegalStateException("A file was answered with " + answer.status() + ": " + answer.text());
        }
        return Json.MAPPER.readTree(answer.body()).get("id").asText();
    }
}
