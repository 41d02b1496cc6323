package org.weft.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An open page that listens to {@code /api/events}. */
public final class Listening implements AutoCloseable {
    private final InputStream body;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** One event as it came. */
    public record Heard(String id, String event, JsonNode data) {}

    /** Listens from now on, or after the event with that id; returns when the server has begun to send. */
    public static Listening to(TestProduct node, TestProduct.Someone who, @Nullable String lastId) {
        var request = node.request(who, "/api/events");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            var answer = node.http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=utf-8");
            var listening = new Listening(answer.body());
            assertThat(listening.subscribed.await(5, TimeUnit.SECONDS)).isTrue();
            return listening;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Listening(InputStream body) {
        this.body = body;
        var reader = new Thread(this::read, "listening");
        reader.setDaemon(true);
        reader.start();
    }

    /** The next event; fails when none comes within two seconds. */
    public Heard next() {
        return next(2);
    }

    public Heard next(int seconds) {
        try {
            var next = heard.poll(seconds, TimeUnit.SECONDS);
            assertThat(next).as("an event within %d seconds", seconds).isNotNull();
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** So many events, each within five seconds after the one before. */
    public List<Heard> next(long count, int secondsEach) {
        var all = new ArrayList<Heard>();
        while (all.size() < count) {
            all.add(next(secondsEach));
        }
        return all;
    }

    /** Whether the server ends the stream within that time. */
    public boolean endsWithin(int seconds) {
        try {
            return ended.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What has come and was not asked for yet. */
    public List<Heard> rest() {
        var rest = new ArrayList<Heard>();
        heard.drainTo(rest);
        return rest;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String id = "";
            String event = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    subscribed.countDown();
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    heard.add(new Heard(id, event, TestProduct.json(line.substring(6))));
                }
            }
        } catch (IOException e) {
            // The connection is gone: the stream has ended.
        } finally {
            ended.countDown();
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
