package org.weft.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Posts by many members to many threads, each acknowledged when it is durable. */
final class Writes {
    static final String TEXT = "What I found: the counts agree with the **theory** once the circuit is run some"
            + " thousand times, and the error falls with the square root of that. See `cx q[0], q[1]` above.";

    private final ServerProcess server;
    private final List<String> tokens;
    private final List<String> threads;

    Writes(ServerProcess server, List<String> tokens, List<String> threads) {
        this.server = server;
        this.tokens = tokens;
        this.threads = threads;
    }

    Load.Workers posting() {
        return index -> {
            var client = new Client(server.port());
            var token = tokens.get(index);
            return new Load.Worker() {
                @Override
                public void once() throws IOException {
                    var thread = threads.get(ThreadLocalRandom.current().nextInt(threads.size()));
                    Reads.post(client, token, thread, TEXT, UUID.randomUUID().toString());
                }

                @Override
                public void close() throws IOException {
                    client.close();
                }
            };
        };
    }

    /** Posts once a second while something else is done. */
    void eachSecondDuring(Runnable other) {
        var clock = Executors.newSingleThreadScheduledExecutor();
        try (var client = new Client(server.port())) {
            var posting = clock.scheduleAtFixedRate(() -> postOnce(client), 0, 1, TimeUnit.SECONDS);
            other.run();
            if (posting.isDone()) {
                throw new IllegalStateException("A post that was to arrive meanwhile did not");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            clock.shutdownNow();
        }
    }

    private void postOnce(Client client) {
        try {
            Reads.post(
                    client,
                    tokens.get(0),
                    threads.get(0),
                    TEXT,
                    UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
