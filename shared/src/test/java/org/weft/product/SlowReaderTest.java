package org.weft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page that listens and takes nothing in, on a connection that is stuck, doesn't hold up others. */
class SlowReaderTest {
    private static final int ROUNDS = 30;
    private static final int EVENTS = 200;

    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    @Test
    void othersHearEverything_andTheSlowOneIsLetGo() throws Exception {
        var course = Course.in(WEFT, "Slow");
        var thread = course.ask(course.carla, "Who listens?");

        try (var stuck = listenWithoutReading(course.ana);
                var page = Listening.to(WEFT, course.ben, null)) {
            for (int round = 0; round < ROUNDS; round++) {
                tell(thread);
                assertThat(page.next(EVENTS, 5)).hasSize(EVENTS);
            }
            var rest = stuck.getInputStream();

            assertThat(rest.readNBytes(15)).asString(StandardCharsets.US_ASCII).isEqualTo("HTTP/1.1 200 OK");
            assertThat(readToTheEnd(rest)).isLessThan((long) ROUNDS * EVENTS * 2_000);
        }
    }

    private static Socket listenWithoutReading(TestProduct.Someone who) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(5_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), WEFT.server.port()));
        var request =
                "GET /api/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + who.token() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Large ones, so that no buffer on the way takes them all. */
    private static void tell(String thread) {
        WEFT.database.jdbi().useHandle(handle -> {
            handle.createUpdate("""
                    insert into activity (
                        organization_id, place_id, stream_id, verb, audience, owner_id, actor_id, data, at)
                    select t.organization_id, f.place_id, f.id, 'thread-changed', 'all', t.owner_id, t.owner_id,
                           jsonb_build_object('thread', t.id::text, 'padding', repeat('x', 4000)), t.created_at
                    from thread t
                    join forum f on f.organization_id = t.organization_id and f.id = t.forum_id
                    cross join generate_series(1, :events)
                    where t.id = :thread
                    """)
                    .bind("events", EVENTS)
                    .bind("thread", Long.parseLong(thread))
                    .execute();
            handle.execute("notify weft_activity");
        });
    }

    /** How many bytes come before the server ends the connection; fails when it doesn't. */
    private static long readToTheEnd(InputStream in) throws IOException {
        var buffer = new byte[64 * 1024];
        return IntStream.generate(() -> read(in, buffer))
                .takeWhile(count -> count >= 0)
                .asLongStream()
                .sum();
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("The server keeps the connection", e);
        } catch (IOException e) {
            return -1; // It was reset.
        }
    }
}
