package org.weft.bench;

import java.io.IOException;
import java.util.List;
import org.weft.base.Json;

/** What a browser asks a server for, again and again, each connection as another member. */
final class Reads {
    private final ServerProcess server;
    private final List<String> tokens;

    Reads(ServerProcess server, List<String> tokens) {
        this.server = server;
        this.tokens = tokens;
    }

    static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    /** The path of the page of a thread that has this post; 1 is the first page. */
    static String page(String thread, int number) {
        var path = "/api/threads/" + thread + "/posts?view=linear&order=oldest";
        return number == 1 ? path : path + "&at=" + number;
    }

    /** Workers that ask for one path. */
    Load.Workers asking(String path) {
        return index -> {
            var client = new Client(server.port());
            var authorization = bearer(tokens.get(index));
            return new Load.Worker() {
                @Override
                public void once() throws IOException {
                    var answer = client.get(path, authorization);
                    if (answer.status() != 200) {
                        throw new IllegalStateException(path + " was answered with " + answer.status());
                    }
                }

                @Override
                public void close() throws IOException {
                    client.close();
                }
            };
        };
    }

    /** Sends one post. @throws IllegalStateException when it isn't acknowledged as new */
    static void post(Client client, String token, String thread, String text, String clientKey) throws IOException {
        var body = Json.MAPPER
                .createObjectNode()
                .put("text", text)
                .put("clientKey", clientKey)
                .toString();
        var answer = client.post("/api/threads/" + thread + "/posts", "application/json", body, bearer(token));
        if (answer.status() != 201) {
            throw new IllegalStateException("A post was answered with " + answer.status() + ": " + answer.text());
        }
    }
}
