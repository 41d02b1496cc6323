package org.weft.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** How long after it is sent a post is with everyone who has the page open. */
final class Delivery {
    private static final int PAUSE_MILLIS = 100;

    private final ServerProcess server;
    private final List<String> tokens;
    private final String thread;

    /** @param tokens of those who listen; the first one posts */
    Delivery(ServerProcess server, List<String> tokens, String thread) {
        this.server = server;
        this.tokens = tokens;
        this.thread = thread;
    }

    /** Each delay is from the sending of a post to its arrival at one listener. */
    Figure measure(int posts) throws Exception {
        var sent = new long[posts];
        var listening = new CountDownLatch(tokens.size());
        var threads = Executors.newFixedThreadPool(tokens.size());
        try {
            var arrivals = tokens.stream()
                    .map(token -> threads.submit((Callable<long[]>) () -> listen(token, posts, listening)))
                    .toList();
            if (!listening.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Not everyone could listen");
            }
            var before = server.cpu();
            long start = System.nanoTime();
            send(sent);
            var delays = new ArrayList<Long>();
            for (var arrival : arrivals) {
                var arrived = arrival.get(30, TimeUnit.SECONDS);
                for (int i = 0; i < posts; i++) {
                    delays.add(arrived[i] - sent[i]);
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            var cpu = server.cpu().minus(before).toNanos();
            var nanos = delays.stream().mapToLong(Long::longValue).toArray();
            return Figure.of(Bench.EVENT, tokens.size(), nanos, seconds, cpu);
        } finally {
            threads.shutdownNow();
        }
    }

    private void send(long[] sent) throws IOException, InterruptedException {
        try (var client = new Client(server.port())) {
            for (int i = 0; i < sent.length; i++) {
                sent[i] = System.nanoTime();
                Reads.post(
                        client,
                        tokens.get(0),
                        thread,
                        "Post " + i,
                        UUID.randomUUID().toString());
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private long[] listen(String token, int posts, CountDownLatch listening) throws IOException {
        var arrived = new long[posts];
        try (var client = new Client(server.port())) {
            int status = client.open("/api/events", Reads.bearer(token));
            if (status != 200) {
                throw new IllegalStateException("Listening was answered with " + status);
            }
            listening.countDown();
            for (int seen = 0; seen < posts; ) {
                if (client.readLine().contains("post-created")) {
                    arrived[seen++] = System.nanoTime();
                }
            }
        }
        return arrived;
    }
}
