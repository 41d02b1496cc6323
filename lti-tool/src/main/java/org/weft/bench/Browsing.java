package org.weft.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.weft.base.Json;

/** What people do between reading and writing: look through lists, search, and go on where they stopped. */
final class Browsing {
    static final String FILTERED = "thread list, unread, by votes";
    static final String WAITING = "thread list, waiting longest";
    static final String DISCUSSIONS = "all discussions of a member of 50";
    static final String SEARCH_COMMON = "search, words of every post";
    static final String SEARCH_RARE = "search, a phrase of few posts";
    static final String SIMILAR = "threads like a title";
    static final String OPEN_SHORT = "opening a thread of 100";
    static final String OPEN_LARGEST = "opening the largest at its first unread";
    private static final int RANGES = 199;

    private final ServerProcess server;
    private final Reads reads;
    private final List<String> tokens;

    Browsing(ServerProcess server, List<String> tokens) {
        this.server = server;
        this.reads = new Reads(server, tokens);
        this.tokens = tokens;
    }

    /** By name, what is asked for. */
    Load.Workers asking(String what) {
        return reads.asking(
                switch (what) {
                    case FILTERED -> "/api/threads?filter=unread&sort=votes";
                    case WAITING -> "/api/threads?filter=unanswered&sort=waiting";
                    case DISCUSSIONS -> "/api/discussions";
                    case SEARCH_COMMON -> "/api/search?q=qubit+measured&scope=course";
                    case SEARCH_RARE -> "/api/search?q=%22Question%20117%22&scope=course";
                    case SIMILAR -> "/api/similar?title=Thread%20of%20100%20posts";
                    default -> throw new IllegalArgumentException(what);
                });
    }

    /** Each has read every second post of a part of the thread, as people who jump about do. */
    void readHalf(String thread, int from) throws IOException {
        var read = IntStream.range(0, RANGES)
                .mapToObj(i -> List.of(from + 2 * i, from + 2 * i))
                .collect(Collectors.toList());
        read.add(0, List.of(1, from));
        var body = Json.write(Map.of("read", read));
        try (var client = new Client(server.port())) {
            for (var token : tokens) {
                var answer = client.put("/api/threads/" + thread + "/reading", body, Reads.bearer(token));
                if (answer.status() != 200) {
                    throw new IllegalStateException("Reading was answered with " + answer.status());
                }
            }
        }
    }

    /** What is above the thread, with the number of the first unread post, and the page that has it. */
    Load.Workers opening(String thread) {
        return index -> {
            var client = new Client(server.port());
            var authorization = Reads.bearer(tokens.get(index));
            return new Load.Worker() {
                @Override
                public void once() throws IOException {
                    var opened = client.get("/api/threads/" + thread, authorization);
                    int first = Json.MAPPER
                            .readTree(opened.body())
                            .at("/thread/firstUnread")
                            .asInt();
                    var page = client.get(Reads.page(thread, first), authorization);
                    if (first < 2 || page.status() != 200) {
                        throw new IllegalStateException("No first unread post in thread " + thread);
                    }
                }

                @Override
                public void close() throws IOException {
                    client.close();
                }
            };
        };
    }
}
